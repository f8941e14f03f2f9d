// The Zola peer: its site, made from a publication's own data.

import { cp, mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { services } from "../peers/shared/share.js";
import { Words } from "../peers/shared/words.js";
import { cached } from "./cached.mjs";
import { eachItem, fromRoot } from "./items.mjs";
import { BENCH, ROOT } from "./places.mjs";
import { keys } from "./toml.mjs";

const SITE = path.join(BENCH, "peers/zola");
const ICONS = path.join(ROOT, "style/icons.svg");

/** How many articles the list beside a page has. */
const RECENT = 5;

/**
 * @param {string} name the publication's
 * @param {string} data its folder; its first edition, which is English, is what Zola writes
 * @param {string} style Masthead's style sheet
 * @returns {Promise<string>} a folder to run Zola in
 */
export function prepareZola(name, data, style) {
  const shared = ["lib/items.mjs", "lib/toml.mjs", "peers/shared/share.js", "peers/shared/words.js"].map((file) =>
    path.join(BENCH, file),
  );
  return cached(`zola/${name}`, [SITE, data, style, ICONS, ...shared, import.meta.filename], async (folder) => {
    await cp(SITE, folder, { recursive: true });
    for (const part of ["static", "content/posts"]) await mkdir(path.join(folder, part), { recursive: true });
    await cp(style, path.join(folder, "static/style.css"));
    await cp(ICONS, path.join(folder, "static/icons.svg"));
    await cp(path.join(data, "media"), path.join(folder, "static/media"), { recursive: true });
    const site = await readJson(path.join(data, "site.json"));
    const [edition] = site.editions;
    for (const item of (await readJson(path.join(data, edition.pages))).items) {
      await writeContent(path.join(folder, "content", `${item.id}.md`), { title: item.title, template: "static.html" }, item);
    }
    const recent = await writePosts(path.join(data, edition.feed), path.join(folder, "content/posts"));
    const front = { sort_by: "date", paginate_by: 10, template: "index.html" };
    await writeContent(path.join(folder, "content/_index.md"), front, { content_html: "" });
    const posts = { sort_by: "date", transparent: true, render: false };
    await writeContent(path.join(folder, "content/posts/_index.md"), posts, { content_html: "" });
    const words = new Words(edition.lang, await readJson(path.join(data, "locales/en.json")));
    const extra = { site, edition, recent, words: words.texts, services: services(site, words).map(withPlaces) };
    const config = path.join(folder, "config.toml");
    await writeFile(config, `${await readFile(config, "utf8")}[extra]\n${keys(extra)}`);
  });
}

const readJson = async (file) => JSON.parse(await readFile(file, "utf8"));

const withPlaces = ({ name, label, link }) => ({ name, label, link: link("{url}", "{title}", "{image}") });

/** @returns {Promise<object[]>} the newest, which come first */
async function writePosts(feed, folder) {
  const recent = [];
  await eachItem(feed, (item) => {
    const { id, title, summary, date_published, image, tags, _masthead } = item;
    if (recent.length < RECENT) recent.push({ id, title, date: date_published });
    const head = {
      title,
      description: summary,
      date: date_published,
      taxonomies: { category: [_masthead.category] },
      extra: { image, labels: tags, ..._masthead },
    };
    return writeContent(path.join(folder, `${id}.md`), head, item);
  });
  return recent;
}

/** Zola takes no file of HTML: it reads it as Markdown, in which it stays as it is. */
const writeContent = (file, head, { content_html }) =>
  writeFile(file, `+++\n${keys(head)}+++\n${fromRoot(content_html)}\n`);
