import { nfc } from '~/language/fold'
import { HIGHLIGHT, type SearchHit } from '~search/engine'
import { presentVocabulary } from '../suggestion/present-vocabulary.server'
import { withMarks } from '~/language/marks'
import { spelledAs } from '~/language/spelling'
import { pairAt, pairs, type Syllable, syllablesOf } from '~/language/syllables'
import { oneEditApart } from '~/language/typing-errors'

type Read = { text: string; syllables: readonly Syllable[]; marked: ReadonlySet<number> }

/**
 * A hit with marks on whole words that were asked for only, whatever engine set them: "máy" is not "Mây", "biết" was no
 * typing error for "Việt", and where "năng suất" stands, the "năng" of "năng lượng" is none of it.
 */
export function withAskedMarks(query: string): (hit: SearchHit) => SearchHit {
  const asked = syllablesOf(query)
  const isAsked = askedSyllable(query, asked)
  const compounds = compoundsOf(asked)
  return (hit) => {
    const read = new Map(Object.entries(hit.highlighted).map(([field, copy]) => [field, [copy].flat().map(readMarks)]))
    const stands = new Set(
      compounds.filter((pair) =>
        Array.from(read.values())
          .flat()
          .some((text) => pairsIn(text).has(pair)),
      ),
    )
    const halves = new Set(Array.from(stands, (pair) => pair.split(' ')).flat())
    const marksOf = ({ text, syllables, marked }: Read) =>
      withMarks(
        text,
        syllables.filter(
          (syllable, i) =>
            marked.has(i) &&
            isAsked(syllable) &&
            (!halves.has(syllable.folded) || [i, i + 1].some((end) => stands.has(pairAt(syllables, end) ?? ''))),
        ),
        HIGHLIGHT,
      )
    const highlighted = Object.fromEntries(
      Array.from(read, ([field, texts]) => [
        field,
        Array.isArray(hit.highlighted[field]) ? texts.map(marksOf) : marksOf(texts[0]!),
      ]),
    )
    return { ...hit, highlighted }
  }
}

/** Whether a hit has marks on a subject's name ("5s"), or on half of a search's syllables: "vốn" alone is not near "vay vốn ngân hàng". */
export function hasHalfOf(query: string): (hit: SearchHit) => boolean {
  const asked = new Set(syllablesOf(query).map((syllable) => syllable.folded))
  return ({ highlighted }) => {
    const read = Object.values(highlighted).flat().map(readMarks)
    const found = new Set(
      read.flatMap(({ syllables, marked }) =>
        syllables.filter((_, i) => marked.has(i)).map((syllable) => syllable.folded),
      ),
    )
    return found.size * 2 >= asked.size || [...found].some(presentVocabulary().isName)
  }
}

/** Whether a syllable was asked for: spelled as it was, the end of an unfinished last word, or what an unknown word was meant as. */
function askedSyllable(query: string, asked: readonly Syllable[]): (syllable: Syllable) => boolean {
  const folded = new Set(asked.map((syllable) => syllable.folded))
  const isMeant = spelledAs(query)
  const last = asked.at(-1)?.folded
  const unknown = [...folded].filter((one) => !presentVocabulary().knows(one))
  return (syllable) =>
    folded.has(syllable.folded)
      ? isMeant(syllable)
      : (last !== undefined && syllable.folded.startsWith(last)) ||
        unknown.some((one) => oneEditApart(one, syllable.folded))
}

const pairsIn = ({ syllables }: Read) => new Set(pairs(syllables).map(({ term }) => term))

const compoundsOf = (asked: readonly Syllable[]) =>
  pairs(asked)
    .map(({ term }) => term)
    .filter((term) => presentVocabulary().isCompound(term))

/** A marked text as it is without marks, and which of its syllables have one. */
function readMarks(copy: unknown): Read {
  const [before = '', ...rest] = nfc(String(copy ?? '')).split(HIGHLIGHT.open)
  let text = before
  const runs = rest.map((piece) => {
    const from = text.length
    const [inside = '', after = ''] = piece.split(HIGHLIGHT.close)
    text += inside + after
    return { from, to: from + inside.length }
  })
  const syllables = syllablesOf(text)
  const isMarked = ({ start, end }: Syllable) => runs.some(({ from, to }) => from < end && to > start)
  return { text, syllables, marked: new Set(syllables.flatMap((syllable, i) => (isMarked(syllable) ? [i] : []))) }
}
