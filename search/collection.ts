/** What the house's own copy of an index knows of its words, whichever engine answers searches. */

export type TermCounts = {
  /** Documents in the index. */
  documents: number
  /** Documents that have a term, in the index's `ranked` fields; a term nobody has is left out. */
  having: ReadonlyMap<string, number>
}

/** Counts for folded syllables and pairs ("truy xuat"). */
export function termCounts(_index: string, _terms: readonly string[]): TermCounts {
  throw new Error('not built yet')
}

/** The `ranked` fields of documents as folded syllables between blanks; a line ends where two syllables are no pair. */
export function foldedTexts(_index: string, _ids: readonly string[]): ReadonlyMap<string, string> {
  throw new Error('not built yet')
}

/** Syllables of the collection one typing error away from `word`, the commonest first. */
export function wordsLike(_index: string, _word: string): { word: string; having: number }[] {
  throw new Error('not built yet')
}
