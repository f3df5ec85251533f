import { readdirSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { readJsonLines, readLines } from '~/language/given-file.server'
import { homeProvince } from '~/vocabulary/province.server'
import { now } from '~db/clock'
import { transact } from '~db/connection'
import { organisations, profiles } from '~db/schema'
import { OperatorError } from '../runtime/faults'
import { shaped, some } from '../runtime/shaped'

/** A folder as text retrieval collections are handed on: corpus.jsonl, queries*.jsonl, qrels.tsv (query, document, grade). */

const passage = z.object({ _id: z.string(), title: z.string().default(''), text: z.string() })
export type Passage = z.infer<typeof passage>
const query = z.object({ _id: z.string(), text: z.string() })

function rows<S extends z.ZodType>(folder: string, name: string, shape: S): z.output<S>[] {
  const file = path.join(folder, name)
  return readJsonLines(file).map(({ value, number }) => shaped(`${file}, line ${number}`, shape, value))
}

export const readPassages = (folder: string) => rows(folder, 'corpus.jsonl', passage)
export const readQueries = (folder: string, file: string) => rows(folder, file, query)
export const queryFiles = (folder: string) =>
  some(
    folder,
    'queries*.jsonl',
    readdirSync(folder).filter((file) => /^queries.*\.jsonl$/.test(file)),
  ).sort()

/** Grades above zero, by query and document. */
export function readRelevant(folder: string): Map<string, Map<string, number>> {
  const relevant = new Map<string, Map<string, number>>()
  const file = path.join(folder, 'qrels.tsv')
  for (const { text } of readLines(file)) {
    const [queryId, documentId, grade] = text.split('\t')
    if (!queryId || !documentId || !(Number(grade) > 0)) continue
    const own = relevant.get(queryId) ?? new Map<string, number>()
    relevant.set(queryId, own.set(documentId, Number(grade)))
  }
  if (relevant.size === 0)
    throw new OperatorError(`${file} holds no grade above zero (query, document, grade; tabs between).`)
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
