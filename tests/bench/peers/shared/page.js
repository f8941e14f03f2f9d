// From an address to everything its page shows. What is left to each peer is to draw it.

import DOMPurify from "dompurify";
import { load } from "./documents.js";
import { shareServices } from "./share.js";
import { Words } from "./words.js";

const LIST_ADDRESS = /^\/(\w+)\/(?:page\/(\d+)\/?)?$/;
const RECENT = 5;

/** Editions that were opened already, by their code. */
const editions = new Map();

/** Whether the app shows an address itself; all others are left to the browser. */
export const isList = (path) => LIST_ADDRESS.test(path);

export async function openPage(path) {
  const [, code, number] = LIST_ADDRESS.exec(path) ?? [, "en"];
  const archive = number && load(`/${code}/page/${number}/index.json`);
  // The front page is needed on every page: it knows the newest titles and how many pages there are.
  const [edition, front, document] = await Promise.all([openEdition(code), load(`/${code}/index.json`), archive]);
  const { words } = edition;
  return {
    edition,
    path,
    // The entry of the menu that every list belongs to.
    current: `/${code}/`,
    heading: document ? words.fill("archive_page", { page: number }) : words.texts.latest_articles,
    cards: (document ?? front).items.map((item) => card(item, edition)),
    ...neighbours(code, number && Number(number), front._masthead.pages),
    recent: front.items.slice(0, RECENT).map((item) => ({
      href: `/${code}/posts/${item.id}/`,
      title: item.title,
      time: item.date_published,
      date: words.day(item.date_published),
    })),
  };
}

function openEdition(code) {
  if (!editions.has(code)) editions.set(code, readEdition(code));
  return editions.get(code);
}

async function readEdition(code) {
  const site = await load("/site.json");
  const settings = site.editions.find((edition) => edition.code === code);
  const words = new Words(settings.lang, await load(`/locales/${settings.lang}.json`));
  const href = (to) => `/${code}${to}${to.endsWith("/") ? "" : "/"}`;
  const link = ({ label, to, items }) => ({ label, href: to && href(to), items: items?.map(link) });
  return {
    code,
    site,
    words,
    title: settings.title ?? site.name,
    tagline: settings.tagline,
    lang: settings.lang,
    dir: direction(settings.lang),
    copyright: settings.copyright ?? site.copyright,
    categories: new Map(settings.categories.map(({ slug, label }) => [slug, label])),
    menu: settings.menu.map(link),
    // One alone leaves nothing to choose.
    editions: (site.editions.length > 1 ? site.editions : []).map(({ code: other, lang, label }) => ({
      href: `/${other}/`,
      lang,
      label,
      dir: direction(lang),
      current: other === code,
    })),
    services: shareServices(site, words),
  };
}

const direction = (lang) => (/^(ar|fa)\b/.test(lang) ? "rtl" : "ltr");

function card(item, { code, categories, words }) {
  const { category, comments, image_alt, image_width, image_height } = item._masthead;
  const href = `/${code}/posts/${item.id}/`;
  return {
    id: item.id,
    href,
    url: new URL(href, location.origin).href,
    title: item.title,
    category: { href: `/${code}/category/${category}/`, label: categories.get(category) },
    picture: item.image && {
      src: item.image,
      url: new URL(item.image, location.origin).href,
      alt: image_alt,
      width: image_width,
      height: image_height,
    },
    html: item.content_html,
    time: item.date_published,
    date: words.day(item.date_published),
    comments: comments === undefined ? undefined : words.count("comments", comments),
  };
}

/** Archive pages are numbered from the oldest; the front page comes after the newest of them. */
function neighbours(code, number, pages) {
  const href = (to) => (to < 1 || to > pages ? undefined : to === pages ? `/${code}/` : `/${code}/page/${to}/`);
  const here = number ?? pages;
  return { older: href(here - 1), newer: href(here + 1) };
}

/** Feed HTML without anything that could run. */
export const sanitize = (html, options) => DOMPurify.sanitize(html, options);
