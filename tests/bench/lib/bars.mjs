// The limits that Masthead sets itself, and whether they hold.

import { bytes, milliseconds, ratio } from "./tables.mjs";

/** A front page of a hundred articles and one of a hundred thousand differ in a few numbers that have more digits. */
const SAME = 1.01;

export function bars({ sizes, first, turns, memory, publishing, growth }) {
  return [
    ...(sizes ? sizeBars(sizes.found) : []),
    ...(first ? firstViewBars(first.found) : []),
    ...(turns ? turnBars(turns.found) : []),
    ...(memory ? memoryBars(memory.found) : []),
    ...(publishing ? publishingBars(publishing.found) : []),
    ...(growth ? growthBars(growth.found) : []),
  ];
}

function sizeBars({ published }) {
  const most = (name, value, limit) => ({
    name,
    bar: `≤ ${bytes(limit)} bytes`,
    found: bytes(value),
    isMet: value <= limit,
  });
  return [most("wasm + js, brotli 11", published.code, 284_125), most("css, brotli 11", published.css, 10_000)];
}

/** A time against a peer's: the bar is met by the ratio of the medians. */
function against(name, own, peer, peerName, limit = 1) {
  const times = limit === 1 ? "" : `${limit} × `;
  return {
    name,
    bar: `≤ ${times}${peerName}`,
    found: `${milliseconds(own.median)}, ${peerName} ${milliseconds(peer.median)} (${ratio(own.median, peer.median)})`,
    isMet: own.median <= limit * peer.median,
  };
}

/** What a button's first answer took, as a ratio to Solid, while the app drew static markup and not Leptos' views. */
const ANSWERS = 1.32;

const firstViewBars = ({ published, hugo, solid }) => [
  against("first view, first paint", published.fcp, hugo.fcp, "Hugo"),
  against("first view, largest paint", published.lcp, hugo.lcp, "Hugo"),
  against("first view, button answers", published.answers, solid.answers, "Solid", ANSWERS),
  { name: "first view, layout shift", bar: "0", found: String(published.cls.median), isMet: published.cls.median === 0 },
];

const TURNS = {
  cachedFirst: "cached, first",
  cachedLater: "cached, later",
  fetchedFirst: "fetched, first",
  fetchedLater: "fetched, later",
};

const turnBars = ({ published, solid, vanilla }) =>
  Object.entries(TURNS).flatMap(([key, name]) => [
    against(`page turn, ${name}`, published[key], solid[key], "Solid"),
    against(`page turn, ${name}`, published[key], vanilla[key], "hand-written JS", 1.25),
  ]);

const MEGABYTE = 1_000_000;

function memoryBars({ published: { few, many } }) {
  const grown = many.heapAndWasm.median - few.heapAndWasm.median;
  const found = `${(grown / MEGABYTE).toFixed(1)} MB`;
  return [{ name: "memory, from turn 50 to turn 1,000", bar: "≤ 1 MB", found, isMet: grown <= MEGABYTE }];
}

function publishingBars(found) {
  const speed = (name) => found[name].pagesPerSecond.median;
  const bar = (peer, peerName, least) => ({
    name: "publish with search, pages a second",
    bar: `≥ ${least === 1 ? "" : `${least} × `}${peerName}`,
    found: `${bytes(Math.round(speed("published")))}, ${peerName} ${bytes(Math.round(speed(peer)))} (${ratio(speed("published"), speed(peer))})`,
    isMet: speed("published") >= least * speed(peer),
  });
  return [bar("hugo", "Hugo", 1), bar("searchedHugo", "Hugo + Pagefind", 0.5)];
}

function growthBars(found) {
  const [least, most] = ["100", "100000"].map((articles) => found[articles].bytes.median);
  return [
    {
      name: "first view, bytes for 100 and for 100,000 articles",
      bar: "the same, but for 1 %",
      found: `${bytes(least)} and ${bytes(most)}`,
      isMet: Math.max(least, most) <= SAME * Math.min(least, most),
    },
  ];
}
