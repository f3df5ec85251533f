import type { TermCounts } from '~/language/closeness'
import { meantBy } from '~/language/typing-errors'
import { collectionOf, tables } from './embedded/collections'
import { countDocuments, countOf, syllablesOf } from './embedded/counts'
import { prepared, reading } from './embedded/file'
import { tokenOf } from './embedded/tokens'

/**
 * What the house's own copy of an index knows of its words, whichever engine answers searches.
 * Every function throws `IndexMissing` for an index that is not there and `SearchUnavailable` where the copy cannot be read.
 */

/** How many documents have each folded syllable or pair ("truy xuat") in the index's `ranked` fields. */
export const termCounts = (index: string, terms: readonly string[]): TermCounts =>
  reading((file) => {
    const collection = collectionOf(file, index)
    const having = new Map<string, number>()
    for (const term of terms) {
      const count = countOf(file, collection, tokenOf(term))
      if (count > 0) having.set(term, count)
    }
    return { documents: countDocuments(file, collection), having }
  })

/** The `ranked` fields of documents as folded syllables between blanks; a line ends where two syllables are no pair. */
export const foldedTexts = (index: string, ids: readonly string[]): ReadonlyMap<string, string> =>
  reading((file) => {
    const { documents, texts } = tables(collectionOf(file, index).number)
    const rows = prepared(
      file,
      `SELECT d.id, text FROM json_each(?) AS wanted JOIN ${documents} AS d ON d.id = wanted.value JOIN ${texts} USING (row)`,
    ).all(JSON.stringify(ids)) as { id: string; text: string }[]
    return new Map(rows.map(({ id, text }) => [id, text]))
  })

/** Syllables of the collection one typing error away from `word`, the commonest first. */
export const wordsLike = (index: string, word: string): { word: string; having: number }[] =>
  reading((file) => {
    const collection = collectionOf(file, index)
    return meantBy(word, syllablesOf(file, collection))
      .map((other) => ({ word: other, having: countOf(file, collection, other) }))
      .filter(({ having }) => having > 0)
      .sort((a, b) => b.having - a.having)
  })
