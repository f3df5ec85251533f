import { tables } from './collections'
import type { Collection } from './kept'
import { prepared } from './file'
import type { SearchFile } from './kept'
import { isPair } from './tokens'

/** Tokens whose counts are remembered; some 10 MB. */
const REMEMBERED = 100_000

/** Documents of the collection. */
export function countDocuments(file: SearchFile, collection: Collection): number {
  collection.documents ??= prepared(file, `SELECT count(*) FROM ${tables(collection.number).texts}`)
    .pluck()
    .get() as number
  return collection.documents
}

/** Documents that have a token. */
export function countOf(file: SearchFile, collection: Collection, token: string): number {
  const known = collection.counts.get(token)
  if (known !== undefined) return known
  const { termCounts } = tables(collection.number)
  const count = prepared(file, `SELECT doc FROM ${termCounts} WHERE term = ?`).pluck().get(token) as number | undefined
  if (collection.counts.size >= REMEMBERED) collection.counts.clear()
  collection.counts.set(token, count ?? 0)
  return count ?? 0
}

/** Keeps what is remembered true when a document with these tokens comes. */
export function countUp(file: SearchFile, collection: Collection, tokens: ReadonlySet<string>) {
  change(collection, tokens, 1)
  const known = syllablesOf(file, collection)
  const { syllables } = tables(collection.number)
  for (const token of tokens) {
    if (isPair(token) || known.has(token)) continue
    prepared(file, `INSERT INTO ${syllables} (syllable) VALUES (?)`).run(token)
    known.add(token)
  }
}

/** Keeps what is remembered true when a document with these tokens goes. */
export const countDown = (collection: Collection, tokens: ReadonlySet<string>) => change(collection, tokens, -1)

function change(collection: Collection, tokens: ReadonlySet<string>, by: 1 | -1) {
  if (collection.documents !== undefined) collection.documents += by
  if (collection.counts.size === 0) return
  for (const token of tokens) {
    const known = collection.counts.get(token)
    if (known !== undefined) collection.counts.set(token, known + by)
  }
}

/** Every syllable that some document has or once had. */
export function syllablesOf(file: SearchFile, collection: Collection): Set<string> {
  collection.syllables ??= new Set(
    prepared(file, `SELECT syllable FROM ${tables(collection.number).syllables}`)
      .pluck()
      .all() as string[],
  )
  return collection.syllables
}
