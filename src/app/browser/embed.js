// Puts the publication into a host page, wherever it has a place for it:
//
//   <div data-masthead></div>
//   <script type="module" src="https://publication.example/embed.js"></script>
//
// data-site names another site.json than the one beside this script; data-name, what its addresses after the hash
// start with; data-base, a folder whose addresses the host answers with this page: places are then in the path.
// A shadow root keeps the styles of both apart.

const beside = (name) => new URL(name, import.meta.url);

// Where the style sheet is blocked or missing, pictures and long words keep to the column all the same.
function showPlainly(shadow) {
  const rules = ":host { display: block; overflow-wrap: anywhere } img, video { max-width: 100%; height: auto }";
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(rules);
    shadow.adoptedStyleSheets = [sheet];
  } catch {
    // Safari before 16.4 makes no sheets; an element it takes, where the host page's policy does.
    const style = document.createElement("style");
    style.textContent = rules;
    shadow.append(style);
  }
}

function styles(shadow) {
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = beside("embed.css");
  return new Promise((resolve) => {
    link.onload = resolve;
    link.onerror = () => {
      try { showPlainly(shadow); } finally { resolve(); }
    };
    shadow.append(link);
  });
}

// The colours of the host page: a data-theme on the element or around it, else its color-scheme. One of both kinds
// leaves them to the reader's system; a page that says nothing is light.
function themeOf(host) {
  const isTheme = (word) => word === "dark" || word === "light";
  const named = host.closest("[data-theme]")?.dataset.theme;
  if (isTheme(named)) return named;
  const scheme = [host, host.parentElement ?? document.documentElement]
    .map((element) => getComputedStyle(element).colorScheme)
    .concat(document.querySelector("meta[name=color-scheme]")?.content)
    .find((words) => words && words !== "normal") ?? "light";
  const themes = scheme.split(" ").filter(isTheme);
  return themes.length > 1 ? "system" : themes[0] ?? "light";
}

function followTheme(host, app) {
  const follow = () => { app.dataset.theme = themeOf(host); };
  const observer = new MutationObserver(follow);
  for (let element = host; element; element = element.parentElement) {
    observer.observe(element, { attributes: true, attributeFilter: ["data-theme", "class", "style"] });
  }
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", follow);
  follow();
}

function showFailure(app, detail) {
  const link = document.createElement("a");
  link.href = beside(".");
  link.textContent = link.href;
  app.replaceChildren(link);
  console.warn(`masthead: ${detail}`);
}

function embed(host) {
  const shadow = host.attachShadow({ mode: "open" });
  const app = document.createElement("div");
  app.id = "app";
  app.className = "embedded";
  app.dataset.folder = beside(".");
  app.addEventListener("masthead-failure", (event) => showFailure(app, event.detail));
  followTheme(host, app);
  return { app, shadow, styled: styles(shadow) };
}

// A place that can hold nothing leaves the others as they are.
function embedWherePossible(host) {
  try {
    return [embed(host)];
  } catch (error) {
    console.warn(`masthead: <${host.localName} data-masthead> cannot hold the publication, a <div> can: ${error.message}`);
    return [];
  }
}

// Whether an error is a trap of this program: the host page may have others. Each engine names the script that has
// called it, or itself; one that names no file at all leaves no other choice.
function isOwnTrap(error) {
  if (!(error instanceof WebAssembly.RuntimeError)) return false;
  const { stack = "" } = error;
  return ["{wasm}", "{script}"].some((name) => stack.includes(beside(name))) || !/https?:|blob:|file:/.test(stack);
}

async function start(embeds) {
  let isLeft = false;
  const leave = () => (isLeft = true);
  addEventListener("beforeunload", leave);
  const show = () => embeds.forEach(({ app, shadow }) => shadow.append(app));
  const fail = (detail) => embeds.forEach(({ app }) => showFailure(app, detail));
  // An app that has trapped answers no link any more; a link to the publication itself does.
  addEventListener("error", (event) => isOwnTrap(event.error) && fail(event.error.message));
  addEventListener("unhandledrejection", (event) => isOwnTrap(event.reason) && fail(event.reason.message));
  try {
    const wasm = fetch(beside("{wasm}"));
    wasm.catch(() => {});
    const [{ default: init }] = await Promise.all([import(beside("{script}")), ...embeds.map(({ styled }) => styled)]);
    show();
    await init({ module_or_path: wasm });
  } catch (error) {
    show();
    // What was broken off because the reader goes on did not fail.
    if (!isLeft) fail(error.message);
  }
  // A page that listens for its end is not kept for a step back by every browser.
  removeEventListener("beforeunload", leave);
}

const hosts = [...document.querySelectorAll("[data-masthead]")].filter((host) => !host.shadowRoot);
if (hosts.length === 0) console.warn("masthead: the page has no element with the attribute data-masthead");
const embeds = hosts.flatMap(embedWherePossible);
if (embeds.length > 0) start(embeds);
