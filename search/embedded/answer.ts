import type { SearchAnswer, SearchHit, SearchQuery } from '../port'
import { rowsWithAnyOf } from './any-of'
import { bestByWords, rowsWithWords } from './by-words'
import { collectionOf, tables } from './collections'
import type { Collection } from './kept'
import { facetCounts, rowsMeeting } from './conditions'
import { prepared } from './file'
import type { SearchFile } from './kept'
import { highlighted } from './highlight'
import { RowSet } from './row-set'
import type { ScoredRow } from './scored-row'
import { firstRows, sortedRows } from './sorted-rows'
import { matchExpression, type Phrase, wantedWords } from './words-wanted'

const LIMIT = 20

/** What the queries of one round trip share: rows found for the same words. */
export type RoundTrip = Map<string, RowSet>

type Found = {
  rows: RowSet
  /** Those of the page, in order. */
  shown: readonly ScoredRow[]
  /** What is marked in the texts. */
  phrases: readonly Phrase[]
}

/** Answers one query. Throws `IndexMissing`, and an ordinary error for a field that the index's settings do not offer. */
export function answerTo(file: SearchFile, query: SearchQuery, roundTrip: RoundTrip): SearchAnswer {
  const collection = collectionOf(file, query.index)
  const allowed = rowsMeeting(file, collection, query.conditions ?? [])
  const found = query.terms
    ? foundByTerms(file, collection, query, allowed)
    : foundByText(file, collection, query, allowed, roundTrip)
  return {
    hits: hitsOf(file, collection, query, found),
    total: query.page ? Math.min(found.rows.size, collection.settings.maxTotal) : found.rows.size,
    facets: Object.fromEntries(
      (query.facets ?? []).map((field) => [field, facetCounts(file, collection, field, found.rows)]),
    ),
    simpler: true,
  }
}

function foundByTerms(file: SearchFile, collection: Collection, query: SearchQuery, allowed: RowSet): Found {
  const terms = query.terms!
  const shown = rowsWithAnyOf(file, collection, terms, query.limit ?? LIMIT, allowed)
  return {
    rows: RowSet.of(shown.map(({ row }) => row)),
    shown,
    phrases: terms.map(({ term }) => ({ syllables: term.split(' '), open: false })),
  }
}

function foundByText(
  file: SearchFile,
  collection: Collection,
  query: SearchQuery,
  allowed: RowSet,
  roundTrip: RoundTrip,
): Found {
  const wanted = wantedWords(query.text ?? '', collection.settings)
  const expression = matchExpression(wanted)
  const rows = expression ? withWords(file, collection, expression, roundTrip).and(allowed) : allowed
  const { start, end } = placesOf(query, collection)
  const ordered = query.sort?.length
    ? sortedRows(file, collection, query.sort, rows, end)
    : expression
      ? bestByWords(file, collection, expression, rows, end)
      : firstRows(rows, end)
  return { rows, shown: ordered.slice(start), phrases: wanted.flatMap(({ ways }) => ways.flat()) }
}

function withWords(file: SearchFile, collection: Collection, expression: string, roundTrip: RoundTrip): RowSet {
  const key = `${collection.number} ${expression}`
  const rows = roundTrip.get(key) ?? rowsWithWords(file, collection, expression)
  roundTrip.set(key, rows)
  return rows
}

function placesOf({ page, limit = LIMIT }: SearchQuery, { settings: { maxTotal } }: Collection) {
  const start = page ? (page.number - 1) * page.size : 0
  return { start, end: Math.min(start + (page ? page.size : limit), maxTotal) }
}

function hitsOf(file: SearchFile, { number }: Collection, query: SearchQuery, { shown, phrases }: Found): SearchHit[] {
  const { retrieve = [], highlight = [] } = query
  const one = prepared(file, `SELECT document FROM ${tables(number).documents} WHERE row = ?`).pluck()
  return shown.map(({ row, score }) => {
    const document = JSON.parse(one.get(row) as string) as Record<string, unknown>
    const only = (fields: readonly string[]) =>
      fields.filter((field) => field in document).map((field) => [field, document[field]] as const)
    return {
      id: document.id as string,
      score,
      document: Object.fromEntries(only(['id', ...retrieve])),
      highlighted: Object.fromEntries(only(highlight).map(([field, value]) => [field, highlighted(value, phrases)])),
    }
  })
}
