// Starts the app in a page of the publication's own. The one script of the page that is not Wasm's own.

const script = document.getElementById("start");
const app = document.getElementById("app");
const finished = document.getElementById("hydration") !== null;

// Nothing can be shown at all.
function showFailure(detail) {
  const notice = document.getElementById("failure")?.content.cloneNode(true);
  if (!notice) return console.warn(`masthead: ${detail}`);
  notice.querySelector("code").textContent = detail;
  notice.querySelector("button").addEventListener("click", () => location.reload());
  app.replaceChildren(notice);
}

// An app that has trapped still listens, and would swallow clicks that lead nowhere. Without its listeners the
// page goes on as a plain one: its links load the next page, which starts afresh. What it had opened over the page is
// closed: its buttons and keys were the app's.
function goOnAsPlainPage(error) {
  if (document.documentElement.dataset.mastheadState === "plain") return;
  console.warn(`masthead: the app has stopped, the page works without it: ${error.message}`);
  document.documentElement.dataset.mastheadState = "plain";
  // What scripts do wrong is for whoever watches over the page.
  const keepFromApp = (event) => event instanceof ErrorEvent || event.stopImmediatePropagation();
  const types = [
    "click", "dblclick", "mousedown", "pointerdown", "pointerup", "pointermove", "pointercancel", "pointerover",
    "pointerenter", "pointerleave", "keydown", "focusin", "focusout", "input", "change", "submit", "toggle", "cancel",
    "close", "scroll", "selectionchange", "visibilitychange", "pageshow", "pagehide", "storage", "load", "error",
  ];
  for (const type of types) {
    addEventListener(type, keepFromApp, { capture: true });
  }
  document.querySelectorAll("dialog[open]").forEach((dialog) => dialog.close());
  // A step back through pages that the app had turned.
  addEventListener("popstate", (event) => { keepFromApp(event); location.reload(); }, { capture: true });
}

function watchForTraps() {
  const isTrap = (error) => error instanceof WebAssembly.RuntimeError;
  addEventListener("error", (event) => isTrap(event.error) && goOnAsPlainPage(event.error));
  addEventListener("unhandledrejection", (event) => isTrap(event.reason) && goOnAsPlainPage(event.reason));
}

// What a reader sees comes first: the app follows when the page is whole, or when it is needed.
function pageIsWholeOrTouched() {
  if (document.readyState === "complete") return Promise.resolve();
  return new Promise((resolve) => {
    for (const event of ["load", "pointerdown", "keydown"]) addEventListener(event, resolve, { once: true });
  });
}

async function start() {
  const wasm = fetch(new URL(script.dataset.wasm, document.baseURI));
  wasm.catch(() => {});
  const { default: init } = await import(new URL(script.dataset.js, document.baseURI));
  await init({ module_or_path: wasm });
}

let isLeft = false;
const leave = () => (isLeft = true);
addEventListener("beforeunload", leave);

if (finished) await pageIsWholeOrTouched();
app.dataset.folder = new URL(".", import.meta.url);
addEventListener("masthead-failure", (event) => showFailure(event.detail));
watchForTraps();
try {
  await start();
} catch (error) {
  if (!finished) showFailure(`${script.dataset.wasm}: ${error.message}`);
  else if (error instanceof WebAssembly.RuntimeError) goOnAsPlainPage(error);
  // What was broken off because the reader goes on did not fail.
  else if (!isLeft) console.warn(`masthead: the app did not start, the page works without it: ${error.message}`);
}
// A page that listens for its end is not kept for a step back by every browser.
removeEventListener("beforeunload", leave);
