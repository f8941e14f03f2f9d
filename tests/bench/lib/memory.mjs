// What an app holds after many page turns: a reader's tab may stay open for days.

import { readFile } from "node:fs/promises";
import { NO_THROTTLING, inFreshBrowser } from "./browser.mjs";
import { alternate } from "./rounds.mjs";
import { serve } from "./server.mjs";
import { summaries } from "./statistics.mjs";
import { Traffic } from "./traffic.mjs";

const FRONT = "/en/";
const FEW = 50;
const MANY = 1000;

/** @param {Record<string, object>} sites contenders by name, all of one publication of more than MANY pages */
export async function measureMemory(sites, rounds) {
  const hosts = {};
  for (const [name, site] of Object.entries(sites)) hosts[name] = { site, host: await serve(site) };
  const samples = await alternate(rounds, hosts, afterTurns);
  await Promise.all(Object.values(hosts).map(({ host }) => host.close()));
  const part = (found, key) => summaries(found.map((sample) => sample[key]));
  return Object.fromEntries(
    Object.entries(samples).map(([name, found]) => [name, { few: part(found, "few"), many: part(found, "many") }]),
  );
}

function afterTurns({ site, host }) {
  return inFreshBrowser(async (tab) => {
    await tab.page.addInitScript(findWasmMemory);
    const traffic = await Traffic.watch(tab);
    await tab.throttle(NO_THROTTLING, 1);
    await tab.page.goto(host.origin + FRONT, { waitUntil: "commit" });
    await tab.ready(site);
    await traffic.quiet();
    await tab.mustRun(site);
    await tab.page.evaluate(turnPages, FEW);
    const few = await held(tab, traffic);
    await tab.page.evaluate(turnPages, MANY - FEW);
    return { few, many: await held(tab, traffic) };
  });
}

async function held({ browser, page, session }, traffic) {
  await traffic.quiet();
  await session.send("HeapProfiler.enable");
  // Pictures and code that the browser would drop when memory runs short are not the app's to hold.
  await session.send("Memory.simulatePressureNotification", { level: "critical" });
  // What one collection frees may be what held other things.
  for (let times = 0; times < 3; times += 1) await session.send("HeapProfiler.collectGarbage");
  await session.send("HeapProfiler.disable");
  await session.send("Performance.enable");
  const { metrics } = await session.send("Performance.getMetrics");
  const metric = (wanted) => metrics.find(({ name }) => name === wanted).value;
  const wasm = await page.evaluate(() => window.wasmMemory?.buffer.byteLength ?? 0);
  return {
    heap: metric("JSHeapUsedSize"),
    wasm,
    heapAndWasm: metric("JSHeapUsedSize") + wasm,
    nodes: metric("Nodes"),
    listeners: metric("JSEventListeners"),
    process: await rendererMemory(browser),
  };
}

/** The proportional share of memory of the process that draws the page: the largest of its kind. */
async function rendererMemory(browser) {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  await session.detach();
  const renderers = processInfo.filter(({ type }) => type === "renderer");
  const sizes = await Promise.all(
    renderers.map(async ({ id }) => {
      const rollup = await readFile(`/proc/${id}/smaps_rollup`, "utf8");
      return Number(/^Pss:\s+(\d+) kB/m.exec(rollup)[1]) * 1024;
    }),
  );
  return Math.max(...sizes);
}

/** Runs in the page, before anything of it. */
function findWasmMemory() {
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const original = WebAssembly[name];
    WebAssembly[name] = async (...args) => {
      const result = await original(...args);
      const { exports } = result.instance ?? result;
      window.wasmMemory = Object.values(exports).find((value) => value instanceof WebAssembly.Memory);
      return result;
    };
  }
}

/** Runs in the page: Older to the end, then Newer to the front, and again. */
async function turnPages(turns) {
  const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const firstLink = () => document.querySelector("main article h2 a")?.href;
  const turnedFrom = async (before) => {
    const tooLate = performance.now() + 60_000;
    while (performance.now() < tooLate) {
      await nextFrame();
      const first = firstLink();
      if (first && first !== before) return;
    }
    throw new Error("no new page after a minute");
  };
  for (let turn = 0; turn < turns; turn += 1) {
    window.turningTo ??= "next";
    if (!document.querySelector(`main a[rel~=${window.turningTo}]`)) {
      window.turningTo = window.turningTo === "next" ? "prev" : "next";
    }
    const before = firstLink();
    document.querySelector(`main a[rel~=${window.turningTo}]`).click();
    await turnedFrom(before);
  }
}
