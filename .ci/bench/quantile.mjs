/**
 * @param {readonly number[]} sample
 * @param {number} share 0 to 1; by default, that of the median
 */
export function quantile(sample, share = 0.5) {
  const sorted = sample.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
