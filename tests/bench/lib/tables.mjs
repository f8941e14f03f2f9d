// Figures and tables of RESULTS.md.

const grouped = new Intl.NumberFormat("en", { maximumFractionDigits: 0 });

const digits = (value, most) => value.toFixed(most).replace(/\.?0+$/, "");

export const amount = (value) => (value > 0 && value < 1 ? digits(value, 4) : grouped.format(value));
export const bytes = (value) => (value === 0 ? "–" : grouped.format(value));
export const kilobytes = (value) => (value === 0 ? "–" : (value / 1000).toFixed(1));
export const megabytes = (value) => (value === 0 ? "–" : `${(value / 1e6).toFixed(1)} MB`);
export const milliseconds = (value) => `${grouped.format(value)} ms`;
export const seconds = (value) => `${value.toFixed(2)} s`;

export const ratio = (value, own) => (own === 0 ? "" : `×${(value / own).toFixed(2)}`);

/** A figure with its spread, where it was measured more than once and has one. */
export function cell({ median, low, high, count }, unit) {
  const [written, from, to] = [median, low, high].map((value) => value !== undefined && unit(value));
  return count > 1 && from !== to ? `${written} (${bare(from)}–${bare(to)})` : written;
}

/** The unit stands once. */
const bare = (figure) => figure.replace(/ \w+$/, "");

export function table(headings, rows) {
  const line = (cells) => `| ${cells.join(" | ")} |`;
  const aligned = headings.map((_, index) => (index === 0 ? "---" : "---:"));
  return [headings, aligned, ...rows].map(line).join("\n");
}
