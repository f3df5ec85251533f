import { setImmediate as pause } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import type { IndexSettings, SearchDocument, SearchEngine, SearchQuery } from '../port'
import { answerTo, type RoundTrip } from './answer'
import { collectionOf, findCollection, tables } from './collections'
import { countDocuments } from './counts'
import { putDocuments, removeDocuments } from './documents'
import { prepared, reading, writing } from './file'
import type { SearchFile } from './kept'
import { filingOf } from './filing'
import { changeSettings, createIndex, dropIndex, swapIndexes } from './indexes'

export { closeEmbedded } from './file'

/** Documents written, or read through, before others get their turn: some 50 ms. */
const AT_ONCE = 50

/** The port on a file of our own. Everything is synchronous inside; long work lets others in between. */
export const embeddedEngine = (): SearchEngine => engine

const engine: SearchEngine = {
  health: () => answering(() => ({ available: true })).catch(() => ({ available: false })),
  exists: (index) => answering((file) => findCollection(file, index) !== undefined),
  count: (index) => answering((file) => countDocuments(file, collectionOf(file, index))),
  search: (query) => answering((file) => answerTo(file, query, new Map())),
  multiSearch: (queries) => answering((file) => answersTo(file, queries)),
  async ensureIndex(index, settings) {
    const before = await answering((file) => findCollection(file, index)?.settings)
    if (before && !isFiledAlike(before, settings)) await fileAnew(index, settings)
    else if (JSON.stringify(before) !== JSON.stringify(settings)) {
      writing((file) => changeSettings(file, index, settings))
    }
    // Read now, so that the first person who searches need not wait for it.
    reading((file) => filingOf(file, collectionOf(file, index)))
  },
  async fieldOfAll(index, field) {
    const found = new Map<string, unknown>()
    for await (const batch of everyDocument(index)) {
      for (const document of batch) found.set(document.id, document[field])
    }
    return found
  },
  async upsert(index, documents) {
    for (let start = 0; start < documents.length; start += AT_ONCE) {
      await pause()
      writing((file) => putDocuments(file, collectionOf(file, index), documents.slice(start, start + AT_ONCE)))
    }
  },
  async remove(index, ids) {
    for (let start = 0; start < ids.length; start += AT_ONCE) {
      await pause()
      writing((file) => {
        const collection = findCollection(file, index)
        if (collection) removeDocuments(file, collection, ids.slice(start, start + AT_ONCE))
      })
    }
  },
  swap: (live, fresh) => changing((file) => swapIndexes(file, live, fresh)),
  drop: (index) => changing((file) => dropIndex(file, index)),
}

/** A read as a promise, so that what it throws rejects it. */
const answering = async <T>(work: (file: SearchFile) => T): Promise<T> => reading(work)
const changing = async (work: (file: SearchFile) => void): Promise<void> => writing(work)

function answersTo(file: SearchFile, queries: readonly SearchQuery[]) {
  const roundTrip: RoundTrip = new Map()
  return queries.map((query) => answerTo(file, query, roundTrip))
}

/** Stop words, synonyms and limits are applied to queries; the rest decides how documents are written down. */
function isFiledAlike(a: IndexSettings, b: IndexSettings): boolean {
  const filed = ({ searchable, ranked, filterable, sortable }: IndexSettings) => ({
    searchable,
    ranked,
    filterable,
    sortable,
  })
  return isDeepStrictEqual(filed(a), filed(b))
}

/** Writes every document down anew beside the live index, which answers until the two are exchanged. */
async function fileAnew(index: string, settings: IndexSettings) {
  const fresh = `${index} anew`
  await engine.drop(fresh)
  writing((file) => createIndex(file, fresh, settings))
  for await (const batch of everyDocument(index)) await engine.upsert(fresh, batch)
  await engine.swap(index, fresh)
  await engine.drop(fresh)
}

/** Batches of an index's documents in the order they came. */
async function* everyDocument(index: string) {
  for (let after = 0; ; await pause()) {
    const rows = reading((file) => {
      const { documents } = tables(collectionOf(file, index).number)
      return prepared(file, `SELECT row, document FROM ${documents} WHERE row > ? ORDER BY row LIMIT ${AT_ONCE}`).all(
        after,
      ) as { row: number; document: string }[]
    })
    if (rows.length === 0) return
    yield rows.map(({ document }) => JSON.parse(document) as SearchDocument & Record<string, unknown>)
    after = rows.at(-1)!.row
  }
}
