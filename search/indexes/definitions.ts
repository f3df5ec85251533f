import { createHash } from 'node:crypto'
import type { IndexSettings, SearchDocument } from '../port'
import { consultantDocuments, consultantsIndex, consultantsSettings, findableCount, findableIds } from './consultants'
import { subjectDocuments, subjectsIndex, subjectsSettings } from './subjects'

export const INDEXES = ['consultants', 'subjects'] as const
export type IndexKey = (typeof INDEXES)[number]

/** A document with what tells it from an older version of itself. */
export type IndexedDocument = SearchDocument & { fingerprint: string }

/** What the application knows of an index: where it is, how it is set, what belongs in it. */
export type IndexDefinition = {
  name: () => string
  settings: IndexSettings
  /** Batches of every document that belongs in the index now. */
  everything: () => Iterable<IndexedDocument[]>
  /** The documents of those of `ids` that belong in the index now; an id without one is to be removed. */
  documents: (ids: readonly string[]) => IndexedDocument[]
  /** Rows in SQL that belong in the index. */
  expected: () => number
}

const BATCH = 1000

export const indexes: Record<IndexKey, IndexDefinition> = {
  consultants: {
    name: consultantsIndex,
    settings: consultantsSettings,
    *everything() {
      for (let ids = findableIds('', BATCH); ids.length > 0; ids = findableIds(ids.at(-1)!, BATCH)) {
        yield fingerprinted(consultantDocuments(ids))
      }
    },
    documents: (ids) => fingerprinted(consultantDocuments(ids)),
    expected: findableCount,
  },
  subjects: {
    name: subjectsIndex,
    settings: subjectsSettings,
    everything: () => [fingerprinted(subjectDocuments())],
    documents: (ids) => fingerprinted(subjectDocuments(ids)),
    expected: () => subjectDocuments().length,
  },
}

const fingerprinted = (documents: readonly SearchDocument[]): IndexedDocument[] =>
  documents.map((document) => ({
    ...document,
    fingerprint: createHash('sha256').update(JSON.stringify(document)).digest('base64'),
  }))
