// Writes a publication of any size: site.json, locales and media of the sample, and feeds made from the words of its feeds.
//
//   node tests/bench/generate.mjs --articles 10000 --editions 1 --out target/bench/data/10000x1
//
// The same arguments give the same bytes. Every article has a random generator of its own, so articles are written
// one at a time, newest first, and memory does not grow with their number.

import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { cp, mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const SAMPLE = fileURLToPath(new URL("../../public/", import.meta.url));

const BASE_URL = "https://masthead.example/";

const NEWEST = Date.parse("2025-12-24T09:00:00Z");
/** Two hours between articles: 100,000 of them reach back to 2003, when the sample's publication was founded. */
const BETWEEN_ARTICLES = 2 * 60 * 60 * 1000;

/** Bytes gathered before they go to the disk. */
const CHUNK = 1 << 18;

/**
 * @param {object} size
 * @param {number} size.articles in each edition
 * @param {number} size.editions how many of the sample's, the first ones
 * @param {string} size.out the folder
 */
export async function generate({ articles, editions, out }) {
  const site = await readJson(path.join(SAMPLE, "site.json"));
  if (!(articles > 0 && editions > 0 && editions <= site.editions.length)) {
    throw new RangeError(`needs 1 or more articles, and 1 to ${site.editions.length} editions`);
  }
  site.editions = site.editions.slice(0, editions);
  // Feeds for readers and maps for search engines have whole addresses.
  site.base_url = BASE_URL;
  await mkdir(path.join(out, "feeds"), { recursive: true });
  await cp(path.join(SAMPLE, "media"), path.join(out, "media"), { recursive: true });
  await cp(path.join(SAMPLE, "locales"), path.join(out, "locales"), { recursive: true });
  await cp(path.join(SAMPLE, "site.schema.json"), path.join(out, "site.schema.json"));
  await writeFile(path.join(out, "site.json"), JSON.stringify(site, null, 2));
  for (const [index, edition] of site.editions.entries()) {
    const sample = await readJson(path.join(SAMPLE, edition.feed));
    const codes = site.editions.map(({ code }) => code);
    const pages = await readJson(path.join(SAMPLE, edition.pages));
    for (const { _masthead } of pages.items) {
      // Editions that were left out have no translations.
      _masthead.translations = Object.fromEntries(codes.map((code) => [code, _masthead.translations[code]]));
    }
    await writeFile(path.join(out, edition.pages), JSON.stringify(pages, null, 1));
    await writeFeed(path.join(out, edition.feed), articles, sample, new Writer(index, codes, edition, sample));
  }
}

async function writeFeed(file, articles, sample, writer) {
  const { items: _, ...head } = sample;
  const stream = createWriteStream(file);
  let chunk = `${JSON.stringify(head).slice(0, -1)},"items":[\n`;
  for (let number = articles; number >= 1; number -= 1) {
    chunk += JSON.stringify(writer.article(number, articles - number));
    chunk += number > 1 ? ",\n" : "\n]}\n";
    if (chunk.length > CHUNK || number === 1) {
      if (!stream.write(chunk)) await once(stream, "drain");
      chunk = "";
    }
  }
  stream.end();
  await once(stream, "finish");
}

/** Writes the articles of one edition. */
class Writer {
  constructor(index, codes, edition, sample) {
    this.index = index;
    this.codes = codes;
    this.code = edition.code;
    this.categories = edition.categories.map(({ slug, label }) => ({ slug, label }));
    this.pictures = sample.items.filter(({ image }) => image).map(({ image, _masthead }) => ({ image, ..._masthead }));
    // With repetitions, so that a word is as frequent here as it is there.
    this.words = sample.items.flatMap(({ title, content_html }) =>
      `${title} ${content_html}`.replace(/<[^>]*>|&\w+;/g, " ").match(/[\p{L}\p{M}\u200c]+/gu),
    );
  }

  /**
   * The newest articles are alike in publications of every size, so that their front pages can be compared.
   *
   * @param {number} number counted from the oldest, which is 1
   * @param {number} age how many articles are newer
   */
  article(number, age) {
    const random = generator(age * 8 + this.index);
    const { image, image_alt, image_width, image_height } = pick(this.pictures, random);
    const category = pick(this.categories, random);
    return {
      id: identity(this.index, number),
      title: this.#sentence(random, 4, 9),
      summary: this.#sentence(random, 14, 24) + ".",
      content_html: this.#body(number, random),
      image,
      date_published: new Date(NEWEST - age * BETWEEN_ARTICLES).toISOString().replace(".000Z", "+00:00"),
      tags: [category.label],
      _masthead: {
        category: category.slug,
        comments: Math.floor(random() ** 3 * 40),
        translations: Object.fromEntries(
          this.codes.flatMap((code, index) => (index === this.index ? [] : [[code, identity(index, number)]])),
        ),
        image_alt,
        image_width,
        image_height,
      },
    };
  }

  #body(number, random) {
    const parts = Array.from({ length: between(3, 6, random) }, () => `<p>${this.#paragraph(random)}</p>`);
    if (random() < 0.25) {
      const entries = Array.from({ length: between(3, 5, random) }, () => `<li>${this.#sentence(random, 4, 12)}</li>`);
      parts.splice(2, 0, `<ul>${entries.join("")}</ul>`);
    }
    if (random() < 0.15) parts.splice(1, 0, `<blockquote><p>${this.#paragraph(random)}</p></blockquote>`);
    if (number > 1) {
      const other = identity(this.index, between(1, number - 1, random));
      parts.push(
        `<p>${this.#sentence(random, 5, 9)}: <a href="${this.code}/posts/${other}">${this.#sentence(random, 3, 6)}</a>.</p>`,
      );
    }
    return parts.join("");
  }

  #paragraph(random) {
    const sentences = Array.from({ length: between(2, 5, random) }, () => `${this.#sentence(random, 7, 18)}.`);
    const marked = between(0, sentences.length - 1, random);
    if (random() < 0.3) sentences[marked] = `<strong>${sentences[marked]}</strong>`;
    else if (random() < 0.3) sentences[marked] = `<em>${sentences[marked]}</em>`;
    return sentences.join(" ");
  }

  #sentence(random, least, most) {
    const [first, ...rest] = Array.from({ length: between(least, most, random) }, () => pick(this.words, random));
    return [first[0].toUpperCase() + first.slice(1), ...rest].join(" ");
  }
}

/** Ids are unique in the whole publication: the first digit is the edition's. */
const identity = (edition, number) => String((edition + 1) * 1_000_000 + number);

const readJson = async (file) => JSON.parse(await readFile(file, "utf8"));

const pick = (list, random) => list[Math.floor(random() * list.length)];

const between = (least, most, random) => least + Math.floor(random() * (most - least + 1));

/** Numbers from 0 to 1 that follow from a seed (mulberry32). */
function generator(seed) {
  let state = Math.imul(seed, 0x9e3779b1);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({
    options: { articles: { type: "string" }, editions: { type: "string", default: "4" }, out: { type: "string" } },
  });
  if (!values.articles || !values.out) {
    console.error("usage: node generate.mjs --articles NUMBER [--editions NUMBER] --out FOLDER");
    process.exit(2);
  }
  await generate({ articles: Number(values.articles), editions: Number(values.editions), out: values.out });
}
