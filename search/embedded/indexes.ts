import type { IndexSettings } from '../port'
import { collectionOf, createCollection, dropCollection, findCollection, markWritten } from './collections'
import { prepared } from './file'
import type { SearchFile } from './kept'

/** Makes an index without documents. */
export function createIndex(file: SearchFile, index: string, settings: IndexSettings) {
  name(file, index, createCollection(file, settings))
}

/** Applies settings that leave the documents as they are written down; makes an index that is missing. */
export function changeSettings(file: SearchFile, index: string, settings: IndexSettings) {
  const collection = findCollection(file, index)
  if (!collection) return createIndex(file, index, settings)
  prepared(file, 'UPDATE collections SET settings = ? WHERE number = ?').run(
    JSON.stringify(settings),
    collection.number,
  )
  collection.settings = settings
  markWritten(file, collection)
}

/** See `SearchEngine.swap`. */
export function swapIndexes(file: SearchFile, live: string, fresh: string) {
  const ready = collectionOf(file, fresh)
  const before = findCollection(file, live)
  forget(file, live)
  forget(file, fresh)
  name(file, live, ready.number)
  if (before) name(file, fresh, before.number)
}

/** Removes an index with its documents. */
export function dropIndex(file: SearchFile, index: string) {
  const collection = findCollection(file, index)
  if (!collection) return
  forget(file, index)
  dropCollection(file, collection.number)
}

const name = (file: SearchFile, index: string, collection: number) =>
  prepared(file, 'INSERT INTO indexes (name, collection) VALUES (?, ?)').run(index, collection)
const forget = (file: SearchFile, index: string) => prepared(file, 'DELETE FROM indexes WHERE name = ?').run(index)
