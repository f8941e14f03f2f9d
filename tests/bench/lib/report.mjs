// Writes RESULTS.md from what was found.

import { bars } from "./bars.mjs";
import { SECTIONS } from "./sections.mjs";
import { table } from "./tables.mjs";

/** @param {Record<string, { date: string, machine: object, rounds: number, found: object }>} results by measure */
export function writeReport(results) {
  const sections = Object.keys(results).map(
    (name) => `${SECTIONS[name](results[name].found)}\n\n${measuredOn(results[name])}`,
  );
  return `${[intro(results), barsSection(results), ...sections, REPEAT].join("\n\n")}\n`;
}

function intro(results) {
  const [{ machine }] = Object.values(results).sort((a, b) => b.date.localeCompare(a.date));
  const { cores, cpu, memory, system, chromium, node, hugo, zola } = machine;
  const packages = Object.entries(machine.packages).map(([name, version]) => `${name} ${version}`);
  return `# What was measured

Written by \`make bench\`; nothing here is written by hand. A figure is the median of its rounds, in brackets between which the
middle half of them lies; × is its ratio to Masthead as published. Contenders take turns in each round, and each view has a
browser of its own.

${cores} cores of ${cpu}, ${Math.round(memory / 2 ** 30)} GB; ${system}; ${chromium}; Node.js ${node};
Hugo ${hugo}; ${zola ? `Zola ${zola}; ` : ""}${packages.join(", ")}.

All pages have the same parts, style sheet and class names, and come from the same articles: front pages of ten cards with whole
texts. The single-page peers print lists only, so they are smaller than a whole app would be; their texts pass DOMPurify. They read
the documents that Masthead published. Hugo's pages have no script. The server is one of Node.js on the same machine: HTTP/1.1,
files compressed ahead with brotli 11.`;
}

function measuredOn({ date, rounds, machine }) {
  const [day, time] = date.split("T");
  return `Measured ${day} ${time.slice(0, 5)} UTC, BENCH_ROUNDS ${rounds}; load of the machine at the start ${machine.load.toFixed(1)}.`;
}

function barsSection(results) {
  const rows = bars(results).map(({ name, bar, found, isMet }) => [name, bar, found, isMet ? "met" : "**missed**"]);
  return `## Bars\n\n${table(["", "bar", "found", ""], rows)}`;
}

const REPEAT = `## To measure again

\`\`\`
make bench                                  # everything
BENCH_ROUNDS=1 sh .tools/bench.sh           # a trial
BENCH_ONLY=first,turns sh .tools/bench.sh   # of sizes, first, turns, memory, publishing, serving, growth
\`\`\`

The programs of the publishing measure are run like this:

\`\`\`
node tests/bench/generate.mjs --articles 10000 --editions 1 --out DATA
target/native/masthead publish DATA --app target/app --out OUT --no-compressed-copies
hugo --source SITE --destination OUT/en --quiet
pagefind --site OUT --glob 'en/posts/*/index.html' --root-selector main --silent
target/native/masthead serve DATA --app target/app --port PORT
hugo server --source SITE --port PORT --quiet
zola --root SITE serve --port PORT
\`\`\``;
