// What a page has made of hostile texts. `order` is that of attributes: "as drawn", or "by name".
(allowed, order) => {
  const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  const isVoid = (name) => /^(br|hr|img|source|track|wbr)$/.test(name);
  // The nodes as they are, not as a parser would read them again.
  const written = (parent) =>
    [...parent.childNodes]
      .map((node) => {
        if (node.nodeType === 3) return escaped(node.data);
        if (node.nodeType !== 1) return "";
        // The page names a player by its article.
        const names = node.getAttributeNames().filter((name) => name !== "aria-label");
        const attributes = (order === "by name" ? names.sort() : names)
          .map((name) => ` ${name}="${escaped(node.getAttribute(name)).replaceAll('"', "&quot;")}"`)
          .join("");
        const name = node.localName;
        if (isVoid(name)) return `<${name}${attributes}>`;
        const inside = written(node);
        // A parser drops the first line break of preformatted text.
        const lineBreak = name === "pre" && inside.startsWith("\n") ? "\n" : "";
        return `<${name}${attributes}>${lineBreak}${inside}</${name}>`;
      })
      .join("");
  const texts = {};
  for (const article of document.querySelectorAll("main article")) {
    const id = article.querySelector("h2 a").href.split("/").at(-2);
    texts[id] = written(article.querySelector(".prose"));
  }

  const forbidden = (element) => {
    const isOfAFeed = element.closest(".prose");
    const attributes = element.getAttributeNames();
    const addresses = ["href", "src", "poster", "data-player"].filter((name) => element.hasAttribute(name));
    const scheme = (name) => new URL(element.getAttribute(name), document.baseURI).protocol;
    return (
      /^(script|style|iframe|frame|form|object|embed|applet|link|meta|base|svg|math|template|noscript)$/.test(element.localName) ||
      (isOfAFeed && (element.namespaceURI !== "http://www.w3.org/1999/xhtml" || !allowed.includes(element.localName))) ||
      (isOfAFeed && attributes.some((name) => /^(style|name|is|slot|part|srcdoc|ping|background|autofocus|contenteditable|popover|http-equiv)$|action|:/.test(name))) ||
      element.shadowRoot ||
      attributes.some((name) => name.startsWith("on")) ||
      !addresses.every((name) => ["https:", "http:", "mailto:", "tel:"].includes(scheme(name)))
    );
  };

  const kind = (value) => Object.prototype.toString.call(value).slice(8, -1);
  const root = document.documentElement;
  const app = document.getElementById("app");
  const whole = {
    title: typeof document.title === "string",
    cookie: typeof document.cookie === "string",
    domain: typeof document.domain === "string",
    body: document.body === root.querySelector(":scope > body"),
    head: document.head === root.querySelector(":scope > head"),
    forms: kind(document.forms) === "HTMLCollection",
    images: kind(document.images) === "HTMLCollection",
    links: kind(document.links) === "HTMLCollection",
    scripts: kind(document.scripts) === "HTMLCollection",
    location: document.location.href === window.location.href,
    defaultView: document.defaultView === window,
    methods: ["getElementById", "querySelector", "createElement", "createTreeWalker", "importNode", "addEventListener"]
      .every((name) => typeof document[name] === "function"),
    top: window.top === window && window.parent === window && window.self === window,
    opener: window.opener === null,
    fetch: typeof window.fetch === "function",
    history: kind(window.history) === "History",
    app: app?.localName === "div" && app.contains(document.querySelector("main")),
    ids: [...document.querySelectorAll(".prose [id]")].every((element) => element.id.includes("--")),
  };
  return {
    ran: String(window.pwned),
    texts,
    forbidden: [...document.querySelectorAll("main *")].filter(forbidden).map((element) => element.outerHTML.slice(0, 300)),
    taken: Object.keys(whole).filter((name) => !whole[name]),
  };
}
