// The benchmark of Masthead: the same publication, drawn by Masthead and by its peers, on the same machine in the same run.
//
//   make bench                                   everything; about two hours on two slow cores
//   BENCH_ROUNDS=1 sh .tools/bench.sh            a trial
//   BENCH_ONLY=sizes,turns sh .tools/bench.sh    some measures; the others stand in the report as this machine took them
//
// MASTHEAD_PROGRAM names another program than target/native/masthead; the app is taken from target/app.
//
// Masthead's finished pages stand against
//   - the same app without them, which fetches the publication's feed and mounts;
//   - the same page as a single-page app in Solid, in Preact and in hand-written JS (peers/), which read the documents that
//     Masthead published. They have lists only, no articles, no categories: less code than a whole app of their kind;
//   - the same pages made by Hugo (peers/hugo), which have no script at all; where publishing is measured, also with Pagefind's index;
//   - where serving is measured, the same pages by Zola (peers/zola), if it is installed.
// All have Masthead's style sheet and class names, so all lay out the same.
//
// Each measure is a file in lib/. What it finds goes to target/bench/results, and from there to RESULTS.md.

import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import * as contenders from "./lib/contenders.mjs";
import { measureFirstViews, measurePictures } from "./lib/first-view.mjs";
import { describeMachine } from "./lib/machine.mjs";
import { measureMemory } from "./lib/memory.mjs";
import { measurePageTurns } from "./lib/page-turn.mjs";
import { BENCH, WORK } from "./lib/places.mjs";
import { publication } from "./lib/publishing.mjs";
import { measurePublishing } from "./lib/publish-speed.mjs";
import { writeReport } from "./lib/report.mjs";
import { measureServing } from "./lib/serving.mjs";
import { measureSizes } from "./lib/sizes.mjs";

/** A hundred articles in each of four editions: what the first view is compared on. */
const SMALL = { articles: 100, editions: 4 };
/** Ten thousand articles: enough pages to turn a thousand of them, and to keep a publisher busy. */
const LARGE = { articles: 10_000, editions: 1 };
const GROWING = [100, 10_000, 100_000].map((articles) => ({ articles, editions: 1 }));

const RESULTS = path.join(WORK, "results");

const views = Number(process.env.BENCH_ROUNDS ?? 7);
/** Those that take minutes each. */
const long = Math.min(views, 3);

/** What is measured, by the name of its result. */
const MEASURES = {
  sizes: async () => measureSizes(await everyone(SMALL)),
  first: async () => measureFirstViews(await everyone(SMALL), views),
  pictures: async () => {
    const { published, mounted, hugo } = await everyone(SMALL);
    return measurePictures({ published, mounted, hugo }, views);
  },
  turns: async () => {
    const { mounted: _, ...sites } = await everyone(LARGE);
    return measurePageTurns(sites, views);
  },
  memory: async () => {
    const { mounted: _, hugo: __, ...sites } = await everyone(LARGE);
    return measureMemory(sites, long);
  },
  publishing: () => measurePublishing(LARGE, long),
  serving: () => measureServing(LARGE, long),
  growth: async () => {
    const sites = {};
    for (const size of GROWING) sites[size.articles] = await contenders.masthead(size, await publication(size));
    return measureFirstViews(sites, views);
  },
};

async function everyone(size) {
  const data = await publication(size);
  const published = await contenders.masthead(size, data);
  return {
    published,
    mounted: contenders.mounted(data),
    ...(await contenders.peers(published)),
    hugo: await contenders.hugo(size, data),
  };
}

const resultOf = (name) => path.join(RESULTS, `${name}.json`);

async function measure(names) {
  await mkdir(RESULTS, { recursive: true });
  for (const name of names) {
    console.log(`bench: measuring ${name}`);
    const [date, machine] = [new Date().toISOString(), await describeMachine()];
    const found = await MEASURES[name]();
    await writeFile(resultOf(name), JSON.stringify({ date, machine, rounds: views, found }, null, 1));
  }
  const known = Object.keys(MEASURES).filter((name) => existsSync(resultOf(name)));
  const entries = known.map(async (name) => [name, JSON.parse(await readFile(resultOf(name), "utf8"))]);
  await writeFile(path.join(BENCH, "RESULTS.md"), writeReport(Object.fromEntries(await Promise.all(entries))));
}

const wanted = process.env.BENCH_ONLY?.split(",") ?? Object.keys(MEASURES);
const unknown = wanted.filter((name) => !(name in MEASURES));
if (unknown.length > 0) {
  console.error(`bench: no such measure: ${unknown.join(", ")}; there are ${Object.keys(MEASURES).join(", ")}`);
  process.exit(2);
}
await measure(wanted);
