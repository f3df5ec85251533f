import { engine } from '../engine'
import type { IndexSettings, SearchDocument } from '../port'
import { consultantDocuments, consultantsIndex, consultantsSettings, findableCount, findableIds } from './consultants'
import { subjectDocuments, subjectsIndex, subjectsSettings } from './subjects'

export const INDEXES = ['consultants', 'subjects'] as const
export type IndexKey = (typeof INDEXES)[number]

/** What the application knows of an index: where it is, how it is set, what belongs in it. */
export type IndexDefinition = {
  name: () => string
  settings: IndexSettings
  /** Batches of every document that belongs in the index now. */
  everything: () => Iterable<SearchDocument[]>
  /** The documents of those of `ids` that belong in the index now; an id without one is to be removed. */
  documents: (ids: readonly string[]) => SearchDocument[]
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
        yield consultantDocuments(ids)
      }
    },
    documents: consultantDocuments,
    expected: findableCount,
  },
  subjects: {
    name: subjectsIndex,
    settings: subjectsSettings,
    everything: () => [subjectDocuments()],
    documents: subjectDocuments,
    expected: () => subjectDocuments().length,
  },
}

/** Brings one index to what SQL says of these ids: what belongs in it is added or replaced, the rest removed. */
export async function syncDocuments(key: IndexKey, ids: readonly string[]): Promise<void> {
  const { name, settings, documents } = indexes[key]
  const current = documents(ids)
  const kept = new Set(current.map((document) => document.id))
  if (!(await engine().exists(name()))) await engine().ensureIndex(name(), settings)
  await engine().upsert(name(), current)
  await engine().remove(
    name(),
    ids.filter((id) => !kept.has(id)),
  )
}
