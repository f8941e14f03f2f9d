// What stands around the list: drawn once for an edition.

import { onOutcome } from "../shared/actions.js";
import { h, icon } from "./dom.js";
import { bar, drawer } from "./menu.js";

export function shell(edition, main, aside) {
  const dialog = drawer(edition);
  return h(
    "div",
    { class: "app" },
    h("div", { class: "frame" }, header(edition, dialog), h("div", { class: "page" }, main, aside), footer(edition)),
    h("div", { class: "progress" }),
    dialog,
    shareOutcome(),
  );
}

function header(edition, dialog) {
  const { words, title, tagline, site, code } = edition;
  const brandWords = [h("span", { class: "brand-name" }, title), h("span", { class: "tagline" }, tagline)];
  const logo = h("img", { src: `/${site.logo}`, alt: "", width: 40, height: 40, decoding: "sync" });
  return h(
    "header",
    { class: "site-header" },
    h("a", { class: "skip-link", target: "_self" }, words.texts.skip_to_content),
    h(
      "div",
      { class: "site-header-inner" },
      h("a", { class: "brand", href: `/${code}/` }, logo, h("span", { class: "brand-words" }, brandWords)),
      bar(edition, dialog),
    ),
  );
}

function footer({ words, site, copyright }) {
  const social = site.social.map(({ service, url }) =>
    h("li", {}, h("a", { href: url, rel: "external noopener me", title: service, "aria-label": service }, icon(service))),
  );
  return h(
    "footer",
    { class: "site-footer" },
    h(
      "div",
      { class: "site-footer-inner" },
      h("ul", { class: "social", "aria-label": words.texts.follow_us }, social),
      h("p", { class: "copyright" }, copyright),
      h("a", { class: "back-to-top", target: "_self" }, icon("up"), words.texts.back_to_top),
    ),
  );
}

function shareOutcome() {
  const element = h("p", { class: "share-outcome", role: "status" });
  onOutcome((outcome) => {
    element.textContent = outcome;
    element.classList.toggle("shown", outcome !== "");
  });
  return element;
}

/** The links within a page, by their class. */
const FRAGMENTS = { "skip-link": "main", "open-menu": "menu", "close-menu": "top", "back-to-top": "top" };

/** Sets the links of a shell that tell where the reader is. */
export function markPlace(root, { path, current }) {
  for (const [name, id] of Object.entries(FRAGMENTS)) root.querySelector(`.${name}`).href = `${path}#${id}`;
  for (const link of root.querySelectorAll(".switcher [aria-current]")) link.href = path;
  for (const entry of root.querySelectorAll(".menu-bar a, .menu-tree a")) {
    if (entry.pathname === current) entry.setAttribute("aria-current", "page");
    else entry.removeAttribute("aria-current");
  }
}
