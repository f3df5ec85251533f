import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { homeProvince } from '~/vocabulary/province.server'
import { now } from '~db/clock'
import { transact } from '~db/connection'
import { organisations, profiles } from '~db/schema'

/** A folder as text retrieval collections are handed on: corpus.jsonl, queries*.jsonl, qrels.tsv (query, document, grade). */

const passage = z.object({ _id: z.string(), title: z.string().default(''), text: z.string() })
export type Passage = z.infer<typeof passage>
const query = z.object({ _id: z.string(), text: z.string() })

const lines = (folder: string, file: string) =>
  readFileSync(path.join(folder, file), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')

export const readPassages = (folder: string) =>
  lines(folder, 'corpus.jsonl').map((line) => passage.parse(JSON.parse(line)))
export const readQueries = (folder: string, file: string) =>
  lines(folder, file).map((line) => query.parse(JSON.parse(line)))
export const queryFiles = (folder: string) =>
  readdirSync(folder)
    .filter((file) => /^queries.*\.jsonl$/.test(file))
    .sort()

/** Grades above zero, by query and document. */
export function readRelevant(folder: string): Map<string, Map<string, number>> {
  const relevant = new Map<string, Map<string, number>>()
  for (const line of lines(folder, 'qrels.tsv')) {
    const [queryId, documentId, grade] = line.split('\t')
    if (!queryId || !documentId || !(Number(grade) > 0)) continue
    const own = relevant.get(queryId) ?? new Map<string, number>()
    relevant.set(queryId, own.set(documentId, Number(grade)))
  }
  return relevant
}

const AT_ONCE = 1_000

/** Fills a throwaway database with a published profile for each passage: title as headline, text as introduction. */
export function importPassages(passages: readonly Passage[]) {
  for (let from = 0; from < passages.length; from += AT_ONCE) {
    transact((tx) => {
      for (const { _id: id, title, text } of passages.slice(from, from + AT_ONCE)) {
        tx.insert(organisations).values({ id, kind: 'consulting', name: '', provinceCode: homeProvince().code }).run()
        tx.insert(profiles)
          .values({
            id,
            organisationId: id,
            status: 'published',
            publishedAt: now(),
            headline: title,
            introduction: text,
            roles: ['consulting'],
          })
          .run()
      }
    })
  }
}
