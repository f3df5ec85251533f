import type { IndexSettings } from '../port'
import { writtenDown } from './documents'
import { type Phrase, wantedWords } from './words-wanted'

type Words = Readonly<Record<string, unknown>>

/** Whether a document that need not be in an index has what a text asks for, as the embedded engine finds it. */
export function hasWords(document: Words, text: string, settings: IndexSettings): boolean {
  const columns = writtenDown(document, settings).columns.map((column) => column.split(/\s+/u))
  const stands = (phrase: Phrase) => columns.some((words) => words.some((_, at) => beginsAt(words, at, phrase)))
  return wantedWords(text, settings).every(({ ways }) => ways.some((phrases) => phrases.every(stands)))
}

const beginsAt = (words: readonly string[], at: number, { syllables, open }: Phrase) =>
  syllables.every((syllable, i) => {
    const word = words[at + i]
    return open && i === syllables.length - 1 ? word?.startsWith(syllable) : word === syllable
  })

/** A document's folded text, as `foldedTexts` gives it of one in an index. */
export const foldedTextOf = (document: Words, settings: IndexSettings): string => writtenDown(document, settings).text
