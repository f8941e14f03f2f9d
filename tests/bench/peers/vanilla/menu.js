// The menu and the editions: in the bar of the header, and in the drawer.

import { h, icon } from "./dom.js";

/** The menu and the editions in one line, or the link to the drawer: the style sheet chooses. */
export function bar(edition, dialog) {
  const { words, menu } = edition;
  const { texts } = words;
  const list = h(
    "ul",
    { class: "menu-bar" },
    menu.map((entry, index) => (entry.items ? submenu(entry, `submenu-${index}`, words) : h("li", {}, link(entry)))),
  );
  const opener = h(
    "a",
    { class: "open-menu", target: "_self", "aria-haspopup": "dialog" },
    icon("menu"),
    h("span", {}, texts.menu),
  );
  opener.addEventListener("click", (event) => {
    event.preventDefault();
    dialog.showModal();
  });
  const parts = [h("nav", { class: "main-menu", "aria-label": texts.menu }, list), switcher(edition, "editions")];
  const room = h("div", { class: "bar-room" }, h("div", { class: "bar-parts" }, parts), opener);
  return h("div", { class: "bar", "data-label": texts.menu }, h("div", { class: "bar-line" }, ruler(edition), room));
}

/** As wide as menu and editions together, and never seen. */
function ruler({ menu, editions }) {
  const entries = menu.map(({ label, items }) => h("span", { "data-label": label, class: items && "opens" }));
  const others = editions.map(({ label, lang }) => h("span", { "data-label": label, lang }));
  return h(
    "div",
    { class: "ruler", "aria-hidden": "true" },
    h("div", { class: "ruler-menu" }, entries),
    h("div", { class: "ruler-editions" }, others),
  );
}

function submenu({ label, items }, id, words) {
  const button = h(
    "button",
    {
      type: "button",
      "aria-expanded": "false",
      "aria-controls": id,
      "aria-label": words.fill("open_submenu", { label }),
    },
    label,
    icon("down"),
  );
  const list = h(
    "ul",
    { class: "submenu", id },
    items.map((item) => h("li", {}, link(item))),
  );
  const entry = h("li", { class: "has-submenu" }, button, list);
  button.addEventListener("click", () => button.setAttribute("aria-expanded", entry.classList.toggle("open")));
  return entry;
}

export function drawer(edition) {
  const { words, menu, copyright } = edition;
  const { texts } = words;
  const closer = h("a", { class: "close-menu", target: "_self" }, icon("close"), h("span", {}, texts.close_menu));
  const dialog = h(
    "dialog",
    { class: "drawer", id: "menu", "aria-label": texts.menu },
    h(
      "div",
      { class: "drawer-inner" },
      closer,
      h("nav", { "aria-label": texts.menu }, tree(menu)),
      switcher(edition),
      h("p", { class: "copyright" }, copyright),
    ),
  );
  closer.addEventListener("click", (event) => event.preventDefault());
  // A link was followed, or what lies beside the drawer was clicked, which counts as the dialog itself.
  dialog.addEventListener("click", ({ target }) => {
    if (target === dialog || target.closest("a")) dialog.close();
  });
  return dialog;
}

const link = ({ href, label }) => h("a", { href }, label);

const tree = (entries) =>
  h(
    "ul",
    { class: "menu-tree" },
    entries.map((entry) => h("li", {}, entry.items ? branch(entry) : link(entry))),
  );

const branch = ({ label, items }) => [h("p", { class: "menu-group" }, label), tree(items)];

function switcher({ editions, words }, name) {
  if (editions.length === 0) return undefined;
  const links = editions.map(({ href, lang, dir, label, current }) =>
    h("li", {}, h("a", { href, lang, hreflang: lang, dir, "aria-current": current ? "true" : undefined }, label)),
  );
  return h("nav", { class: name, "aria-label": words.texts.editions }, h("ul", { class: "switcher" }, links));
}
