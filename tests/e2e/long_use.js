// A round through a publication, which long_use.rs takes again and again: links, Back, a picture, a search, editions.
const find = (selector) => document.querySelector(selector);
const frame = () => new Promise(requestAnimationFrame);
const isSettled = () => find("main").ariaBusy === "false";
let turns = 0;

async function until(what, condition) {
  for (let frames = 0; !condition(); frames += 1) {
    if (frames > 900) throw new Error(`never: ${what}, at ${location}`);
    await frame();
  }
  await frame();
}

async function follow(selector) {
  await until(selector, () => find(selector));
  const { pathname } = find(selector);
  find(selector).click();
  await until(selector, () => location.pathname === pathname && isSettled());
  turns += 1;
}

async function goBack() {
  const { pathname } = location;
  history.back();
  await until("back", () => location.pathname !== pathname && isSettled());
  turns += 1;
}

async function lookAtPictures() {
  find("main a.picture[id]").click();
  await until("a picture", () => find(".lightbox[open] img"));
  find(".lightbox-next").click();
  await frame();
  find(".lightbox-close").click();
  await until("no picture", () => !find(".lightbox[open]") && !location.hash);
}

async function look(words) {
  const field = find(".search-field");
  // Without finished pages there is nothing to search.
  if (!field) return;
  field.value = words;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  await until("results", () => find(".search-results li"));
}

async function openAndClose(opener, dialog) {
  find(opener).click();
  await until(dialog, () => find(dialog).open);
  find(dialog).close();
  await frame();
}

const menu = (entry) => `.menu-bar a[href$='${entry}/']`;
const edition = (lang) => `.site-header .editions a[hreflang=${lang}]`;

// From the English front page, and back to it; how many turns there were so far.
window.takeRound = async () => {
  await follow(menu("category/articles"));
  await follow("main article h2 a");
  await goBack();
  await follow(menu("category/photo-gallery"));
  await lookAtPictures();
  await follow(edition("fa"));
  await lookAtPictures();
  await follow("main article h2 a");
  await openAndClose(".open-settings", ".settings-panel");
  await follow(edition("en"));
  await follow(".open-search");
  await look("ashraf");
  await follow(edition("ar"));
  await openAndClose(".open-menu", ".drawer");
  await goBack();
  await follow(".brand");
  await follow("main a[rel~=next]");
  await follow(edition("sq"));
  await goBack();
  await goBack();
  return turns;
};
