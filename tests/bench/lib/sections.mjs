// The parts of RESULTS.md, one for each measure: what was done, and a table.

import { LABELS } from "./contenders.mjs";
import { amount, bytes, compare, kilobytes, megabytes, milliseconds, seconds, table } from "./tables.mjs";

const VIEW_COLUMNS = [
  ["first paint", "fcp", milliseconds],
  ["largest paint", "lcp", milliseconds],
  ["button answers", "answers", milliseconds],
  ["long tasks", "longTasks", milliseconds],
  ["of that blocking", "blocking", milliseconds],
  ["layout shift", "cls", amount],
];

const BYTE_COLUMNS = [
  ["all", "bytes", kilobytes],
  ...["html", "css", "js", "wasm", "json", "images", "other"].map((kind) => [kind, kind, kilobytes]),
];

const PICTURE_COLUMNS = [
  ["pictures, 1×", "images1", kilobytes],
  ["largest paint, 1×", "lcp1", milliseconds],
  ["pictures, 2×", "images2", kilobytes],
  ["largest paint, 2×", "lcp2", milliseconds],
];

const TURN_COLUMNS = [
  ["cached, first", "cachedFirst", milliseconds],
  ["cached, later", "cachedLater", milliseconds],
  ["fetched, first", "fetchedFirst", milliseconds],
  ["fetched, later", "fetchedLater", milliseconds],
];

const MEMORY_COLUMNS = [
  ["JS heap", "heap", megabytes],
  ["wasm memory", "wasm", megabytes],
  ["heap + wasm", "heapAndWasm", megabytes],
  ["process", "process", megabytes],
  ["DOM nodes", "nodes", amount],
  ["listeners", "listeners", amount],
];

const PUBLISHING_COLUMNS = [
  ["pages a second", "pagesPerSecond", amount],
  ["time", "seconds", seconds],
  ["again", "again", seconds],
  ["most memory", "peak", megabytes],
];

const SERVING_COLUMNS = [
  ["first page", "start", seconds],
  ["a change", "change", seconds],
  ["slowest change", "slowest", seconds],
];

const GROWTH_COLUMNS = [["bytes", "bytes", kilobytes], ["json", "json", kilobytes], ...VIEW_COLUMNS];

/** How often what was found was measured. */
const rounds = (figure) => (figure.count === 1 ? "one round" : `${figure.count} rounds`);

export const SECTIONS = {
  sizes(found) {
    const rows = Object.entries(found).map(([name, { js, wasm, code, css }]) => [
      LABELS[name],
      ...[js, wasm, code, css].map(bytes),
    ]);
    return `## Code

Bytes of the script, the wasm and the style sheet of each, brotli 11.

${table(["", "js", "wasm", "js + wasm", "css"], rows)}`;
  },

  first: (found) => `## First view

\`/en/\` on 1.6 Mbit/s down, 0.75 Mbit/s up, 150 ms, CPU ÷ 4, a screen of 360 × 740, all caches empty; 100 articles in each of four
editions; ${rounds(found.published.fcp)}. "Button answers" is when the first card's copy button does its work, clicked every 50 ms
from the start in a view of its own; Hugo's never does. Long tasks are those of more than 50 ms; blocking is by how much they are
longer.

${compare(found, VIEW_COLUMNS, LABELS)}

Bodies that came over the network, in kB:

${compare(found, BYTE_COLUMNS, LABELS, { isPlain: true })}`,

  pictures: (found) => `## Pictures

The same first view on screens of one and of two pixels to a pixel of the page; ${rounds(found.published.images1)}. Both offer the same sizes as
WebP, Hugo by its own image processing; the unpublished app shows the originals.

${compare(found, PICTURE_COLUMNS, LABELS)}`,

  turns: (found) => `## Page turn

From the click on Older to the end of the frame that shows ten new cards, CPU ÷ 4, 10,000 articles; ${rounds(found.published.cachedFirst)}
of six turns in a row. Cached: the page's document is in the browser's cache; the app has just started and does not have it. Fetched:
nobody has it, and the host is 150 ms away. The first turn runs code that never ran before. Hugo's turn is a new document, up to its
first paint.

${compare(found, TURN_COLUMNS, LABELS)}`,

  memory(found) {
    const after = (key) => Object.fromEntries(Object.entries(found).map(([name, figures]) => [name, figures[key]]));
    return `## Memory

After 50 and after 1,000 page turns (Older to the end of 10,000 articles, then Newer), after the browser was told that memory is short
and has collected its garbage; ${rounds(found.published.few.heap)}. "Process" is the proportional share of the process that draws the
page. Wasm memory only grows, and is counted whole.

After 50 turns:

${compare(after("few"), MEMORY_COLUMNS, LABELS)}

After 1,000 turns:

${compare(after("many"), MEMORY_COLUMNS, LABELS)}`;
  },

  publishing(found) {
    const rows = Object.entries(found).map(([name, { written }]) => [
      LABELS[name],
      amount(written.pages),
      amount(written.files),
      megabytes(written.bytes),
    ]);
    return `## Publishing

10,000 articles in one edition, into an empty folder without any sizes of pictures, then once more with nothing changed; ${rounds(found.published.seconds)}. A page is
an \`index.html\` with something on it; Masthead also writes the document of each, which its app reads. Hugo minifies nothing, and
its articles are HTML already, so that it parses no Markdown. Masthead makes its search index at the same time; Hugo alone has no search,
and Pagefind then reads the articles that Hugo wrote.

${compare(found, PUBLISHING_COLUMNS, LABELS)}

${table(["", "pages", "files", "size"], rows)}`;
  },

  serving: (found) => `## While it is written

\`masthead serve\`, \`hugo server\` and, where it is installed, \`zola serve\` on 10,000 articles in one edition; ${rounds(found.published.start)}. From the program's start
until the front page is there, then from the saving of a new title of the newest article until it is on that page, five times; the
pages are asked for every few milliseconds. Masthead reads its one feed anew, or of a folder of 10,000 files in Markdown the
one that has changed, as Hugo does, and makes its pages when they are asked for. Zola reads and writes everything when it starts
and at every change; its list of the newest articles is written into its settings, for a template that asks Zola for them is
given all articles each time.

${compare(found, SERVING_COLUMNS, LABELS)}`,

  growth(found) {
    const labels = Object.fromEntries(
      Object.keys(found).map((articles) => [articles, `${amount(Number(articles))} articles`]),
    );
    return `## Growth

The first view of the front page as above, for publications of one edition with 100, 10,000 and 100,000 articles, of which the newest
are alike; ${rounds(Object.values(found)[0].fcp)}.

${compare(found, GROWTH_COLUMNS, labels)}`;
  },
};
