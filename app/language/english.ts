import { syllablesOf } from './syllables'

/** Words that hardly any English sentence does without and that are no syllable of Vietnamese: "the" is, typed without diacritics. */
const ENGLISH = new Set(
  'we our us is are was were be been of and for with from have has had not your you its this these those they their which who what where when how why as by could would should need want get does will some there about into after before every because nobody please more'.split(
    ' ',
  ),
)
/** Of these at least so many, and so great a share of the text: words of trade are English in any language. */
const LEAST = 2
const SHARE = 0.14

/** Whether a text is written in English. */
export function isEnglish(text: string): boolean {
  const syllables = syllablesOf(text)
  const english = syllables.filter(({ typed }) => ENGLISH.has(typed)).length
  return english >= LEAST && english >= syllables.length * SHARE
}
