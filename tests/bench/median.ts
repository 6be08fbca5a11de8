/** The middle one of some figures; not a number where there are none. */
export function median(values: readonly number[]): number {
  return shareOf(values, 0.5);
}

/** The figure that a share of all (0 to 1) lie below: 0.95 for the 95th percentile. */
export function shareOf(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
