/** BM25 (Robertson and Zaragoza 2009) over terms counted elsewhere. */

/** What a term tells when `having` of `all` documents have it; never negative. */
export const inverseDocumentFrequency = (all: number, having: number) =>
  Math.log(1 + Math.max(0, all - having + 0.5) / (having + 0.5))

/** How much a term repeated `count` times counts, in a document of `relativeLength` times the average length. */
export const saturation = (count: number, relativeLength: number, { k1, b }: { k1: number; b: number }) =>
  (count * (k1 + 1)) / (count + k1 * (1 - b + b * relativeLength))
