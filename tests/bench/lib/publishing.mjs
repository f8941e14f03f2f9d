// The programs that write finished pages: Masthead's publish and Hugo, with Pagefind for the search that publish has.

import path from "node:path";
import { generate } from "../generate.mjs";
import { cached } from "./cached.mjs";
import { prepareHugo } from "./hugo.mjs";
import { BENCH, ROOT, requireTool } from "./places.mjs";
import { command, run } from "./process.mjs";

/** Masthead as it is built, without any page: it fetches its data and draws them itself. */
export const APP = path.join(ROOT, "target/app");
export const MASTHEAD = path.resolve(process.env.MASTHEAD_PROGRAM ?? path.join(ROOT, "target/native/masthead"));
export const STYLE = path.join(ROOT, "target/style.css");

/** @param {{ articles: number, editions: number }} size */
export function publication({ articles, editions }) {
  const sources = [path.join(BENCH, "generate.mjs"), path.join(ROOT, "public")];
  return cached(`data/${articles}x${editions}`, sources, (out) => generate({ articles, editions, out }));
}

/** Without compressed copies, which Hugo does not make; the server of the benchmark has its own. */
export const publishTo = (data, out) =>
  run(MASTHEAD, ["publish", data, "--app", APP, "--out", out, "--no-compressed-copies"]);

export const hugoTo = (folder, out) =>
  run(command("hugo"), ["--source", folder, "--destination", path.join(out, "en"), "--quiet"]);

/** Hugo, then Pagefind over the articles alone: of the pages, those are what readers look for. */
export async function hugoAndPagefindTo(folder, out) {
  const pages = await hugoTo(folder, out);
  const articles = ["--glob", "en/posts/*/index.html", "--root-selector", "main"];
  const index = await run(pagefind(), ["--site", out, ...articles, "--silent"]);
  return { seconds: pages.seconds + index.seconds, peak: Math.max(pages.peak, index.peak) };
}

/** The program itself: npm's way to it is a script of Node.js, whose start and memory are not Pagefind's. */
const pagefind = () => requireTool.resolve(`@pagefind/${process.platform}-${process.arch}/bin/pagefind_extended`);

/** @returns {Promise<string>} the folder of the publication as Masthead publishes it */
export function published(size, data) {
  return cached(`published/${size.articles}x${size.editions}`, [APP, MASTHEAD, data], async (out) => {
    await publishTo(data, out);
  });
}

/** @returns {Promise<string>} the folder of the publication's first edition as Hugo writes it */
export async function builtByHugo(size, data) {
  const name = `${size.articles}x${size.editions}`;
  const folder = await prepareHugo(name, data, STYLE);
  // Named by its sources already; Hugo leaves files of its own in it.
  return cached(`hugo-built/${name}`, [path.basename(folder)], async (out) => {
    await hugoTo(folder, out);
  });
}
