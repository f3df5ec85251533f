import { inverseDocumentFrequency } from '~/language/bm25'

/** What a subject weighs by how few consultants offer it; between one half and one and a half. */
export const rarityOf = (all: number, having: number) =>
  0.5 + inverseDocumentFrequency(all, having) / Math.max(1, inverseDocumentFrequency(all, 0))
