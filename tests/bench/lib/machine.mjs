// What a result was measured on.

import { readFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { BENCH } from "./places.mjs";
import { command, commandIfThere, firstLine } from "./process.mjs";

export async function describeMachine() {
  const { dependencies } = JSON.parse(await readFile(path.join(BENCH, "package.json"), "utf8"));
  const [chromium, hugo] = await Promise.all([
    firstLine(command("chromium"), ["--version"]),
    firstLine(command("hugo"), ["version"]),
  ]);
  const zola = commandIfThere("zola");
  const [{ model }] = os.cpus();
  return {
    cores: os.cpus().length,
    cpu: model,
    memory: os.totalmem(),
    load: os.loadavg()[0],
    system: `${os.type()} ${os.release()}`,
    node: process.version,
    chromium: chromium.replace(/ built on.*/, ""),
    hugo: /v[\d.]+/.exec(hugo)?.[0],
    zola: zola && (await firstLine(zola, ["--version"])).replace("zola ", "v"),
    packages: dependencies,
  };
}
