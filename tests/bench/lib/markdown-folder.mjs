// A publication whose articles are files, made from one whose articles are a feed.

import { cp, mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { cached } from "./cached.mjs";
import { eachItem, fromRoot } from "./items.mjs";
import { BENCH } from "./places.mjs";
import { keys } from "./toml.mjs";

/** Where its articles lie. */
export const ARTICLES = "content/en";

/**
 * @param {string} name the publication's
 * @param {string} data its folder, of one edition
 * @returns {Promise<string>} the folder of the other one
 */
export function inMarkdown(name, data) {
  const own = ["items.mjs", "toml.mjs"].map((file) => path.join(BENCH, "lib", file));
  return cached(`markdown/${name}`, [data, ...own, import.meta.filename], async (folder) => {
    await cp(data, folder, { recursive: true });
    await mkdir(path.join(folder, ARTICLES), { recursive: true });
    const file = path.join(folder, "site.json");
    const site = JSON.parse(await readFile(file, "utf8"));
    const [edition] = site.editions;
    await eachItem(path.join(data, edition.feed), (item) => writeArticle(path.join(folder, ARTICLES), item));
    edition.feed = `${ARTICLES}/`;
    await writeFile(file, JSON.stringify(site, null, 2));
  });
}

function writeArticle(folder, { id, title, summary, date_published: date, image, tags, content_html, _masthead }) {
  const { category, image_alt } = _masthead;
  const head = { title, summary, date, category, tags, image: `/${image}`, image_alt };
  return writeFile(path.join(folder, `${id}.md`), `+++\n${keys(head)}+++\n${fromRoot(content_html)}\n`);
}
