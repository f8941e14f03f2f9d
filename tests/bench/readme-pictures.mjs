// Takes the pictures of README.md from the finished pages, into .github/pictures/. After `make publish`, and after
// `make bench` has installed what drives the browser:
//
//   node tests/bench/readme-pictures.mjs

import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { inFreshBrowser } from "./lib/browser.mjs";
import { ROOT } from "./lib/places.mjs";
import { serve } from "./lib/server.mjs";

const DESK = { width: 1280, height: 860 };
const PHONE = { width: 390, height: 860 };
const OUT = path.join(ROOT, ".github/pictures");

/** @type {{ name: string, address: string, size?: typeof DESK, dark?: boolean, act?: (page: import("playwright-core").Page) => Promise<void> }[]} */
const PICTURES = [
  { name: "front-page", address: "en/" },
  { name: "article", address: "fa/posts/3001/" },
  { name: "category", address: "ar/category/iraq/" },
  { name: "gallery", address: "en/posts/1033/" },
  { name: "opened-picture", address: "en/posts/1033/", act: (page) => page.locator("#picture-1033-1").first().click() },
  { name: "videos", address: "en/category/videos/" },
  { name: "library", address: "sq/category/books/" },
  { name: "search", address: "en/search/?q=camp" },
  { name: "archive", address: "fa/archive/" },
  { name: "page", address: "en/about/" },
  { name: "not-found", address: "ar/none/" },
  { name: "phone", address: "fa/", size: PHONE },
  { name: "phone-dark", address: "en/posts/1001/", size: PHONE, dark: true },
  { name: "phone-menu", address: "ar/", size: PHONE, act: (page) => page.locator(".open-menu").click() },
];

await mkdir(OUT, { recursive: true });
const host = await serve({ folder: path.join(ROOT, "dist") });
for (const { name, address, size = DESK, dark, act } of PICTURES) {
  await inFreshBrowser(async (tab) => {
    await tab.page.setViewportSize(size);
    await tab.page.emulateMedia({ colorScheme: dark ? "dark" : "light", reducedMotion: "reduce" });
    await tab.page.goto(`${host.origin}/${address}`, { waitUntil: "networkidle" });
    // The app answers, and has loaded what the page asked for.
    await tab.page.waitForSelector('html[data-masthead-state="ready"]');
    await act?.(tab.page);
    await tab.page.waitForLoadState("networkidle");
    await tab.settle();
    const { data } = await tab.session.send("Page.captureScreenshot", { format: "webp", quality: 75 });
    await writeFile(path.join(OUT, `${name}.webp`), Buffer.from(data, "base64"));
    console.log(`${name}.webp: /${address}`);
  }, size === PHONE ? 1.5 : 1);
}
await host.close();
