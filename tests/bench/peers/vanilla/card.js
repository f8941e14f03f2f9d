// A card is copied from one made ahead for its edition, and filled in: faster than making its 40 elements one by one.

import { copy } from "../shared/copy.js";
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

    category.firstElementChild.href = card.category.href;
    category.firstElementChild.firstElementChild.textContent = card.category.label;
    title.firstElementChild.href = card.href;
    title.firstElementChild.firstElementChild.textContent = card.title;
    if (card.picture) showPicture(image, card.picture, first);
    else image.remove();
    prose.append(sanitize(card.html, { RETURN_DOM_FRAGMENT: true }));
    time.dateTime = card.time;
    time.textContent = card.date;
    comments.textContent = card.comments;
    services.forEach(({ link }, index) => {
      items[index].firstElementChild.href = link(card);
    });
    const [button, outcome] = items[services.length].children;
    button.addEventListener("click", async () => {
      outcome.textContent = await copy(card.url, words);
    });
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
    const attributes = { class: `share-link share-${name}`, target, rel: "external noopener nofollow", title: label, "aria-label": label };
    return h("li", {}, h("a", attributes, icon(name)));
  });
  const copyLabel = { title: texts.copy_link, "aria-label": texts.copy_link };
  const copyButton = h("button", { type: "button", class: "share-link share-copy", ...copyLabel }, icon("link"));
  const outcome = h("span", { class: "share-outcome", role: "status" });
  const details = h("p", { class: "details" }, h("time", {}), " ", h("span", { class: "comments" }));
  const links = h("ul", { class: "share-links", "aria-label": texts.share }, shareLinks, h("li", {}, copyButton, outcome));
  return h(
    "article",
    { class: "card card-list" },
    h("p", { class: "category" }, h("a", {}, h("bdi", {}))),
    h("h2", { class: "card-title" }, h("a", {}, h("bdi", {}))),
    h("img", { class: "lead", decoding: "async" }),
    h("div", { class: "prose" }),
    h("footer", { class: "card-footer" }, details, h("div", { class: "share" }, links)),
  );
}
