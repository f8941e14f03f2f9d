// How long whoever writes waits: until the first page is there, and until a change that was saved is on it.

import { spawn } from "node:child_process";
import { cp, mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import path from "node:path";
import { prepareHugo } from "./hugo.mjs";
import { ARTICLES, inMarkdown } from "./markdown-folder.mjs";
import { WORK } from "./places.mjs";
import { command, commandIfThere } from "./process.mjs";
import { APP, MASTHEAD, STYLE, publication } from "./publishing.mjs";
import { alternate } from "./rounds.mjs";
import { summaries } from "./statistics.mjs";
import { prepareZola } from "./zola.mjs";

/** How often the page is asked for, in milliseconds. */
const INTERVAL = 5;
const CHANGES = 5;

/** @param {{ articles: number, editions: 1 }} size */
export async function measureServing(size, rounds) {
  const folder = path.join(WORK, "serving");
  const name = `${size.articles}x${size.editions}`;
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const [data, site] = [path.join(folder, "masthead"), path.join(folder, "hugo")];
  const original = await publication(size);
  await cp(original, data, { recursive: true });
  await cp(await prepareHugo(name, original, STYLE), site, { recursive: true });
  const markdown = path.join(folder, "markdown");
  await cp(await inMarkdown(name, original), markdown, { recursive: true });
  const feed = path.join(data, "feeds/en.json");
  const newestInMarkdown = await newestOf(path.join(markdown, ARTICLES));
  const newest = await newestOf(path.join(site, "content/posts"));
  const contenders = {
    published: {
      program: MASTHEAD,
      args: (port) => ["serve", data, "--app", APP, "--port", port],
      change: (title) => saveWith(feed, /("title":")[^"]*(","summary")/, title),
    },
    inMarkdown: {
      program: MASTHEAD,
      args: (port) => ["serve", markdown, "--app", APP, "--port", port],
      change: (title) => saveWith(newestInMarkdown, /("title" = ")[^"]*(")/, title),
    },
    hugo: {
      program: command("hugo"),
      args: (port) => ["server", "--source", site, "--port", port, "--quiet"],
      change: (title) => saveWith(newest, /("title":")[^"]*(")/, title),
    },
  };
  const zola = commandIfThere("zola");
  if (zola) contenders.zola = await zolaContender(zola, name, original, path.join(folder, "zola"));
  const samples = await alternate(rounds, contenders, serve);
  await rm(folder, { recursive: true });
  return Object.fromEntries(Object.entries(samples).map(([name, found]) => [name, summaries(found)]));
}

/** Articles have numbers, and Zola's folder a file of its own beside them. */
async function newestOf(folder) {
  const articles = (await readdir(folder)).filter((file) => /^\d/.test(file));
  return path.join(folder, articles.sort().at(-1));
}

/** Where Zola is installed: few systems have it as a package. */
async function zolaContender(program, name, original, site) {
  await cp(await prepareZola(name, original, STYLE), site, { recursive: true });
  const posts = path.join(site, "content/posts");
  const newest = await newestOf(posts);
  return {
    program,
    args: (port) => ["--root", site, "serve", "--port", port],
    // It serves what it writes from the root of the host.
    front: "",
    change: (title) => saveWith(newest, /("title" = ")[^"]*(")/, title),
  };
}

async function serve({ program, args, front = "en/", change }, name) {
  const port = String(await freePort());
  const started = performance.now();
  const child = spawn(program, args(port), { stdio: "ignore" });
  try {
    const address = `http://127.0.0.1:${port}/${front}`;
    const start = await until(child, started, address, () => true);
    const waits = [];
    for (let number = 0; number < CHANGES; number += 1) {
      const title = `Saved ${name} ${performance.now()}`;
      const saved = await change(title);
      waits.push(await until(child, saved, address, (page) => page.includes(title)));
    }
    return { start, change: waits.reduce((sum, wait) => sum + wait, 0) / CHANGES, slowest: Math.max(...waits) };
  } finally {
    child.kill("SIGKILL");
  }
}

/** Writes it aside and renames it, as editors do; the moment before the renaming counts. */
async function saveWith(file, pattern, title) {
  const text = await readFile(file, "utf8");
  const aside = `${file}~`;
  await writeFile(aside, text.replace(pattern, `$1${title}$2`));
  const now = performance.now();
  await rename(aside, file);
  return now;
}

/** @returns {Promise<number>} the seconds since then until the page is as it is to be */
async function until(child, since, address, isSo) {
  for (;;) {
    if (child.exitCode !== null) throw new Error(`it ended with ${child.exitCode}`);
    const answer = await fetch(address).catch(() => null);
    if (answer?.ok && isSo(await answer.text())) return (performance.now() - since) / 1000;
    await new Promise((resolve) => setTimeout(resolve, INTERVAL));
  }
}

const freePort = () =>
  new Promise((resolve) => {
    const server = createServer();
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
