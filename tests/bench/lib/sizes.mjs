// The code a reader downloads, as a host with brotli files sends it.

import { readFile, readdir } from "node:fs/promises";
import path from "node:path";
import { brotli } from "./compress.mjs";

const KINDS = ["js", "wasm", "css"];

/** @returns {Promise<Record<string, number>>} brotli bytes by kind, of the files at the top of a built folder */
async function codeSize(folder) {
  const sizes = Object.fromEntries(KINDS.map((kind) => [kind, 0]));
  for (const name of await readdir(folder)) {
    const kind = path.extname(name).slice(1);
    if (kind in sizes) sizes[kind] += (await brotli(await readFile(path.join(folder, name)))).length;
  }
  return { ...sizes, code: sizes.js + sizes.wasm };
}

/** @param {Record<string, { folder: string, code?: string }>} sites contenders by name; `code` is where it lies, if elsewhere */
export async function measureSizes(sites) {
  const entries = Object.entries(sites).map(async ([name, { folder, code = folder }]) => [name, await codeSize(code)]);
  return Object.fromEntries(await Promise.all(entries));
}
