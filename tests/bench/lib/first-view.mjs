// The first view of a front page: a slow phone on a slow network, nothing in any cache.

import { SLOW_CPU, SLOW_NETWORK, inFreshBrowser } from "./browser.mjs";
import { alternate } from "./rounds.mjs";
import { serve } from "./server.mjs";
import { summaries } from "./statistics.mjs";
import { Traffic } from "./traffic.mjs";

const FRONT = "/en/";

/** Above this, a task keeps a reader waiting. */
const LONG = 50;

/** @param {Record<string, object>} sites contenders by name */
export async function measureFirstViews(sites, rounds) {
  const hosts = {};
  for (const [name, site] of Object.entries(sites)) {
    hosts[name] = { site, host: await serve(site) };
    // Once for nothing, so that the host has compressed everything before it is measured.
    await view(hosts[name]);
  }
  const samples = await alternate(rounds, hosts, async (contender) => ({
    ...(await view(contender)),
    ...(contender.site.hasScript && { answers: await timeToAnswer(contender) }),
  }));
  await Promise.all(Object.values(hosts).map(({ host }) => host.close()));
  return Object.fromEntries(Object.entries(samples).map(([name, views]) => [name, summaries(views)]));
}

/**
 * The same on screens of one and of two pixels to a pixel of the page: what pictures cost.
 *
 * @param {Record<string, object>} sites contenders by name
 */
export async function measurePictures(sites, rounds) {
  const hosts = {};
  for (const [name, site] of Object.entries(sites)) hosts[name] = { site, host: await serve(site) };
  const samples = await alternate(rounds, hosts, async (contender) => {
    const [one, two] = [await view(contender, 1), await view(contender, 2)];
    return { images1: one.images, lcp1: one.lcp, images2: two.images, lcp2: two.lcp };
  });
  await Promise.all(Object.values(hosts).map(({ host }) => host.close()));
  return Object.fromEntries(Object.entries(samples).map(([name, views]) => [name, summaries(views)]));
}

function view({ site, host }, deviceScaleFactor) {
  return inFreshBrowser(async (tab) => {
    await tab.page.addInitScript(observe);
    const traffic = await Traffic.watch(tab);
    await tab.throttle(SLOW_NETWORK, SLOW_CPU);
    await tab.page.goto(host.origin + FRONT, { waitUntil: "commit" });
    await tab.ready(site);
    await traffic.quiet();
    await tab.settle();
    await tab.mustRun(site);
    const { fcp, lcp, cls, tasks } = await tab.page.evaluate(() => window.observed());
    const { bytes } = traffic;
    return {
      fcp,
      lcp,
      cls,
      longTasks: sum(tasks),
      blocking: sum(tasks.map((duration) => Math.max(0, duration - LONG))),
      bytes: sum(Object.values(bytes)),
      ...bytes,
    };
  }, deviceScaleFactor);
}

const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);

/** Runs in the page, before anything of it. */
function observe() {
  const found = { lcp: 0, cls: 0, tasks: [] };
  const see = (type, note) => {
    const observer = new PerformanceObserver((list) => list.getEntries().forEach(note));
    observer.observe({ type, buffered: true });
    return () => observer.takeRecords().forEach(note);
  };
  const flushes = [
    see("largest-contentful-paint", ({ startTime }) => (found.lcp = startTime)),
    see("layout-shift", ({ value, hadRecentInput }) => (found.cls += hadRecentInput ? 0 : value)),
    see("longtask", ({ duration }) => found.tasks.push(duration)),
  ];
  window.observed = () => {
    flushes.forEach((flush) => flush());
    return { ...found, fcp: performance.getEntriesByName("first-contentful-paint")[0].startTime };
  };
}

/**
 * How long the first card's copy button leaves a reader without an answer. Measured in a view of its own: an input
 * ends the search for the largest paint. The clicks are made inside the page, because one from outside could only be
 * aimed after the page had answered where the button is.
 */
function timeToAnswer({ host }) {
  return inFreshBrowser(async (tab) => {
    await tab.page.addInitScript(clickUntilAnswered);
    await tab.throttle(SLOW_NETWORK, SLOW_CPU);
    await tab.page.goto(host.origin + FRONT, { waitUntil: "commit" });
    await tab.page.waitForFunction(() => window.answered > 0, undefined, { timeout: 120_000 });
    return tab.page.evaluate(() => window.answered);
  });
}

/** Runs in the page, before anything of it. */
function clickUntilAnswered() {
  const impatience = setInterval(() => document.querySelector("button.share-copy")?.click(), 50);
  const writeText = async () => {
    clearInterval(impatience);
    window.answered ??= performance.now();
  };
  Object.defineProperty(navigator, "clipboard", { value: { writeText } });
}
