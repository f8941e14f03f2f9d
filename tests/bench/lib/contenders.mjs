// Who takes part, and what each is served from.

import { PEERS, buildPeer } from "./peers.mjs";
import { APP, STYLE, builtByHugo, published } from "./publishing.mjs";

export const LABELS = {
  published: "Masthead, published",
  mounted: "Masthead, not published",
  solid: "Solid",
  preact: "Preact",
  vanilla: "hand-written JS",
  hugo: "Hugo",
  searchedHugo: "Hugo + Pagefind",
  zola: "Zola",
  inMarkdown: "Masthead, articles in Markdown",
};

const PUBLISHED = { hasScript: true, readyWhen: 'html[data-masthead-state="ready"]' };

export async function masthead(size, data) {
  return { ...PUBLISHED, folder: await published(size, data) };
}

/** The same app where nobody ran publish: it reads the feed as its owner wrote it. */
export const mounted = (data) => ({ hasScript: true, folder: APP, data, fallback: true });

/** The single-page peers read the documents that Masthead published. */
export async function peers({ folder: data }) {
  const entries = Object.keys(PEERS).map(async (name) => [
    name,
    { hasScript: true, folder: await buildPeer(name, STYLE), data, fallback: true },
  ]);
  return Object.fromEntries(await Promise.all(entries));
}

export async function hugo(size, data) {
  const folder = await builtByHugo(size, data);
  return { hasScript: false, folder, front: "en" };
}
