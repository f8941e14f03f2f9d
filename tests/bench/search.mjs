// What one question costs on a slow network, in a publication of any size: bytes and time from the last key to the first
// result, after the index is there.
//
//   node tests/bench/generate.mjs --articles 100000 --editions 1 --out target/bench/data/100000x1
//   target/native/masthead publish target/bench/data/100000x1 --app target/app --out target/bench/pages --no-compressed-copies
//   node --experimental-websocket tests/bench/search.mjs --pages target/bench/pages
//
// Answers are compressed as hosts do it (gzip). Chromium's own throttling makes the network slow.

import { spawn } from "node:child_process";
import { createServer } from "node:http";
import { readFile, stat } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";
import { gzipSync } from "node:zlib";

const { values: options } = parseArgs({
  options: {
    pages: { type: "string" },
    edition: { type: "string", default: "en" },
    questions: { type: "string", default: "ashraf,camp ashraf,archive,iraqi police,translat,readers edition" },
    latency: { type: "string", default: "150" },
  },
});
if (!options.pages) {
  console.error("usage: node --experimental-websocket search.mjs --pages FOLDER [--edition CODE] [--questions A,B] [--latency MS]");
  process.exit(2);
}

/** 1.6 Mbit/s. */
const BYTES_A_SECOND = 200_000;

/** Types a question at once; how long the first results take, the pause after typing included. */
const ASK = `((text) => new Promise((answered) => {
    const field = document.querySelector(".search-field");
    const start = performance.now();
    const isAnswered = () => text ? document.querySelector(".search-results li") : !document.querySelector(".search-results");
    const look = () => isAnswered() ? requestAnimationFrame(() => answered(performance.now() - start)) : setTimeout(look, 5);
    field.value = text;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    look();
}))`;

const KINDS = { ".html": "text/html", ".js": "text/javascript", ".json": "application/json", ".css": "text/css", ".svg": "image/svg+xml", ".wasm": "application/wasm" };

const server = createServer(async (request, response) => {
  let name = path.join(options.pages, decodeURIComponent(new URL(request.url, "http://host").pathname));
  try {
    if ((await stat(name)).isDirectory()) name = path.join(name, "index.html");
    const bytes = await readFile(name);
    const headers = { "content-type": KINDS[path.extname(name)] ?? "application/octet-stream", "cache-control": "max-age=600" };
    const isPicture = headers["content-type"].startsWith("image/jpeg");
    response.writeHead(200, isPicture ? headers : { ...headers, "content-encoding": "gzip" });
    response.end(isPicture ? bytes : gzipSync(bytes));
  } catch {
    response.writeHead(404).end();
  }
});
await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
const origin = `http://127.0.0.1:${server.address().port}`;

const port = server.address().port + 1;
const chromium = spawn("chromium", ["--headless=new", "--no-sandbox", "--disable-gpu", `--remote-debugging-port=${port}`, "about:blank"], { stdio: "ignore" });
const target = await firstTarget();
const socket = new WebSocket(target.webSocketDebuggerUrl);
await new Promise((open) => (socket.onopen = open));
const answers = new Map();
let bytes = 0;
let requests = 0;
socket.onmessage = ({ data }) => {
  const { id, result, method, params } = JSON.parse(data);
  if (id) answers.get(id)(result);
  else if (method === "Network.loadingFinished") {
    bytes += params.encodedDataLength;
    requests += 1;
  }
};
let last = 0;
const send = (method, params = {}) =>
  new Promise((answer) => {
    answers.set((last += 1), answer);
    socket.send(JSON.stringify({ id: last, method, params }));
  });
const evaluate = async (expression) =>
  (await send("Runtime.evaluate", { expression, awaitPromise: true, returnByValue: true })).result.value;

await send("Network.enable");
await send("Network.emulateNetworkConditions", {
  offline: false, latency: Number(options.latency), downloadThroughput: BYTES_A_SECOND, uploadThroughput: BYTES_A_SECOND,
});
await send("Page.enable");
await send("Page.navigate", { url: `${origin}/${options.edition}/search/` });
await evaluate(`new Promise((ready) => { const look = () =>
  document.querySelectorAll(".search-filters option").length > 15 ? ready() : setTimeout(look, 50); look(); })`);
console.log(`index and years are there: ${requests} requests, ${bytes} bytes, the app included`);

for (const question of options.questions.split(",")) {
  await evaluate(`${ASK}("")`);
  await idle();
  bytes = requests = 0;
  const milliseconds = await evaluate(`${ASK}(${JSON.stringify(question)})`);
  await idle();
  const found = await evaluate(`document.querySelector(".search-outcome").textContent`);
  console.log(`${question}: ${Math.round(milliseconds)} ms, ${requests} requests, ${bytes} bytes; ${found}`);
}
chromium.kill();
server.close();

/** Waits until nothing has been loaded for a while. */
async function idle() {
  for (let before = -1; before !== requests; ) {
    before = requests;
    await new Promise((later) => setTimeout(later, 1200));
  }
}

async function firstTarget() {
  for (;;) {
    try {
      const targets = await (await fetch(`http://127.0.0.1:${port}/json`)).json();
      const page = targets.find(({ type }) => type === "page");
      if (page) return page;
    } catch {
      // It is still starting.
    }
    await new Promise((later) => setTimeout(later, 100));
  }
}
