// Brotli at its strongest, as a static host's precompressed files are. Kept on disk: it takes a while.

import { createHash } from "node:crypto";
import { mkdirSync } from "node:fs";
import { readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants } from "node:zlib";
import { WORK } from "./places.mjs";

const STORE = path.join(WORK, "brotli");
mkdirSync(STORE, { recursive: true });

const compress = promisify(brotliCompress);

export async function brotli(content) {
  const file = path.join(STORE, createHash("sha256").update(content).digest("hex"));
  try {
    return await readFile(file);
  } catch (error) {
    if (error.code !== "ENOENT") throw error;
  }
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: content.length };
  const compressed = await compress(content, { params });
  // Two requests may compress the same file at once: neither may see half of the other's.
  const unfinished = `${file}.${process.hrtime.bigint()}`;
  await writeFile(unfinished, compressed);
  await rename(unfinished, file);
  return compressed;
}
