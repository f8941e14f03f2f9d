// Values as TOML, for front matter and settings.

/** @returns {string} a line for each key that has a value */
export const keys = (object) => entries(object).map((entry) => `${entry}\n`).join("");

const entries = (object) =>
  Object.entries(object)
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([key, value]) => `${JSON.stringify(key)} = ${toml(value)}`);

/** What JSON writes of a text, a number or a list is TOML. */
function toml(value) {
  if (Array.isArray(value)) return `[${value.map(toml).join(", ")}]`;
  return typeof value === "object" ? `{ ${entries(value).join(", ")} }` : JSON.stringify(value);
}
