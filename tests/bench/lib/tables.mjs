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
function cell({ median, low, high, count }, unit) {
  const [from, to] = [unit(low), unit(high)];
  return count > 1 && from !== to ? `${unit(median)} (${bare(from)}–${bare(to)})` : unit(median);
}

/** The unit stands once. */
const bare = (figure) => figure.replace(/ \w+$/, "");

export function table(headings, rows) {
  const line = (cells) => `| ${cells.join(" | ")} |`;
  const aligned = headings.map((_, index) => (index === 0 ? "---" : "---:"));
  return [headings, aligned, ...rows].map(line).join("\n");
}

/**
 * A table with a line for each contender, each compared to the first.
 *
 * @param {Record<string, Record<string, object>>} found summaries by contender and key
 * @param {[heading: string, key: string, unit: (value: number) => string][]} columns
 * @param {Record<string, string>} labels of the contenders
 * @param {{ isPlain?: boolean }} options plain is without spread and ratio, for what does not vary
 */
export function compare(found, columns, labels, { isPlain = false } = {}) {
  const own = Object.values(found)[0];
  const write = (figures, key, unit) => {
    const figure = figures[key];
    if (!figure) return "–";
    if (isPlain) return unit(figure.median);
    const times = figures === own || !own[key] ? "" : ratio(figure.median, own[key].median);
    return `${cell(figure, unit)} ${times}`.trimEnd();
  };
  const rows = Object.entries(found).map(([name, figures]) => [
    labels[name],
    ...columns.map(([, key, unit]) => write(figures, key, unit)),
  ]);
  return table(["", ...columns.map(([heading]) => heading)], rows);
}
