// A static host: precompressed files, entity tags, and the lifetimes that such hosts give.

import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import path from "node:path";
import { brotli } from "./compress.mjs";

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".jpg": "image/jpeg",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".mp4": "video/mp4",
  ".pdf": "application/pdf",
  ".png": "image/png",
  ".svg": "image/svg+xml; charset=utf-8",
  ".webp": "image/webp",
  ".wasm": "application/wasm",
  ".xml": "application/xml; charset=utf-8",
};
const COMPRESSED = new Set([".css", ".html", ".js", ".json", ".svg", ".wasm", ".xml"]);

/** A file whose name says what is in it, and which so never changes. */
const HASHED = /[-.][0-9A-Za-z]{8,}(_bg)?\.(css|js|wasm)$/;

/**
 * @typedef {object} Site
 * @property {string} folder what it is made of
 * @property {string} [data] a folder whose documents, pictures and icons come before those of `folder`
 * @property {boolean} [fallback] whether an address without a file shows index.html, as single-page apps need
 */

/**
 * @param {Site} site
 * @returns {Promise<{ origin: string, close: () => Promise<void> }>}
 */
export async function serve(site) {
  const files = new Map();
  const server = createServer(async (request, response) => {
    try {
      await answer(site, files, request, response);
    } catch (error) {
      response.writeHead(500).end(String(error));
    }
  });
  // A browser keeps its connections open between one view and the next.
  server.keepAliveTimeout = 60_000;
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

async function answer(site, files, request, response) {
  const { pathname } = new URL(request.url, "http://localhost");
  const wanted = decodeURIComponent(pathname) + (pathname.endsWith("/") ? "index.html" : "");
  const file = (await open(site, files, wanted)) ?? (await instead(site, files, wanted));
  if (!file) {
    response.writeHead(404).end();
    return;
  }
  const headers = {
    "Cache-Control": HASHED.test(wanted) ? "max-age=31536000, immutable" : "max-age=600",
    "Content-Type": file.type,
    ETag: file.tag,
    Vary: "Accept-Encoding",
  };
  if (request.headers["if-none-match"] === file.tag) {
    response.writeHead(304, headers).end();
    return;
  }
  const isCompressed = file.compressed && /\bbr\b/.test(request.headers["accept-encoding"]);
  const body = isCompressed ? file.compressed : file.content;
  if (isCompressed) headers["Content-Encoding"] = "br";
  response.writeHead(file.status, { ...headers, "Content-Length": body.length }).end(body);
}

/** What a host shows for an address without a file. */
async function instead(site, files, wanted) {
  if (path.extname(wanted) && !wanted.endsWith(".html")) return undefined;
  if (site.fallback) return open(site, files, "/index.html");
  const page = await open(site, files, "/404.html");
  return page && { ...page, status: 404 };
}

async function open(site, files, wanted) {
  if (!files.has(wanted)) files.set(wanted, read(site, wanted));
  const file = await files.get(wanted);
  if (!file) files.delete(wanted);
  return file;
}

async function read({ folder, data }, wanted) {
  const extension = path.extname(wanted);
  const isPageOrCode = [".html", ".css", ".js", ".wasm"].includes(extension);
  const fromData = data && !isPageOrCode ? await readInside(data, wanted) : undefined;
  const content = fromData ?? (await readInside(folder, wanted));
  return (
    content && {
      status: 200,
      content,
      compressed: COMPRESSED.has(extension) ? await brotli(content) : undefined,
      tag: `"${createHash("sha256").update(content).digest("hex").slice(0, 20)}"`,
      type: TYPES[extension] ?? "application/octet-stream",
    }
  );
}

async function readInside(folder, wanted) {
  const file = path.join(folder, wanted);
  if (!file.startsWith(path.join(folder, path.sep))) return undefined;
  return readFile(file).catch((error) => {
    if (["ENOENT", "EISDIR", "ENOTDIR"].includes(error.code)) return undefined;
    throw error;
  });
}
