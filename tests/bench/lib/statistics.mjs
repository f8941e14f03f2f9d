export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** The middle one, and between which the middle half lies. */
export function summary(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const at = (share) => sorted[Math.round((sorted.length - 1) * share)];
  return { median: median(sorted), low: at(0.25), high: at(0.75), count: sorted.length };
}

/** Turns a list of equal objects of numbers into an object of summaries. */
export const summaries = (samples) =>
  Object.fromEntries(Object.keys(samples[0]).map((key) => [key, summary(samples.map((sample) => sample[key]))]));
