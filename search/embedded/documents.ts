import type { IndexSettings, SearchDocument } from '../port'
import { markWritten, tables } from './collections'
import type { Collection } from './kept'
import { prepared } from './file'
import type { SearchFile } from './kept'
import { fileDocument, unfileDocument } from './filing'
import { countDown, countUp } from './counts'
import { codesOf, foldedText, textsOf, tokensOf } from './tokens'

/** Adds documents, or replaces those with the same ids. */
export function putDocuments(file: SearchFile, collection: Collection, documents: readonly SearchDocument[]) {
  for (const document of documents) putDocument(file, collection, document)
  markWritten(file, collection)
}

export function removeDocuments(file: SearchFile, collection: Collection, ids: readonly string[]) {
  for (const id of ids) {
    const row = rowOf(file, collection, id)
    if (row !== undefined) removeRow(file, collection, row)
  }
  markWritten(file, collection)
}

const rowOf = (file: SearchFile, { number }: Collection, id: string) =>
  prepared(file, `SELECT row FROM ${tables(number).documents} WHERE id = ?`)
    .pluck()
    .get(id) as number | undefined

/** A document as it is searched: the folded text by which it is ranked, and a column for each searchable field. */
export function writtenDown(
  document: Readonly<Record<string, unknown>>,
  { searchable, ranked }: Pick<IndexSettings, 'searchable' | 'ranked'>,
): { text: string; columns: string[] } {
  const folded = new Map(
    [...new Set([...searchable, ...ranked])].map((field) => [
      field,
      textsOf(document[field]).map(foldedText).filter(Boolean).join('\n'),
    ]),
  )
  const text = ranked
    .map((field) => folded.get(field)!)
    .filter(Boolean)
    .join('\n')
  const columns = searchable.map((field) =>
    [folded.get(field)!, ...textsOf(document[field]).flatMap(codesOf)].join('\n'),
  )
  return { text, columns }
}

function putDocument(file: SearchFile, collection: Collection, document: SearchDocument & Record<string, unknown>) {
  const { documents, texts, words, terms } = tables(collection.number)
  const before = rowOf(file, collection, document.id)
  if (before !== undefined) removeRow(file, collection, before)

  const { lastInsertRowid } = prepared(file, `INSERT INTO ${documents} (row, id, document) VALUES (?, ?, ?)`).run(
    before ?? null,
    document.id,
    JSON.stringify(document),
  )
  const row = Number(lastInsertRowid)
  const { text, columns } = writtenDown(document, collection.settings)
  const tokens = tokensOf(text)
  prepared(file, `INSERT INTO ${texts} (row, text) VALUES (?, ?)`).run(row, text)
  prepared(file, `INSERT INTO ${terms} (rowid, terms) VALUES (?, ?)`).run(row, [...tokens].join(' '))
  prepared(
    file,
    `INSERT INTO ${words} (rowid, ${columns.map((_, place) => `field_${place}`).join(', ')}) VALUES (?${', ?'.repeat(columns.length)})`,
  ).run(row, ...columns)
  fileDocument(file, collection, row, document)
  countUp(file, collection, tokens)
}

function removeRow(file: SearchFile, collection: Collection, row: number) {
  const { documents, texts, words, terms } = tables(collection.number)
  const text = prepared(file, `DELETE FROM ${texts} WHERE row = ? RETURNING text`).pluck().get(row) as string
  prepared(file, `DELETE FROM ${terms} WHERE rowid = ?`).run(row)
  prepared(file, `DELETE FROM ${words} WHERE rowid = ?`).run(row)
  prepared(file, `DELETE FROM ${documents} WHERE row = ?`).run(row)
  unfileDocument(file, collection, row)
  countDown(collection, tokensOf(text))
}
