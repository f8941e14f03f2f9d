// Runs a program, and watches how long it takes and how much memory it has at most.

import { spawn } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";

/** How often the system's own record of the most memory is read: the last reading before the end counts. */
const INTERVAL = 20;

/** The file that a command's name stands for. */
export function command(name) {
  const found = commandIfThere(name);
  if (!found) throw new Error(`there is no ${name} on the PATH`);
  return found;
}

/** @returns {string | undefined} the file that a command's name stands for */
export function commandIfThere(name) {
  const files = process.env.PATH.split(path.delimiter).map((folder) => path.join(folder, name));
  return files.find(isExecutable);
}

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** @returns {Promise<{ seconds: number, peak: number }>} peak in bytes */
export async function run(program, args, options = {}) {
  const started = performance.now();
  const child = spawn(program, args, { stdio: ["ignore", "pipe", "pipe"], ...options });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => (said = (said + text).slice(-4000)));
  let peak = 0;
  const watch = setInterval(async () => {
    const status = await readFile(`/proc/${child.pid}/status`, "utf8").catch(() => "");
    const [, kilobytes] = /^VmHWM:\s+(\d+) kB/m.exec(status) ?? [];
    if (kilobytes) peak = Math.max(peak, Number(kilobytes) * 1024);
  }, INTERVAL);
  try {
    const code = await new Promise((resolve, reject) => child.on("error", reject).on("close", resolve));
    const seconds = (performance.now() - started) / 1000;
    if (code !== 0) throw new Error(`${program} ended with ${code}:\n${said}`);
    return { seconds, peak };
  } finally {
    clearInterval(watch);
  }
}

/** The first line of what a program says, for its version. */
export async function firstLine(program, args) {
  const child = spawn(program, args, { stdio: ["ignore", "pipe", "ignore"] });
  let said = "";
  child.stdout.on("data", (text) => (said += text));
  await new Promise((resolve) => child.on("error", resolve).on("close", resolve));
  return said.split("\n")[0].trim();
}
