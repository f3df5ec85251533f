/** BM25 (Robertson and Zaragoza 2009) over terms counted elsewhere. */

/** How soon a repeated term counts no more, and how much a long document is held back: documents here are alike in length. */
const K1 = 1
const B = 0.3

export type CountedDocument = { counts: ReadonlyMap<string, number>; length: number }

export function countTerms(terms: readonly string[]): CountedDocument {
  const counts = new Map<string, number>()
  for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1)
  return { counts, length: terms.length }
}

/** What a term tells when `having` of `all` documents have it; never negative. */
export const inverseDocumentFrequency = (all: number, having: number) =>
  Math.log(1 + Math.max(0, all - having + 0.5) / (having + 0.5))

export const averageLength = (documents: readonly CountedDocument[]) =>
  documents.reduce((sum, document) => sum + document.length, 0) / Math.max(1, documents.length)

/** How much a term repeated `count` times counts, in a document of `relativeLength` times the average length. */
export const saturation = (count: number, relativeLength: number, { k1, b }: { k1: number; b: number }) =>
  (count * (k1 + 1)) / (count + k1 * (1 - b + b * relativeLength))

/** One term's part of a document's score; `idf` by the whole collection. */
export function termScore(term: string, idf: number, document: CountedDocument, average: number): number {
  const count = document.counts.get(term) ?? 0
  if (count === 0) return 0
  return idf * saturation(count, document.length / Math.max(1, average), { k1: K1, b: B })
}
