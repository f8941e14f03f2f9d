// Where things lie. All that the benchmark makes goes to target/bench, which git ignores.

import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = fileURLToPath(new URL("../../../", import.meta.url));
export const BENCH = path.join(ROOT, "tests/bench");
export const WORK = path.join(ROOT, "target/bench");
export const NODE_MODULES = path.join(WORK, "node_modules");

/** Loads what package.json names: it is installed into target/bench, where an import would not look. */
export const requireTool = createRequire(path.join(WORK, "package.json"));
