// The Hugo peer: its site, made from a publication's own data.

import { cp, mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { cached } from "./cached.mjs";
import { eachItem, fromRoot } from "./items.mjs";
import { BENCH, ROOT } from "./places.mjs";

const SITE = path.join(BENCH, "peers/hugo");
const ICONS = path.join(ROOT, "style/icons.svg");

/**
 * @param {string} name the publication's
 * @param {string} data its folder; its first edition, which is English, is what Hugo writes
 * @param {string} style Masthead's style sheet
 * @returns {Promise<string>} a folder to run Hugo in
 */
export function prepareHugo(name, data, style) {
  const sources = [SITE, data, style, ICONS, path.join(BENCH, "lib/items.mjs"), import.meta.filename];
  return cached(`hugo/${name}`, sources, async (folder) => {
    await cp(SITE, folder, { recursive: true });
    for (const part of ["assets", "data", "i18n", "static", "content/posts"]) {
      await mkdir(path.join(folder, part), { recursive: true });
    }
    await cp(style, path.join(folder, "assets/style.css"));
    await cp(ICONS, path.join(folder, "static/icons.svg"));
    // As they are, and for Hugo to make sizes of.
    for (const part of ["static", "assets"]) {
      await cp(path.join(data, "media"), path.join(folder, part, "media"), { recursive: true });
    }
    await cp(path.join(data, "site.json"), path.join(folder, "data/site.json"));
    await writeFile(path.join(folder, "i18n/en.json"), JSON.stringify(await messages(data)));
    const { feed, pages } = JSON.parse(await readFile(path.join(data, "site.json"), "utf8")).editions[0];
    for (const item of JSON.parse(await readFile(path.join(data, pages), "utf8")).items) {
      await writeContent(path.join(folder, "content", `${item.id}.html`), { title: item.title }, item);
    }
    await writePosts(path.join(data, feed), path.join(folder, "content/posts"));
  });
}

/** The words of the interface: `{name}` is written `{{ .name }}` in Hugo. */
async function messages(data) {
  const { date: _, ...texts } = JSON.parse(await readFile(path.join(data, "locales/en.json"), "utf8"));
  const hugo = (text) => text.replace(/\{(\w+)\}/g, (_, name) => `{{ .${name === "count" ? "Count" : name} }}`);
  const entries = Object.entries(texts).map(([key, text]) => {
    if (typeof text === "string") return [key, { other: hugo(text) }];
    return [key, Object.fromEntries(Object.entries(text).map(([form, words]) => [form, hugo(words)]))];
  });
  return Object.fromEntries(entries);
}

async function writePosts(feed, folder) {
  await eachItem(feed, (item) => {
    const { title, summary, date_published, image, tags, _masthead } = item;
    const head = {
      title,
      description: summary,
      date: date_published,
      image,
      labels: tags,
      ..._masthead,
      category: [_masthead.category],
    };
    return writeContent(path.join(folder, `${item.id}.html`), head, item);
  });
}

const writeContent = (file, head, { content_html }) =>
  writeFile(file, `${JSON.stringify(head)}\n${fromRoot(content_html)}\n`);
