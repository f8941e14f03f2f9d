import { start } from "../shared/navigation.js";
import { cardMaker } from "./card.js";
import { h, icon, time } from "./dom.js";
import { markPlace, shell } from "./shell.js";

const root = document.getElementById("app");

/** What is drawn for the edition that is shown. */
let drawn;

function draw(edition) {
  const main = h("main", { id: "main", tabindex: -1 });
  const aside = h("aside", {});
  root.replaceChildren(shell(edition, main, aside));
  return { edition, main, aside, makeCard: cardMaker(edition) };
}

const pager = ({ newer, older, edition: { words } }) =>
  h(
    "nav",
    { class: "pager", "aria-label": words.texts.pages },
    newer && h("a", { class: "newer", rel: "prev", href: newer }, icon("back"), words.texts.newer_posts),
    older && h("a", { class: "older", rel: "next", href: older }, words.texts.older_posts, icon("forward")),
  );

const recentPosts = (entries, { texts }) =>
  h(
    "section",
    { class: "recent", "aria-labelledby": "recent-title" },
    h("h2", { id: "recent-title" }, texts.recent_posts),
    h(
      "ul",
      {},
      entries.map((entry) => h("li", {}, h("a", { href: entry.href }, h("bdi", {}, entry.title)), " ", time(entry))),
    ),
  );

start((page) => {
  if (drawn?.edition !== page.edition) drawn = draw(page.edition);
  const { main, aside, makeCard } = drawn;
  markPlace(root, page);
  main.replaceChildren(
    h("h1", { class: "page-title", tabindex: -1 }, h("bdi", {}, page.heading)),
    h(
      "div",
      { class: "cards cards-list" },
      page.cards.map((card, index) => makeCard(card, index === 0)),
    ),
    pager(page),
  );
  aside.replaceChildren(recentPosts(page.recent, page.edition.words));
});
