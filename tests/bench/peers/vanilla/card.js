// A card is copied from one made ahead for its edition, and filled in: faster than making its 40 elements one by one.

import { copy, shareByDevice } from "../shared/actions.js";
import { sanitize } from "../shared/page.js";
import { h, icon } from "./dom.js";

/** @returns {(card: object, first: boolean) => HTMLElement} draws the cards of an edition */
export function cardMaker({ words, services }) {
  const blank = blankCard(words, services);
  return (card, first) => {
    const article = blank.cloneNode(true);
    const [category, title, image, prose, footer] = article.children;
    const [details, share] = footer.children;
    const [time, comments] = details.children;
    const items = share.firstElementChild.children;
    const [copyItem, deviceItem] = [...items].slice(services.length);

    category.firstElementChild.href = card.category.href;
    category.firstElementChild.firstElementChild.textContent = card.category.label;
    title.firstElementChild.href = card.href;
    title.firstElementChild.firstElementChild.textContent = card.title;
    if (card.picture) showPicture(image, card.picture, first);
    else image.remove();
    prose.append(sanitize(card.html, { RETURN_DOM_FRAGMENT: true }));
    time.dateTime = card.time;
    time.textContent = card.date;
    if (card.comments) comments.textContent = card.comments;
    else comments.remove();
    services.forEach(({ link }, index) => {
      items[index].firstElementChild.href = link(card);
    });
    copyItem.firstElementChild.addEventListener("click", () => copy(card.url, words));
    deviceItem.firstElementChild.addEventListener("click", () => shareByDevice(card));
    return article;
  };
}

function showPicture(image, { src, alt, width, height }, first) {
  if (first) image.fetchPriority = "high";
  image.loading = first ? "eager" : "lazy";
  image.width = width;
  image.height = height;
  image.alt = alt;
  image.src = src;
}

function blankCard({ texts }, services) {
  const shareLinks = services.map(({ name, label, target }) => {
    const attributes = {
      class: `share-link share-${name}`,
      target,
      rel: "external noopener nofollow",
      title: label,
      "aria-label": label,
    };
    return h("li", {}, h("a", attributes, icon(name)));
  });
  const copyItem = h("li", {}, button("copy", texts.copy_link, "link"));
  const deviceItem = h("li", {}, button("device", texts.share_by_device, "share"));
  const details = h("p", { class: "details" }, h("time", {}), " ", h("span", { class: "comments" }));
  const list = h("ul", { class: "share-links", "aria-label": texts.share }, shareLinks, copyItem, deviceItem);
  return h(
    "article",
    { class: "card card-list" },
    h("p", { class: "category" }, h("a", {}, h("bdi", {}))),
    h("h2", { class: "card-title" }, h("a", {}, h("bdi", {}))),
    h("img", { class: "lead", decoding: "async" }),
    h("div", { class: "prose" }),
    h("footer", { class: "card-footer" }, details, h("div", { class: "share" }, list)),
  );
}

const button = (name, label, iconName) =>
  h("button", { type: "button", class: `share-link share-${name}`, title: label, "aria-label": label }, icon(iconName));
