// Writes RESULTS.md from what was found.

import { bars } from "./bars.mjs";
import { LABELS } from "./contenders.mjs";
import { amount, bytes, cell, kilobytes, megabytes, milliseconds, ratio, seconds, table } from "./tables.mjs";

export function writeReport(results) {
  const sections = Object.entries(SECTIONS)
    .filter(([name]) => results[name])
    .map(([name, section]) => `${section(results[name].found, results[name].rounds)}\n\n${measuredOn(results[name])}`);
  return `${[intro(results), barsSection(results), ...sections, REPEAT].join("\n\n")}\n`;
}

function intro(results) {
  const [{ machine }] = Object.values(results).sort((a, b) => b.date.localeCompare(a.date));
  const packages = Object.entries(machine.packages).map(([name, version]) => `${name} ${version}`);
  return `# What was measured

Written by \`make bench\`; nothing here is written by hand. A figure is the median of its rounds, in brackets between which the middle half
of them lies; × is its ratio to Masthead as published. Contenders take turns in each round, and a view has a browser of its own.

${machine.cores} cores of ${machine.cpu}, ${Math.round(machine.memory / 2 ** 30)} GB; ${machine.system}; ${machine.chromium}; Node.js ${machine.node};
Hugo ${machine.hugo}; ${packages.join(", ")}.

All pages have the same parts, style sheet and class names, and come from the same articles: front pages of ten cards with whole texts. The
single-page peers print lists only, so they are smaller than a whole app would be; their texts pass DOMPurify. Hugo's pages have no script.
The server is one of Node.js on the same machine: HTTP/1.1, files compressed ahead with brotli 11.`;
}

const measuredOn = ({ date, rounds, machine }) =>
  `Measured ${date.slice(0, 16).replace("T", " ")} UTC, BENCH_ROUNDS ${rounds}; load of the machine at the start ${machine.load.toFixed(1)}.`;

function barsSection(results) {
  const rows = bars(results).map(({ name, bar, found, isMet }) => [name, bar, found, isMet ? "met" : "**missed**"]);
  return `## Bars\n\n${table(["", "bar", "found", ""], rows)}`;
}

/** A table with a line for each contender; each column is a heading, a key and a way to write it. */
function compare(found, columns, { withRatios = true, labels = LABELS } = {}) {
  const own = Object.values(found)[0];
  const rows = Object.entries(found).map(([name, figures]) => [
    labels[name] ?? name,
    ...columns.map(([, key, unit]) => {
      const figure = figures[key];
      if (figure === undefined) return "–";
      const isOwn = figures === own || !withRatios || own[key] === undefined;
      return cell(figure, unit) + (isOwn ? "" : ` ${ratio(figure.median, own[key].median)}`);
    }),
  ]);
  return table(["", ...columns.map(([heading]) => heading)], rows);
}

const VIEW_COLUMNS = [
  ["first paint", "fcp", milliseconds],
  ["largest paint", "lcp", milliseconds],
  ["button answers", "answers", milliseconds],
  ["long tasks", "longTasks", milliseconds],
  ["of that blocking", "blocking", milliseconds],
  ["layout shift", "cls", amount],
];

const BYTE_COLUMNS = ["html", "css", "js", "wasm", "json", "images", "other"].map((kind) => [kind, kind, kilobytes]);

const withoutSpread = (found) =>
  Object.fromEntries(
    Object.entries(found).map(([name, figures]) => [
      name,
      Object.fromEntries(Object.entries(figures).map(([key, figure]) => [key, { median: figure.median, count: 1 }])),
    ]),
  );

const SECTIONS = {
  sizes: (found) => `## Code

Brotli 11 of the script, the wasm and the style sheet of each.

${table(
  ["", "js", "wasm", "js + wasm", "css"],
  Object.entries(found).map(([name, { js, wasm, code, css }]) => [LABELS[name], ...[js, wasm, code, css].map(bytes)]),
)}`,

  first: (found, rounds) => `## First view

\`/en/\` on 1.6 Mbit/s down, 0.75 Mbit/s up, 150 ms, CPU ÷ 4, a screen of 360 × 740, all caches empty; 100 articles in each of four
editions; ${rounds} rounds. "Button answers" is when the first card's copy button does its work, clicked every 50 ms from the start in a
view of its own. Long tasks are those of more than 50 ms; blocking is what each of them is longer than that.

${compare(found, VIEW_COLUMNS)}

Bodies that came over the network, in kB:

${compare(withoutSpread(found), [["all", "bytes", kilobytes], ...BYTE_COLUMNS], { withRatios: false })}`,

  turns: (found, rounds) => `## Page turn

From the click on Older to the end of the frame that shows ten new cards, CPU ÷ 4, 10,000 articles; ${rounds} rounds of six turns. Cached: the
page's document is in the browser's cache, the app has just started and does not have it. Fetched: nobody has it, and the host is 150 ms away.
The first turn runs code that never ran before. Hugo's turn is a new document, up to its first paint.

${compare(found, [
  ["cached, first", "cachedFirst", milliseconds],
  ["cached, later", "cachedLater", milliseconds],
  ["fetched, first", "fetchedFirst", milliseconds],
  ["fetched, later", "fetchedLater", milliseconds],
])}`,

  memory: (found) => `## Memory

After 50 and after 1,000 page turns (Older to the end of 10,000 articles, then Newer) and a garbage collection. "Process" is the proportional
share of the process that draws the page, pictures included.

${["few", "many"]
  .map((key) => {
    const part = Object.fromEntries(Object.entries(found).map(([name, figures]) => [name, figures[key]]));
    return `After ${key === "few" ? 50 : "1,000"} turns:\n\n${compare(part, [
      ["JS heap", "heap", megabytes],
      ["wasm memory", "wasm", megabytes],
      ["heap + wasm", "heapAndWasm", megabytes],
      ["process", "process", megabytes],
      ["DOM nodes", "nodes", amount],
      ["listeners", "listeners", amount],
    ])}`;
  })
  .join("\n\n")}`,

  publishing: (found) => `## Publishing

10,000 articles in one edition, into an empty folder, then once more with nothing changed. A page is an \`index.html\` with something on it;
Masthead also writes the document of each, which its app reads. Hugo minifies nothing.

${compare(found, [
  ["pages a second", "pagesPerSecond", amount],
  ["time", "seconds", seconds],
  ["again", "again", seconds],
  ["most memory", "peak", megabytes],
])}

${table(
  ["", "pages", "files", "size"],
  Object.entries(found).map(([name, { written }]) => [LABELS[name], amount(written.pages), amount(written.files), megabytes(written.bytes)]),
)}`,

  growth: (found) => `## Growth

The first view of the front page as above, for publications of one edition with 100, 10,000 and 100,000 articles.

${compare(found, [["bytes", "bytes", kilobytes], ["json", "json", kilobytes], ...VIEW_COLUMNS], { labels: GROWTH_LABELS })}`,
};

const GROWTH_LABELS = { 100: "100 articles", 10000: "10,000 articles", 100000: "100,000 articles" };

const REPEAT = `## To measure again

\`\`\`
make bench                                  # everything
BENCH_ROUNDS=1 sh .tools/bench.sh           # a trial
BENCH_ONLY=first,turns sh .tools/bench.sh   # sizes, first, turns, memory, publishing, growth
\`\`\`

The programs of the publishing measure are run like this:

\`\`\`
node tests/bench/generate.mjs --articles 10000 --editions 1 --out DATA
target/publish/publish --app target/app --data DATA --out OUT
hugo --source SITE --destination OUT/en --quiet
\`\`\``;
