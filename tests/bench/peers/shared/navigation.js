// The way from page to page. The old page stays until the new one is there.

import { canShare } from "./actions.js";
import { isList, openPage } from "./page.js";

/** @param {(page: object) => void} show draws a page, at once */
export async function start(show) {
  let asked = 0;

  const draw = (page) => {
    const { lang, dir, title } = page.edition;
    Object.assign(document.documentElement, { lang, dir });
    document.title = `${page.heading} – ${title}`;
    show(page);
  };

  const turn = async (path, isNewStep) => {
    const number = (asked += 1);
    const progress = document.querySelector(".progress");
    progress.classList.add("busy");
    try {
      const page = await openPage(path);
      // An answer that comes after the next question is not wanted any more.
      if (number !== asked) return;
      if (isNewStep) history.pushState(null, "", path);
      draw(page);
      // Reading and tabbing go on from the heading.
      document.querySelector("main h1").focus({ preventScroll: true });
      if (isNewStep) scrollTo(0, 0);
    } finally {
      if (number === asked) progress.classList.remove("busy");
    }
  };

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    const isPlain = event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
    if (!link || !isPlain || link.target || link.origin !== location.origin || link.hash || !isList(link.pathname)) return;
    event.preventDefault();
    turn(link.pathname, true);
  });
  addEventListener("popstate", () => turn(location.pathname, false));

  const page = await openPage(location.pathname);
  // The buttons are hidden where no app would answer them.
  document.documentElement.dataset.mastheadState = "ready";
  if (canShare) document.documentElement.dataset.mastheadShare = "";
  draw(page);
}
