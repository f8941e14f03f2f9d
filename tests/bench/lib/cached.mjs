// Makes a folder once for each state of what it is made from.

import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import { WORK } from "./places.mjs";

/** From here on a file is known by its size and age: feeds have hundreds of megabytes. */
const LARGE = 1 << 24;

/**
 * @param {string} name the folder's, in target/bench
 * @param {string[]} sources files, folders, or any other text that it depends on
 * @param {(folder: string) => Promise<void>} make
 * @returns {Promise<string>} the folder
 */
export async function cached(name, sources, make) {
  const folder = path.join(WORK, name, await hashOf(sources));
  if (existsSync(folder)) return folder;
  console.log(`bench: making ${name}`);
  await rm(path.dirname(folder), { recursive: true, force: true });
  const unfinished = `${folder}.new`;
  await mkdir(unfinished, { recursive: true });
  await make(unfinished);
  await rename(unfinished, folder);
  return folder;
}

async function hashOf(sources) {
  const hash = createHash("sha256");
  for (const source of sources) await addTo(hash, source);
  return hash.digest("hex").slice(0, 16);
}

async function addTo(hash, source) {
  hash.update(`\0${source}\0`);
  if (!path.isAbsolute(source)) return;
  const found = await stat(source);
  if (found.isDirectory()) {
    for (const entry of (await readdir(source)).sort()) await addTo(hash, path.join(source, entry));
  } else if (found.size < LARGE) {
    hash.update(await readFile(source));
  } else {
    hash.update(`${found.size} ${found.mtimeMs}`);
  }
}
