// Beside every page that `masthead serve` shows: loads it anew when something was saved, and shows over it what
// `masthead check` finds. It is never published.
//
// What it shows are texts, never markup: it may be written in a feed. It draws into a shadow tree, so that neither the
// page's style sheet nor this one reaches the other.

(() => {
  "use strict";

  const EVENTS = "/.masthead/events";
  // How long it waits before it asks a server that has gone, in milliseconds.
  const PATIENCE = 1000;
  // In the tab's memory: what was loaded anew for, and what was closed.
  const LOADED = "masthead serve: loaded for";
  const CLOSED = "masthead serve: closed";

  const { version } = document.currentScript.dataset;

  // --- What is told

  let source;
  let waiting;

  // A browser keeps six connections to a host, for all its tabs: one that nobody sees needs none.
  function listen() {
    clearTimeout(waiting);
    if (source || document.visibilityState === "hidden") return;
    source = new EventSource(EVENTS);
    source.onmessage = ({ data }) => take(JSON.parse(data));
    source.onerror = () => {
      leave();
      waiting = setTimeout(listen, PATIENCE);
    };
  }

  function leave() {
    clearTimeout(waiting);
    source?.close();
    source = undefined;
  }

  function take(shown) {
    if (shown.version === version) return showFaults(shown.faults);
    // Whatever keeps an old page in its place, it is not asked for again and again.
    if (recall(LOADED) === shown.version) return showFaults(shown.faults);
    remember(LOADED, shown.version);
    leave();
    location.reload();
  }

  // --- What is shown

  const STYLE = `
    :host { all: initial !important; color-scheme: light dark !important; direction: ltr !important; }
    * { box-sizing: border-box; font: inherit; color: inherit; }
    dialog, button.badge {
      --paper: #fff; --ink: #1b1b1b; --line: #c9c9c9; --quiet: #f2f2f2; --error: #b00020; --warning: #7a4d00;
      font: 15px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); text-align: left;
    }
    @media (prefers-color-scheme: dark) {
      dialog, button.badge {
        --paper: #1d1d1f; --ink: #f0f0f0; --line: #55555a; --quiet: #2b2b2e; --error: #ff8a8f; --warning: #f0c060;
      }
    }
    @media print { :host { display: none !important; } }
    button { cursor: pointer; background: var(--quiet); border: 1px solid var(--line); border-radius: 6px; padding: 4px 12px; }
    button:focus-visible { outline: 3px solid currentColor; outline-offset: 2px; }
    button.badge { position: fixed; z-index: 2147483647; left: 12px; bottom: 12px; background: var(--paper); }
    button.badge.error { border: 2px solid var(--error); color: var(--error); font-weight: 600; }
    button.badge.warning { color: var(--warning); opacity: .85; }
    button.badge:is(:hover, :focus-visible) { opacity: 1; }
    dialog { width: min(56rem, calc(100vw - 24px)); max-height: calc(100vh - 24px); margin: auto; padding: 0; overflow: auto;
      border: 1px solid var(--line); border-radius: 10px; box-shadow: 0 8px 40px rgb(0 0 0 / .35); overscroll-behavior: contain; }
    dialog::backdrop { background: rgb(0 0 0 / .4); }
    .top { position: sticky; top: 0; display: flex; gap: 12px; align-items: center; justify-content: space-between;
      padding: 10px 16px; background: var(--paper); border-bottom: 1px solid var(--line); }
    h2 { margin: 0; font-size: 17px; font-weight: 600; }
    ul { list-style: none; margin: 0; padding: 0 16px 8px; }
    li { padding: 12px 0; border-bottom: 1px solid var(--line); }
    li:last-child { border-bottom: 0; }
    p { margin: 4px 0; overflow-wrap: anywhere; unicode-bidi: plaintext; text-align: left; }
    .kind { font-weight: 600; }
    .error .kind { color: var(--error); }
    .warning .kind { color: var(--warning); }
    .place { font-family: ui-monospace, monospace; font-size: 13px; }
    pre { margin: 6px 0; padding: 6px 10px; overflow-x: auto; background: var(--quiet); border-radius: 6px;
      font: 13px/1.5 ui-monospace, monospace; text-align: left; }
    mark { color: inherit; background: none; font-weight: 600; text-decoration: wavy underline; }
    .error mark { color: var(--error); }
    .warning mark { color: var(--warning); }
    /* Where something is missing. */
    mark:empty { border-inline-start: 2px solid; }
  `;

  let host;
  let drawn;

  function showFaults(faults) {
    // The server's own page says it by itself.
    if (document.body?.dataset.masthead === "message") return;
    const words = JSON.stringify(faults);
    if (words === drawn) return;
    drawn = words;
    host?.remove();
    host = undefined;
    if (faults.errors + faults.warnings === 0) return forget(CLOSED);
    host = element("div", { id: "masthead-serve", dir: "ltr", lang: "en" });
    const shadow = host.attachShadow({ mode: "open" });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    shadow.adoptedStyleSheets = [sheet];
    const dialog = panel(faults);
    const kind = faults.errors > 0 ? "error" : "warning";
    const badge = element("button", { class: `badge ${kind}`, type: "button", "aria-haspopup": "dialog" }, counted(faults));
    badge.addEventListener("click", () => dialog.showModal());
    shadow.append(badge, dialog);
    document.documentElement.append(host);
    // Errors stand over the page until they are mended, or closed; others come up again.
    dialog.addEventListener("close", () => remember(CLOSED, words));
    // The app has keys of its own: those that are pressed in here are none of its.
    for (const kind of ["keydown", "keyup"]) host.addEventListener(kind, (event) => event.stopPropagation());
    if (faults.errors > 0 && recall(CLOSED) !== words) dialog.showModal();
  }

  function panel(faults) {
    const close = element("button", { type: "button" }, "Close");
    const title = element("h2", { id: "title" }, counted(faults));
    const dialog = element("dialog", { "aria-labelledby": "title" }, element("div", { class: "top" }, title, close));
    close.addEventListener("click", () => dialog.close());
    const list = element("ul");
    for (const fault of faults.named) list.append(entry(fault));
    const more = faults.errors + faults.warnings - faults.named.length;
    if (more > 0) list.append(element("li", {}, `and more like these: "masthead check --all" names every one`));
    dialog.append(list);
    return dialog;
  }

  function entry({ severity, file, place, what, line, remedy }) {
    const kind = element("span", { class: "kind" }, severity);
    const where = element("p", {}, kind, " ", element("span", { class: "place" }, [file, place].filter(Boolean).join("  ")));
    const item = element("li", { class: severity }, where, element("p", { class: "what" }, what));
    if (line) item.append(excerpt(line));
    if (remedy) item.append(element("p", { class: "remedy" }, `What to do: ${remedy}`));
    return item;
  }

  // The words at fault are marked. A line that is written from right to left keeps its number before it.
  function excerpt({ number, before, at_fault: words, after }) {
    const line = element("bdi", {}, before, element("mark", {}, words), after);
    return element("pre", { class: "line", tabindex: "0" }, `${number} | `, line);
  }

  function counted({ errors, warnings }) {
    const number = (count, thing) => (count ? [`${count} ${thing}${count === 1 ? "" : "s"}`] : []);
    return [...number(errors, "error"), ...number(warnings, "warning")].join(", ");
  }

  // An element of texts and other elements.
  function element(name, attributes = {}, ...inside) {
    const made = document.createElement(name);
    for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
    made.append(...inside);
    return made;
  }

  // --- What a tab remembers; a browser may refuse it any memory

  function recall(key) {
    try {
      return sessionStorage.getItem(key);
    } catch {
      return null;
    }
  }

  function remember(key, value) {
    try {
      sessionStorage.setItem(key, value);
    } catch {}
  }

  function forget(key) {
    try {
      sessionStorage.removeItem(key);
    } catch {}
  }

  document.addEventListener("visibilitychange", () => (document.visibilityState === "hidden" ? leave() : listen()));
  addEventListener("pagehide", leave);
  addEventListener("pageshow", listen);
})();
