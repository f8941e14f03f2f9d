// Builds the single-page peers, each for production.

import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { cached } from "./cached.mjs";
import { BENCH, NODE_MODULES, WORK, requireTool } from "./places.mjs";

/** How each is written, for esbuild. */
export const PEERS = {
  solid: () => ({ plugins: [requireTool("esbuild-plugin-solid").solidPlugin()], entry: "main.jsx" }),
  preact: () => ({ jsx: "automatic", jsxImportSource: "preact", entry: "main.jsx" }),
  vanilla: () => ({ entry: "main.js" }),
};

/**
 * @param {keyof PEERS} name
 * @param {string} style Masthead's own style sheet, so that all draw the same page
 * @returns {Promise<string>} the folder of the built peer
 */
export function buildPeer(name, style) {
  const peers = path.join(BENCH, "peers");
  const sources = [path.join(peers, name), path.join(peers, "shared"), style, path.join(WORK, "package-lock.json")];
  return cached(`peers/${name}`, sources, async (folder) => {
    const { entry, ...options } = PEERS[name]();
    const { build } = requireTool("esbuild");
    const { outputs } = (
      await build({
        ...options,
        entryPoints: { app: path.join(peers, name, entry), style },
        outdir: folder,
        entryNames: "[name]-[hash]",
        bundle: true,
        // The host has it beside the style sheet.
        external: ["icons.svg*"],
        format: "esm",
        target: "es2022",
        minify: true,
        define: { "process.env.NODE_ENV": '"production"' },
        nodePaths: [NODE_MODULES],
        conditions: ["browser", "production"],
        metafile: true,
      })
    ).metafile;
    const built = Object.keys(outputs).map((file) => `/${path.basename(file)}`);
    const page = await readFile(path.join(peers, "shared/index.html"), "utf8");
    const addressed = page
      .replace(
        "{style}",
        built.find((file) => file.endsWith(".css")),
      )
      .replace(
        "{script}",
        built.find((file) => file.endsWith(".js")),
      );
    await writeFile(path.join(folder, "index.html"), addressed);
  });
}
