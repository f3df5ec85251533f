import { IndexMissing } from '../errors'
import type { IndexSettings } from '../port'
import { prepared } from './file'
import type { Collection, SearchFile } from './kept'

/** Parts of one size that FTS5 lets stand before it makes one of them; with more, writing is quicker and reading slower. */
const PARTS_TO_MERGE = 8

/** The tables of a collection:
 * - `documents`: each as it came
 * - `texts`: the ranked fields as folded syllables
 * - `filed`: what conditions, facets and sorting need, see `filing.ts`
 * - `filed_values`: numbers in place of the values of filterable fields
 * - `words`: the folded syllables of each searchable field in a column of its own
 * - `terms`: the distinct folded syllables and pairs of the ranked fields
 * - `syllables`: every syllable that was ever in `terms`
 */
export const tables = (number: number) => ({
  documents: `documents_${number}`,
  texts: `texts_${number}`,
  filed: `filed_${number}`,
  filedValues: `filed_values_${number}`,
  words: `words_${number}`,
  terms: `terms_${number}`,
  termCounts: `term_counts_${number}`,
  syllables: `syllables_${number}`,
})

/** The collection that an index's name stands for at this moment. */
export function findCollection(file: SearchFile, index: string): Collection | undefined {
  const found = prepared(
    file,
    'SELECT number, revision FROM indexes JOIN collections ON number = collection WHERE name = ?',
  ).get(index) as { number: number; revision: number } | undefined
  if (!found) return undefined
  const known = file.collections.get(found.number)
  if (known?.revision === found.revision) return known
  forgetDropped(file)
  const collection = { ...found, settings: settingsOf(file, found.number), counts: new Map() }
  file.collections.set(found.number, collection)
  return collection
}

/** Lets go of collections that another process dropped. */
function forgetDropped(file: SearchFile) {
  const present = new Set(prepared(file, 'SELECT number FROM collections').pluck().all())
  for (const number of file.collections.keys()) if (!present.has(number)) file.collections.delete(number)
}

export function collectionOf(file: SearchFile, index: string): Collection {
  const collection = findCollection(file, index)
  if (!collection) throw new IndexMissing(new Error(`no index ${index}`))
  return collection
}

const settingsOf = (file: SearchFile, number: number) =>
  JSON.parse(
    prepared(file, 'SELECT settings FROM collections WHERE number = ?').pluck().get(number) as string,
  ) as IndexSettings

/** Tells other processes, and readers of this one, that a collection is not what they remember. */
export function markWritten(file: SearchFile, collection: Collection) {
  prepared(file, 'UPDATE collections SET revision = revision + 1 WHERE number = ?').run(collection.number)
  collection.revision += 1
}

export function createCollection(file: SearchFile, settings: IndexSettings): number {
  const { lastInsertRowid } = prepared(file, 'INSERT INTO collections (settings) VALUES (?)').run(
    JSON.stringify(settings),
  )
  const number = Number(lastInsertRowid)
  const { documents, texts, filed, filedValues, words, terms, termCounts, syllables } = tables(number)
  const columns = settings.searchable.map((_, place) => `field_${place}`).join(', ')
  file.sqlite.exec(`
    CREATE TABLE ${documents} (row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, document TEXT NOT NULL);
    CREATE TABLE ${texts} (row INTEGER PRIMARY KEY, text TEXT NOT NULL);
    CREATE TABLE ${filed} (row INTEGER PRIMARY KEY, entry BLOB NOT NULL);
    CREATE TABLE ${filedValues} (number INTEGER PRIMARY KEY, field TEXT NOT NULL, value TEXT NOT NULL);
    CREATE TABLE ${syllables} (syllable TEXT PRIMARY KEY) WITHOUT ROWID;
    CREATE VIRTUAL TABLE ${words} USING fts5(
      ${columns}, content = '', contentless_delete = 1, prefix = '2', tokenize = "ascii tokenchars '.'"
    );
    CREATE VIRTUAL TABLE ${terms} USING fts5(
      terms, content = '', contentless_delete = 1, detail = none, tokenize = "ascii tokenchars '._'"
    );
    CREATE VIRTUAL TABLE ${termCounts} USING fts5vocab(${terms}, row);
    INSERT INTO ${words} (${words}, rank) VALUES ('automerge', ${PARTS_TO_MERGE});
    INSERT INTO ${terms} (${terms}, rank) VALUES ('automerge', ${PARTS_TO_MERGE});
  `)
  return number
}

export function dropCollection(file: SearchFile, number: number) {
  // Statements that stand prepared would keep the tables.
  file.statements.clear()
  file.collections.delete(number)
  const { termCounts, ...others } = tables(number)
  for (const table of [termCounts, ...Object.values(others)]) file.sqlite.exec(`DROP TABLE ${table}`)
  prepared(file, 'DELETE FROM collections WHERE number = ?').run(number)
}
