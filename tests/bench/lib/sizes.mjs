// The code a reader downloads, as a host with brotli files sends it.

import { readFile } from "node:fs/promises";
import path from "node:path";
import { brotli } from "./compress.mjs";

/** The names of code in a page, in quotes or without: its scripts, its wasm, its style sheet. */
const CODE = /(?<=["=/])[\w.-]+\.(?:js|wasm|css)(?=["\s>])/g;

/** @returns {Promise<Record<string, number>>} brotli bytes by kind, of the code that a folder's page names */
async function codeSize(folder) {
  const page = await readFile(path.join(folder, "index.html"), "utf8");
  const sizes = { js: 0, wasm: 0, css: 0 };
  for (const name of new Set(page.match(CODE))) {
    sizes[path.extname(name).slice(1)] += (await brotli(await readFile(path.join(folder, name)))).length;
  }
  return { ...sizes, code: sizes.js + sizes.wasm };
}

/** @param {Record<string, { folder: string, front?: string }>} sites contenders by name; `front` is a folder within, if need be */
export async function measureSizes(sites) {
  const entries = Object.entries(sites).map(async ([name, { folder, front = "" }]) => [
    name,
    await codeSize(path.join(folder, front)),
  ]);
  return Object.fromEntries(await Promise.all(entries));
}
