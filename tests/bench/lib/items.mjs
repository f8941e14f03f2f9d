// The articles of a publication, for the peers that write pages of files.

import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";

/** Files written at once. */
const BATCH = 256;

/**
 * A generated feed has an item on each line: so the largest need not be held in memory.
 *
 * @param {string} feed
 * @param {(item: object) => Promise<void>} write
 */
export async function eachItem(feed, write) {
  let writing = [];
  for await (const line of createInterface({ input: createReadStream(feed), crlfDelay: Infinity })) {
    if (!line.startsWith('{"id":')) continue;
    writing.push(write(JSON.parse(line.replace(/,$/, ""))));
    if (writing.length === BATCH) {
      await Promise.all(writing);
      writing = [];
    }
  }
  await Promise.all(writing);
}

/** Addresses in a feed start at the publication's folder. */
export const fromRoot = (html) => html.replaceAll(' href="en/', ' href="/en/');
