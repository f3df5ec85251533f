/** The median of some numbers; of an even count the lower middle one, so that it is a case that happened. Null of none. */
export const lowerMedian = (numbers: readonly number[]): number | null =>
  [...numbers].sort((a, b) => a - b)[Math.floor((numbers.length - 1) / 2)] ?? null
