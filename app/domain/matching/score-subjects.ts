import { becauseOf, heaviestWord, type Hit } from './because'
import { termScore } from './bm25'
import { type Syllable, syllablesOf } from './syllables'
import type { Phrase, SubjectEntry, SubjectVocabulary } from './subject-vocabulary'
import { tellingSyllables } from './weak-words'

/** How the parts of a subject's score are weighed. */
const WEIGHTS = {
  /** Each next best phrase counts this share of the one before: one sentence said just so is worth more than ten touched. */
  nextPhrase: 0.3,
  /** The subject is called by its name. */
  named: 8,
  /** A term that only fits after mending a typing error. */
  mended: 0.6,
  /** A term of nothing but function words, numbers and units: "mỗi ngày", "2-3". */
  weak: 0.5,
  /** The enterprise's sector asks for the subject often: breaks ties, does not lead. */
  typicalSector: 0.1,
  /** The subject is for any sector. */
  anySector: 0.05,
} as const
const PHRASES_COUNTED = 5
/** Below this a text has said nothing of ours: less than one syllable that few subjects use. */
const FLOOR = 2
/** Share of our best score at which a matter that is not ours is taken as meant: far fewer phrases stand for each of them. */
const OTHER_MATTER_LEAD = 0.78

export type ScoredSubject = {
  code: string
  score: number
  because: string[]
  /** The text calls the subject by its title. */
  named: boolean
}

type QueryTerm = { term: string; weight: number; at: readonly number[] }

/**
 * Ranks the subjects of `pool` for a text, best first; [] where nothing of ours fits, or something that is not ours
 * fits better. Scores are comparable within one answer only.
 */
export function scoreSubjects(
  vocabulary: SubjectVocabulary,
  text: string,
  context: { pool?: ReadonlySet<string>; sectorCode?: string | null } = {},
): ScoredSubject[] {
  const syllables = syllablesOf(text)
  const telling = tellingSyllables(vocabulary, syllables)
  const query = queryTerms(vocabulary, syllables, telling)
  const scored = vocabulary.subjects
    .filter((entry) => !context.pool || context.pool.has(entry.code))
    .map((entry) => ({ entry, ...scoreOf(vocabulary, entry, query, context.sectorCode) }))
    .filter(({ score }) => score >= FLOOR)
    .sort((a, b) => b.score - a.score)
  const ours = scored.filter(({ entry }) => entry.ours)
  const other = scored.find(({ entry }) => !entry.ours)
  if (other && ours[0] && other.score > ours[0].score * OTHER_MATTER_LEAD) return []
  const reading = { text, syllables, telling, isName: vocabulary.isName }
  return ours.map(({ entry, score, hits, named }, place) => {
    const because = becauseOf(reading, hits)
    const words = because.length > 0 || place > 0 ? because : heaviestWord(reading, hits)
    return { code: entry.code, score, because: words, named }
  })
}

/** The text's terms that the vocabulary knows, each once, and what unknown ones may have been meant as. */
export function queryTerms(
  vocabulary: SubjectVocabulary,
  syllables: readonly Syllable[],
  telling = tellingSyllables(vocabulary, syllables),
): QueryTerm[] {
  const found = new Map<string, QueryTerm>()
  const take = (term: string, at: number[]) => {
    const known = vocabulary.knows(term)
    for (const meant of known ? [term] : vocabulary.corrections(term)) {
      const before = found.get(meant)
      const weight = (known ? 1 : WEIGHTS.mended) * (at.some((place) => telling[place]) ? 1 : WEIGHTS.weak)
      found.set(meant, {
        term: meant,
        weight: Math.max(weight, before?.weight ?? 0),
        at: [...(before?.at ?? []), ...at],
      })
    }
  }
  syllables.forEach((syllable, i) => {
    take(syllable.folded, [i])
    if (i > 0 && syllable.follows) take(`${syllables[i - 1]!.folded} ${syllable.folded}`, [i - 1, i])
  })
  return [...found.values()]
}

function scoreOf(
  vocabulary: SubjectVocabulary,
  entry: SubjectEntry,
  query: readonly QueryTerm[],
  sectorCode?: string | null,
): { score: number; hits: Hit[]; named: boolean } {
  const found: Hit[] = []
  const hits = new Map<string, QueryTerm>()
  let score = 0
  for (const term of query) {
    const part = term.weight * termScore(term.term, vocabulary.idf(term.term), entry.document, vocabulary.averageLength)
    if (part === 0) continue
    hits.set(term.term, term)
    found.push({ at: term.at, pair: term.term.includes(' '), score: part })
    score += part
  }
  const best = entry.phrases
    .map((phrase) => ({ phrase, similarity: similarity(vocabulary, phrase, hits) }))
    .sort((a, b) => b.similarity - a.similarity)
    .slice(0, PHRASES_COUNTED)
  best.forEach(({ similarity: part }, place) => (score += part * WEIGHTS.nextPhrase ** place))
  if (entry.ours && entry.phrases.some((phrase) => phrase.isName && isSaid(phrase.terms, hits))) score += WEIGHTS.named
  const named = entry.titles.some((terms) => isSaid(terms, hits))
  return { score: score * (1 + sectorBonus(entry, sectorCode)), hits: found, named }
}

/** How much of a phrase the text says, in units of idf: grows with what is shared, held back by what is not. */
function similarity(vocabulary: SubjectVocabulary, phrase: Phrase, hits: ReadonlyMap<string, QueryTerm>): number {
  if (phrase.norm === 0) return 0
  let shared = 0
  for (const term of phrase.terms) {
    const hit = hits.get(term)
    if (hit) shared += hit.weight * vocabulary.idf(term) ** 2
  }
  return shared / phrase.norm
}

const isSaid = (terms: readonly string[], hits: ReadonlyMap<string, QueryTerm>) =>
  terms.every((term) => hits.get(term)?.weight === 1)

function sectorBonus(entry: SubjectEntry, sectorCode?: string | null): number {
  if (!sectorCode) return 0
  if (entry.typicalSectors.includes(sectorCode.slice(0, 2))) return WEIGHTS.typicalSector
  return entry.typicalSectors.includes('*') ? WEIGHTS.anySector : 0
}
