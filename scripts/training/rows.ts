import { createHash } from 'node:crypto'
import { readdirSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { BACKGROUND, OTHER_MATTER, VAGUE } from '~/domain/suggestion/learned/weights'
import { spokenPhrases } from '~/domain/suggestion/subject-phrases.server'
import { readJsonLines } from '~/language/given-file.server'
import { shaped } from '../runtime/shaped'
import type { TrainingRow } from './learn'

const FOLDER = path.join(import.meta.dirname, 'rows')

/** One line of a file: a text of subjects of ours, of somebody else's matter, or one that asks for nothing. */
const line = z.union([
  z
    .object({ text: z.string(), subjects: z.array(z.string()).min(1), also: z.array(z.string()).default([]) })
    .transform(({ text, subjects, also }): TrainingRow => ({ text, labels: subjects, also })),
  z
    .object({ text: z.string(), kind: z.literal('other'), matter: z.string() })
    .transform(({ text, matter }): TrainingRow => ({ text, labels: [OTHER_MATTER + matter], also: [] })),
  z
    .object({ text: z.string(), kind: z.enum(['background', 'vague']) })
    .transform(({ text, kind }): TrainingRow => ({ text, labels: [kind === 'vague' ? VAGUE : BACKGROUND], also: [] })),
])

/** The rows written for the training, file by file. Throws where a line has another shape. */
export const writtenRows = (): TrainingRow[] =>
  readdirSync(FOLDER)
    .filter((file) => file.endsWith('.jsonl'))
    .sort()
    .flatMap((file) =>
      readJsonLines(path.join(FOLDER, file)).map(({ value, number }) => shaped(`${file}, line ${number}`, line, value)),
    )

/** Every name and saying of the vocabulary as a row of its subject. */
export const phraseRows = (): TrainingRow[] =>
  spokenPhrases().flatMap(({ code, names, says }) =>
    [...names, ...says].map((text) => ({ text, labels: [code], also: [] })),
  )

/** All that the weights are learned from: phrases, written rows, and what people confirmed, if any is given. */
export const trainingRows = (confirmed: readonly TrainingRow[] = []): TrainingRow[] => [
  ...phraseRows(),
  ...writtenRows(),
  ...confirmed,
]

/** Ten characters that change with the rows. */
export const markOf = (rows: readonly TrainingRow[]) =>
  createHash('sha256').update(JSON.stringify(rows)).digest('hex').slice(0, 10)
