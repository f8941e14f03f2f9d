// Starts the app in a page of the publication's own. The one script of the page that is not Wasm's own.

const script = document.getElementById("start");
const app = document.getElementById("app");
const finished = document.getElementById("boot") !== null;

// A finished page that the app could not take over; its links work without the app.
const LEFT_ALONE = "masthead.left-alone";

function remember(key) {
  try {
    sessionStorage.setItem(key, "1");
    return true;
  } catch {
    return false;
  }
}

function remembers(key) {
  try {
    return sessionStorage.getItem(key) !== null;
  } catch {
    return false;
  }
}

function trouble(detail) {
  const notice = document.getElementById("trouble")?.content.cloneNode(true);
  if (!notice) return console.warn(`masthead: ${detail}`);
  notice.querySelector("code").textContent = detail;
  notice.querySelector("button").addEventListener("click", () => location.reload());
  app.replaceChildren(notice);
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

if (!(finished && remembers(LEFT_ALONE))) {
  if (finished) await pageIsWholeOrTouched();
  app.dataset.folder = new URL(".", import.meta.url);
  addEventListener("masthead-trouble", (event) => trouble(event.detail));
  try {
    await start();
  } catch (error) {
    if (!finished) trouble(`${script.dataset.wasm}: ${error.message}`);
    // What fell half-way may still answer clicks and lead nowhere: a fresh page without it does not.
    else if (error instanceof WebAssembly.RuntimeError && remember(LEFT_ALONE)) location.reload();
    else console.warn(`masthead: the app did not start, the page works without it: ${error.message}`);
  }
}
