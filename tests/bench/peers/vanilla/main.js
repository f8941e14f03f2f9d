import { start } from "../shared/navigation.js";
import { cardMaker } from "./card.js";
import { h, icon, time } from "./dom.js";
import { footer, header, markCurrent } from "./shell.js";

const root = document.getElementById("app");

/** The shell of the edition that is shown. */
let shell;

function openShell(edition) {
  const { texts } = edition.words;
  const skip = h("a", { class: "skip-link" }, texts.skip_to_content);
  const head = header(edition);
  const main = h("main", { id: "main", tabindex: -1 });
  const aside = h("aside", {});
  const foot = footer(edition);
  root.replaceChildren(skip, head, h("div", { class: "progress" }), h("div", { class: "page" }, main, aside), foot);
  return { edition, skip, head, main, aside, foot, makeCard: cardMaker(edition) };
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
  if (shell?.edition !== page.edition) shell = openShell(page.edition);
  const { skip, head, main, aside, foot, makeCard } = shell;
  skip.href = `${page.path}#main`;
  foot.querySelector(".back-to-top").href = `${page.path}#top`;
  markCurrent(head, page.path);
  main.replaceChildren(
    h("h1", { class: "page-title", tabindex: -1 }, page.heading),
    h(
      "div",
      { class: "cards cards-list" },
      page.cards.map((card, index) => makeCard(card, index === 0)),
    ),
    pager(page),
  );
  aside.replaceChildren(recentPosts(page.recent, page.edition.words));
});
