#!/bin/sh
# What a reader downloads before the app runs: the program and its JavaScript, as a host compresses them.
set -eu
cd "$(dirname "$0")/.."
. .tools/common.sh

exec node --input-type=module -e '
import { readFileSync, readdirSync } from "node:fs";
import { brotliCompressSync, constants } from "node:zlib";

const folder = "target/app";
// Bytes: what was reached and 1 %. What is aimed at, and what was tried, is in tests/bench/SIZE.md.
const limit = { program: 431_400, style: 10_000 };
const compressed = (name) =>
  brotliCompressSync(readFileSync(`${folder}/${name}`), { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
const sum = (pattern) => readdirSync(folder).filter((name) => pattern.test(name)).map(compressed).reduce((a, b) => a + b, 0);
const size = { program: sum(/^app-.*\.(js|wasm)$/), style: sum(/^style-.*\.css$/) };
for (const [what, bytes] of Object.entries(size)) {
  console.log(`masthead: ${what}: ${bytes} of ${limit[what]} bytes (brotli 11)`);
  if (!(bytes > 0 && bytes <= limit[what])) {
    console.error(`masthead: the ${what} is larger than it may be\n  what to do: look for the cause with twiggy, or take back what made it grow`);
    process.exitCode = 1;
  }
}
'
