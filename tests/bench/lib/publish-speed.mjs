// How long it takes to write a publication's pages.

import { readdir, rm, stat } from "node:fs/promises";
import path from "node:path";
import { prepareHugo } from "./hugo.mjs";
import { WORK } from "./places.mjs";
import { STYLE, hugoAndPagefindTo, hugoTo, publication, publishTo } from "./publishing.mjs";
import { alternate } from "./rounds.mjs";
import { summaries } from "./statistics.mjs";

/** Smaller ones only lead on to another address. */
const LEAST_PAGE = 1000;

/** @param {{ articles: number, editions: 1 }} size */
export async function measurePublishing(size, rounds) {
  const data = await publication(size);
  const site = await prepareHugo(`${size.articles}x${size.editions}`, data, STYLE);
  const out = path.join(WORK, "out");
  const contenders = {
    published: (folder) => publishTo(data, folder),
    hugo: (folder) => hugoTo(site, folder),
    searchedHugo: (folder) => hugoAndPagefindTo(site, folder),
  };
  const written = {};
  const samples = await alternate(rounds, contenders, async (write, name) => {
    const folder = path.join(out, name);
    // Hugo keeps its sizes of pictures beside the site, Masthead in what it publishes: neither has any at first.
    for (const made of [folder, path.join(site, "resources")]) await rm(made, { recursive: true, force: true });
    const first = await write(folder);
    const again = await write(folder);
    written[name] = await count(folder);
    await rm(folder, { recursive: true });
    return {
      seconds: first.seconds,
      again: again.seconds,
      peak: first.peak,
      pagesPerSecond: written[name].pages / first.seconds,
    };
  });
  return Object.fromEntries(
    Object.entries(samples).map(([name, found]) => [name, { ...summaries(found), written: written[name] }]),
  );
}

async function count(folder) {
  const counted = { pages: 0, files: 0, bytes: 0 };
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const { size } = await stat(path.join(entry.parentPath, entry.name));
    counted.files += 1;
    counted.bytes += size;
    if (entry.name === "index.html" && size > LEAST_PAGE) counted.pages += 1;
  }
  return counted;
}
