// What stands around the list: drawn once for an edition.

import { h, icon } from "./dom.js";

export function header(edition) {
  const { words, title, tagline, site, code, menu, editions, copyright } = edition;
  const { texts } = words;
  const brandWords = [h("span", { class: "brand-name" }, title), h("span", { class: "tagline" }, tagline)];
  const logo = h("img", { src: `/${site.logo}`, alt: "", width: 40, height: 40 });
  const opener = h(
    "button",
    { type: "button", class: "open-menu", "aria-haspopup": "dialog" },
    icon("menu"),
    h("span", {}, texts.menu),
  );
  const closer = h("button", { type: "button", class: "close-menu" }, icon("close"), h("span", {}, texts.close_menu));
  const drawer = h(
    "dialog",
    { class: "drawer", "aria-label": texts.menu },
    h(
      "div",
      { class: "drawer-inner" },
      closer,
      h("nav", { "aria-label": texts.menu }, tree(menu)),
      h("nav", { "aria-label": texts.editions }, switcher(editions)),
      h("p", { class: "copyright" }, copyright),
    ),
  );
  opener.addEventListener("click", () => drawer.showModal());
  // A link was followed, or what lies beside the drawer was clicked, which counts as the dialog itself.
  drawer.addEventListener("click", ({ target }) => {
    if (target === drawer || target.closest("a, .close-menu")) drawer.close();
  });
  return h(
    "header",
    { class: "site-header" },
    h(
      "div",
      { class: "site-header-inner" },
      h("a", { class: "brand", href: `/${code}/` }, logo, h("span", { class: "brand-words" }, brandWords)),
      h("nav", { class: "main-menu", "aria-label": texts.menu }, bar(menu, words)),
      h("nav", { class: "editions", "aria-label": texts.editions }, switcher(editions)),
      opener,
    ),
    drawer,
  );
}

const link = ({ href, label }) => h("a", { href }, label);

const bar = (menu, words) =>
  h(
    "ul",
    { class: "menu-bar" },
    menu.map((entry) => (entry.items ? submenu(entry, words) : h("li", {}, link(entry)))),
  );

function submenu({ label, items }, words) {
  const attributes = { type: "button", "aria-expanded": "false", "aria-label": words.fill("open_submenu", { label }) };
  const button = h("button", attributes, label, icon("down"));
  const list = h(
    "ul",
    { class: "submenu" },
    items.map((item) => h("li", {}, link(item))),
  );
  const entry = h("li", { class: "has-submenu" }, button, list);
  button.addEventListener("click", () => button.setAttribute("aria-expanded", entry.classList.toggle("open")));
  return entry;
}

const tree = (entries) =>
  h(
    "ul",
    { class: "menu-tree" },
    entries.map((entry) => h("li", {}, entry.items ? branch(entry) : link(entry))),
  );

const branch = ({ label, items }) => [h("p", { class: "menu-group" }, label), tree(items)];

const switcher = (editions) =>
  h(
    "ul",
    { class: "switcher" },
    editions.map(({ href, lang, dir, label, current }) =>
      h("li", {}, h("a", { href, lang, hreflang: lang, dir, "aria-current": current ? "true" : undefined }, label)),
    ),
  );

/** Marks the entries of the menu that lead to where the reader is. */
export function markCurrent(element, path) {
  for (const entry of element.querySelectorAll(".menu-bar a, .menu-tree a")) {
    if (entry.pathname === path) entry.setAttribute("aria-current", "page");
    else entry.removeAttribute("aria-current");
  }
}

export function footer({ words, site, copyright }) {
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
      h("a", { class: "back-to-top" }, icon("up"), words.texts.back_to_top),
    ),
  );
}
