// From a click on Older to ten new cards on the screen.

import { DISTANT_NETWORK, NO_THROTTLING, SLOW_CPU, inFreshBrowser } from "./browser.mjs";
import { alternate } from "./rounds.mjs";
import { serve } from "./server.mjs";
import { summaries, summary } from "./statistics.mjs";
import { Traffic } from "./traffic.mjs";

const FRONT = "/en/";

/** Pages turned in a row: the first is the reader's own, with code that never ran; the others tell what a turn costs. */
const TURNS = 6;

/** @param {Record<string, object>} sites contenders by name, all of one publication */
export async function measurePageTurns(sites, rounds) {
  const hosts = {};
  for (const [name, site] of Object.entries(sites)) {
    hosts[name] = { site, host: await serve(site) };
    // Once for nothing, so that the host has compressed everything before it is measured.
    await turns(hosts[name]);
  }
  const samples = await alternate(rounds, hosts, turns);
  await Promise.all(Object.values(hosts).map(({ host }) => host.close()));
  return Object.fromEntries(
    Object.entries(samples).map(([name, found]) => [
      name,
      {
        ...summaries(found.map(({ fetched, cached }) => ({ fetchedFirst: fetched[0], cachedFirst: cached[0] }))),
        fetchedLater: summary(found.flatMap(({ fetched }) => fetched.slice(1))),
        cachedLater: summary(found.flatMap(({ cached }) => cached.slice(1))),
      },
    ]),
  );
}

function turns(contender) {
  return inFreshBrowser(async (tab) => {
    await tab.page.addInitScript(prepareTurns);
    const traffic = await Traffic.watch(tab);
    // Pages that were never fetched, from a host that is some way off.
    const fetched = await turnInRow(tab, traffic, contender, DISTANT_NETWORK);
    // The same pages after the app has started anew: it has forgotten them, the browser has not.
    const cached = await turnInRow(tab, traffic, contender, NO_THROTTLING);
    return { fetched, cached };
  });
}

async function turnInRow(tab, traffic, { site, host }, network) {
  const { page } = tab;
  await tab.throttle(NO_THROTTLING, 1);
  await page.goto(host.origin + FRONT, { waitUntil: "commit" });
  await tab.ready(site);
  await traffic.quiet();
  await tab.mustRun(site);
  await tab.throttle(network, SLOW_CPU);
  const times = [];
  for (let turn = 0; turn < TURNS; turn += 1) {
    const older = page.locator("main a[rel~=next]");
    await older.scrollIntoViewIfNeeded();
    await traffic.quiet();
    await tab.settle();
    await page.evaluate(() => window.expectTurn());
    await older.click({ noWaitAfter: true });
    times.push(site.hasScript ? await page.evaluate(() => window.turned) : await navigated(tab, site));
    await traffic.quiet();
  }
  return times;
}

/** Without a script a turn is a whole new document, which is there when it is painted first. */
async function navigated(tab, site) {
  const isPainted = () =>
    performance.timeOrigin >= Number(sessionStorage.clicked) &&
    performance.getEntriesByName("first-contentful-paint").length > 0;
  await tab.page.waitForFunction(isPainted, undefined, { polling: 100 });
  await tab.ready(site);
  return tab.page.evaluate(() => {
    const [{ startTime }] = performance.getEntriesByName("first-contentful-paint");
    return performance.timeOrigin + startTime - Number(sessionStorage.clicked);
  });
}

/** Runs in the page, before anything of it. */
function prepareTurns() {
  const firstTitle = (cards) => cards[0]?.querySelector("h2 a").href;
  window.expectTurn = () => {
    const before = firstTitle(document.querySelectorAll("main article"));
    let clicked;
    const onClick = ({ timeStamp }) => {
      clicked = timeStamp;
      sessionStorage.clicked = performance.timeOrigin + timeStamp;
    };
    addEventListener("click", onClick, { capture: true, once: true });
    window.turned = new Promise((resolve, reject) => {
      setTimeout(reject, 60_000, new Error("no new page after a minute"));
      const observer = new MutationObserver(() => {
        const cards = document.querySelectorAll("main article");
        if (cards.length < 10 || firstTitle(cards) === before) return;
        observer.disconnect();
        // A task queued while a frame is made runs once it is made.
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => resolve(performance.now() - clicked);
          port2.postMessage(undefined);
        });
      });
      observer.observe(document.body, { childList: true, subtree: true, attributeFilter: ["href"] });
    });
  };
}
