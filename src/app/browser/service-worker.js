// Keeps what was read, so that it opens without a network. `publish` writes the names below.
//
// Each version of the app has a cache of its own: its files, and the pages that name them. Every name tells what is in
// its file, so that a page, wherever it came from, gets the files it was made with and no others. `?fresh` at any
// address leads out of all this.

const VERSION = "{version}";
// The files of this version that every page names, and all of its files.
const OF_PAGES = "{of_pages}".split(" ");
const SHELL = "{shell}".split(" ");
// The default edition first.
const EDITIONS = "{editions}".split(" ");

const FOLDER = new URL("./", location);
const PREFIX = `masthead ${FOLDER.pathname} `;
const OWN = PREFIX + VERSION;
// What the reader has asked the app to keep, by edition.
const KEPT = `${PREFIX}kept `;

// How long a reader waits for what may be newer than what is kept, in milliseconds.
const PATIENCE = 3000;
// How many pages, documents and pictures are kept beside the app's own files; the oldest go.
const MOST = 400;

const inFolder = (name) => new URL(name, FOLDER).href;
const FILES = new Set(SHELL.map(inFolder));
const PATHS = new Set([...FILES].map((file) => new URL(file).pathname));

// --- What comes and goes

async function install() {
  // A version that comes back is the newest once more: `begin` tells them by the order of their caches.
  await caches.delete(OWN);
  const cache = await caches.open(OWN);
  await cache.addAll([...FILES]);
}

async function begin() {
  // The version that was read before stays: its pages may be open, and what was read of it opens. One that was only
  // offered, or never came whole, holds no page. What came after this version may be on its way.
  const names = await caches.keys();
  const isVersion = (name) => name.startsWith(PREFIX) && !name.startsWith(KEPT);
  const before = names.slice(0, names.indexOf(OWN)).filter(isVersion).reverse();
  let stays;
  for (const name of before) {
    if (!stays && (await holdsPage(name))) stays = name;
    else await caches.delete(name);
  }
  await clients.claim();
}

async function holdsPage(name) {
  const cache = await caches.open(name);
  return (await cache.keys()).some(({ url }) => url.endsWith("/"));
}

// What pages say, also those of another version: what is understood here must be understood later.
function listen(event) {
  const { keep, pictures = [], load, start } = event.data;
  // The address of a page that was shown, but did not come by here; and of its pictures that did not.
  if (keep) event.waitUntil(keepPage(keep, pictures).catch(() => {}));
  // Whether a page that names this script is of this version.
  if (start) event.ports[0].postMessage(FILES.has(start));
  // The reader wants this version, or reads it already.
  if (load) skipWaiting();
}

async function leave(event) {
  await registration.unregister();
  for (const name of await caches.keys()) if (name.startsWith(PREFIX)) await caches.delete(name);
  return fetch(event.request.url, { cache: "reload", redirect: "manual" });
}

// --- What is asked for

function answer(event) {
  const { request } = event;
  const url = new URL(request.url);
  // Parts of a film, what is elsewhere, what is no question, and what the app keeps by itself are the browser's.
  if (request.method !== "GET" || request.mode === "same-origin" || request.headers.has("range")) return;
  if (!url.href.startsWith(FOLDER.href)) return;
  const { pathname } = url;
  if (request.mode === "navigate") {
    event.respondWith(url.searchParams.has("fresh") ? leave(event) : page(event, url));
  } else if (PATHS.has(pathname) || /\.(js|css|wasm)$/.test(pathname)) {
    event.respondWith(find(url.href).then((kept) => kept ?? fetch(request)));
  } else if (/^(sized|subset)\//.test(pathname.slice(FOLDER.pathname.length))) {
    event.respondWith(unchanging(event, url.href));
  } else if (request.destination === "image" || (pathname.endsWith(".json") && !pathname.includes("/search/"))) {
    event.respondWith(newest(event, url.href));
  }
}

// A page. What is asked in its address is the app's to answer.
async function page(event, url) {
  const address = url.origin + url.pathname;
  const network = fetch(event.request).then((answer) => {
    // A film or a book that is opened as a page would be held in memory as a whole, to be read as text.
    if (isGone(answer) || answer.headers.get("content-type")?.startsWith("text/html")) {
      event.waitUntil(storePage(address, answer.clone()).catch(() => {}));
    }
    return answer;
  });
  return (await first(event, network, address)) ?? withoutNetwork(url);
}

// What may change: the newest that comes in time, else what is kept.
async function newest(event, address) {
  const network = fetch(event.request).then((answer) => {
    event.waitUntil(store(address, answer.clone()).catch(() => {}));
    return answer;
  });
  return (await first(event, network, address)) ?? Response.error();
}

// A picture of the app's own making, or a part of a font, never changes. Without a network another size of a picture is
// better than none.
async function unchanging(event, address) {
  const kept = await find(address);
  if (kept) return kept;
  try {
    const answer = await fetch(event.request);
    event.waitUntil(store(address, answer.clone()).catch(() => {}));
    return answer;
  } catch {
    return (await otherSize(address)) ?? Response.error();
  }
}

// The answer of the network if it comes in time and is none of a host in trouble, else what is kept, if anything.
async function first(event, network, address) {
  event.waitUntil(network.catch(() => {}));
  const kept = await find(address);
  try {
    if (!kept) return await network;
    const answer = await Promise.race([network, new Promise((_, late) => setTimeout(late, PATIENCE))]);
    return answer.status >= 500 ? kept : answer;
  } catch {
    return kept;
  }
}

async function withoutNetwork(url) {
  // As hosts do.
  if (!/\/$|\.[^/]*$/.test(url.pathname)) return Response.redirect(`${url.origin}${url.pathname}/${url.search}`);
  // Of an edition that was never read there is none: then the words of another.
  for (const edition of [editionOf(url.href), ...EDITIONS]) {
    const said = await find(inFolder(`${edition}/offline.html`));
    if (said) return said;
  }
  return Response.error();
}

// --- What is kept

// This version's first; then that of the one before, or what the reader has asked to keep.
async function find(address) {
  try {
    const options = { ignoreVary: true };
    return (await caches.match(address, { cacheName: OWN, ...options })) ?? (await caches.match(address, options));
  } catch {
    // A browser that keeps nothing.
  }
}

async function otherSize(address) {
  const picture = address.replace(/-\d+\.webp$/, "-");
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    const size = (await cache.keys()).findLast(({ url }) => url.startsWith(picture));
    if (size) return cache.match(size, { ignoreVary: true });
  }
}

const isWhole = (answer) => answer.status === 200 && answer.type === "basic";
const isGone = (answer) => answer.status === 404;

async function store(address, answer) {
  if (isGone(answer) || (isWhole(answer) && !answer.redirected)) await put(address, answer);
}

async function put(address, answer) {
  // Where the reader or ?fresh has deleted it, nothing is kept any more.
  if (!(await caches.has(OWN))) return;
  const cache = await caches.open(OWN);
  await (isGone(answer) ? cache.delete(address) : cache.put(address, answer));
}

// Pages of this version alone: those of another one would lack their files.
async function storePage(address, answer) {
  if (isGone(answer)) await put(address, answer);
  if (isWhole(answer)) {
    const text = await answer.text();
    if (!OF_PAGES.every((name) => text.includes(name))) return;
    // Where a host leads from `offline.html` to `offline`, browsers take it for a page only without that detour.
    await put(address, new Response(text, { headers: answer.headers }));
  }
  await renew(editionOf(address));
  await trim();
}

async function keepPage(address, pictures) {
  const { origin, pathname } = new URL(address);
  await storePage(origin + pathname, await fetch(origin + pathname));
  for (const picture of pictures) {
    if (picture.startsWith(FOLDER.href) && !(await find(picture))) await store(picture, await fetch(picture));
  }
}

// The front page of an edition that is read, and what is shown for what was not: now and then, and once for all while
// this worker runs.
const renewed = new Set();

async function renew(edition) {
  if (renewed.has(edition)) return;
  renewed.add(edition);
  try {
    for (const name of ["offline.html", "", "recent.json"]) {
      const address = inFolder(`${edition}/${name}`);
      const answer = await fetch(address, { cache: "no-cache" });
      await (name.endsWith(".json") ? store(address, answer) : storePage(address, answer));
    }
  } catch {
    renewed.delete(edition);
  }
}

function editionOf(address) {
  const [code] = address.slice(FOLDER.href.length).split("/");
  return EDITIONS.includes(code) ? code : EDITIONS[0];
}

async function trim() {
  const cache = await caches.open(OWN);
  const isNeeded = ({ url }) => FILES.has(url) || /\/offline\.html$|\/subset\//.test(url);
  const others = (await cache.keys()).filter((request) => !isNeeded(request));
  await Promise.all(others.slice(0, -MOST).map((request) => cache.delete(request)));
}

// --- Last of all: where the script was cut off on its way, it answers nothing, and the next one takes its place.

addEventListener("install", (event) => event.waitUntil(install()));
addEventListener("activate", (event) => event.waitUntil(begin()));
addEventListener("message", listen);
addEventListener("fetch", answer);
