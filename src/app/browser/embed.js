// Puts the publication into a host page:
//
//   <div data-masthead></div>
//   <script type="module" src="https://publication.example/embed.js"></script>
//
// data-site names another site.json than the one beside this script; data-base, a folder whose addresses the
// host answers with this page: places are then in the path instead of after the hash.
// A shadow root keeps the styles of both apart.

const host = document.querySelector("[data-masthead]");
const beside = (name) => new URL(name, import.meta.url);

function styles() {
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = beside("embed.css");
  return new Promise((resolve) => {
    link.onload = link.onerror = resolve;
    shadow.append(link);
  });
}

function showFailure(detail) {
  const link = document.createElement("a");
  link.href = beside(".");
  link.textContent = link.href;
  app.replaceChildren(link);
  console.warn(`masthead: ${detail}`);
}

let shadow, app;

if (!host) console.warn("masthead: the page has no element with the attribute data-masthead");
else {
  shadow = host.attachShadow({ mode: "open" });
  app = document.createElement("div");
  app.id = "app";
  app.className = "embedded";
  app.dataset.folder = beside(".");
  addEventListener("masthead-failure", (event) => showFailure(event.detail));
  // An app that has trapped answers no link any more; a link to the publication itself does.
  const isTrap = (error) => error instanceof WebAssembly.RuntimeError;
  addEventListener("error", (event) => isTrap(event.error) && showFailure(event.error.message));
  addEventListener("unhandledrejection", (event) => isTrap(event.reason) && showFailure(event.reason.message));
  try {
    const wasm = fetch(beside("{wasm}"));
    wasm.catch(() => {});
    const [{ default: init }] = await Promise.all([import(beside("{script}")), styles()]);
    shadow.append(app);
    await init({ module_or_path: wasm });
  } catch (error) {
    shadow.append(app);
    showFailure(error.message);
  }
}
