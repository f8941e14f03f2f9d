// Chromium, driven by the DevTools protocol.

import { requireTool } from "./places.mjs";
import { command } from "./process.mjs";

const { chromium } = requireTool("playwright-core");

const FLAGS = [
  "--headless=new",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-quic",
  "--no-first-run",
];

const PHONE = { viewport: { width: 360, height: 740 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true };

/** A slow phone network, as Lighthouse has it; in bytes a second and milliseconds. */
export const SLOW_NETWORK = { downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8, latency: 150 };
export const DISTANT_NETWORK = { downloadThroughput: -1, uploadThroughput: -1, latency: 150 };
export const NO_THROTTLING = { downloadThroughput: -1, uploadThroughput: -1, latency: 0 };
export const SLOW_CPU = 4;

/**
 * Runs `use` on a page of a browser of its own: nothing is left from any page before.
 *
 * @template T
 * @param {(tab: Tab) => Promise<T>} use
 * @param {number} [deviceScaleFactor] how many of its pixels are one of the page's
 * @returns {Promise<T>}
 */
export async function inFreshBrowser(use, deviceScaleFactor = PHONE.deviceScaleFactor) {
  const browser = await chromium.launch({ executablePath: command("chromium"), args: FLAGS });
  try {
    const context = await browser.newContext({ ...PHONE, deviceScaleFactor });
    const page = await context.newPage();
    return await use(new Tab(browser, page, await context.newCDPSession(page)));
  } finally {
    await browser.close();
  }
}

export class Tab {
  constructor(browser, page, session) {
    this.browser = browser;
    this.page = page;
    this.session = session;
  }

  async throttle(network, cpu) {
    await this.session.send("Network.enable");
    await this.session.send("Network.emulateNetworkConditions", { offline: false, ...network });
    await this.session.send("Emulation.setCPUThrottlingRate", { rate: cpu });
  }

  /** Waits until the cards are there and, where the page has an app, until it runs. */
  async ready(site) {
    await this.page.waitForFunction(
      (isReady) => document.querySelectorAll("main article").length >= 10 && document.querySelector(isReady),
      site.readyWhen ?? "main article",
      { timeout: 120_000 },
    );
  }

  /** An app that fell may leave a page that works without it: that is not what is measured. */
  async mustRun(site) {
    const isRunning = await this.page.evaluate(
      (isReady) => document.querySelector(isReady) !== null,
      site.readyWhen ?? "main article",
    );
    if (!isRunning) throw new Error(`the app does not run any more: there is no ${site.readyWhen}`);
  }

  /** Waits until a frame was drawn and the page has nothing left to do. */
  async settle() {
    await this.page.evaluate(
      () => new Promise((resolve) => requestAnimationFrame(() => requestIdleCallback(resolve, { timeout: 5000 }))),
    );
  }
}
