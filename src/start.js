// Starts the app, and tells the reader when it cannot start. The one script of the page that is not Wasm's own.

const script = document.getElementById("start");

function trouble(detail) {
  const notice = document.getElementById("trouble").content.cloneNode(true);
  notice.querySelector("code").textContent = detail;
  notice.querySelector("button").addEventListener("click", () => location.reload());
  document.getElementById("app").replaceChildren(notice);
}

addEventListener("masthead-trouble", (event) => trouble(event.detail));

try {
  const { default: init } = await import(script.dataset.js);
  await init({ module_or_path: script.dataset.wasm });
} catch (error) {
  trouble(`${script.dataset.wasm}: ${error.message}`);
}
