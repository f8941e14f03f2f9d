/** The value below which a share of sorted numbers lies, between two of them where need be. */
function quantile(sorted, share) {
  const place = (sorted.length - 1) * share;
  const below = Math.floor(place);
  const above = Math.ceil(place);
  return sorted[below] + (sorted[above] - sorted[below]) * (place - below);
}

/** The middle one, and between which the middle half lies. */
export function summary(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const [low, median, high] = [0.25, 0.5, 0.75].map((share) => quantile(sorted, share));
  return { median, low, high, count: sorted.length };
}

/** Turns a list of equal objects of numbers into an object of summaries. */
export const summaries = (samples) =>
  Object.fromEntries(Object.keys(samples[0]).map((key) => [key, summary(samples.map((sample) => sample[key]))]));
