import { createHash } from 'node:crypto'
import type { IndexSettings, SearchDocument } from './port'

/** A document with what tells it from an older version of itself. */
export type IndexedDocument = SearchDocument & { fingerprint: string }

/** What the application knows of an index: where it is, how it is set, what belongs in it. */
export type IndexDefinition = {
  name: () => string
  settings: IndexSettings
  /** Every document that belongs in the index now, read in steps short enough for others to wait for. */
  everything: () => Iterable<IndexedDocument[]>
  /** The documents of those of `ids` that belong in the index now; an id without one is to be removed. */
  documents: (ids: readonly string[]) => IndexedDocument[]
  /** Rows in SQL that belong in the index. */
  expected: () => number
}

export const fingerprinted = (documents: readonly SearchDocument[]): IndexedDocument[] =>
  documents.map((document) => ({
    ...document,
    fingerprint: createHash('sha256').update(JSON.stringify(document)).digest('base64'),
  }))
