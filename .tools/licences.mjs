// The licences of the crates that lists (CycloneDX) name, with their texts; `cargo metadata` comes in.
import { readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";

const listed = process.argv.slice(2).flatMap((file) => JSON.parse(readFileSync(file, "utf8")).components);
const wanted = new Set(listed.map(({ name, version }) => `${name} ${version}`));
const { packages } = JSON.parse(readFileSync(0, "utf8"));
const crates = packages.filter(({ name, version }) => wanted.has(`${name} ${version}`));
const byName = (one, other) => (one.name + one.version < other.name + other.version ? -1 : 1);

/** Who has each text: most crates have one of a few. */
const owners = new Map();
console.log("What the app and the program are made of, besides Masthead itself, and under which licences.\n");
for (const { name, version, license, manifest_path } of crates.sort(byName)) {
  console.log(`${name} ${version}: ${license}`);
  const folder = dirname(manifest_path);
  const texts = readdirSync(folder).filter((file) => /^(licen[cs]e|copying|copyright|notice|unlicense)/i.test(file));
  for (const file of texts.sort()) {
    let text;
    try {
      text = readFileSync(join(folder, file), "utf8").trim();
    } catch {
      continue; // a folder of that name
    }
    owners.set(text, [...(owners.get(text) ?? []), `${name} ${version}`]);
  }
}
for (const [text, names] of owners) {
  console.log(`\n${"=".repeat(80)}\n${names.join(", ")}\n${"-".repeat(80)}\n${text}`);
}
