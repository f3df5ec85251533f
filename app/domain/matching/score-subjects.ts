import { termScore } from './bm25'
import { type Syllable, syllablesOf } from './syllables'
import type { Phrase, SubjectEntry, SubjectVocabulary } from './subject-vocabulary'

/** How the parts of a subject's score are weighed. */
const WEIGHTS = {
  /** Each next best phrase counts this share of the one before: one sentence said just so is worth more than ten touched. */
  nextPhrase: 0.3,
  /** A term that only fits after mending a typing error. */
  mended: 0.6,
  /** The enterprise's sector asks for the subject often: breaks ties, does not lead. */
  typicalSector: 0.1,
  /** The subject is for any sector. */
  anySector: 0.05,
} as const
const PHRASES_COUNTED = 5
/** Below this a text has said nothing of ours: less than one syllable that few subjects use. */
const FLOOR = 2
/** Share of our best score at which a matter that is not ours is taken as meant: far fewer phrases stand for each of them. */
const OTHER_MATTER_LEAD = 0.85

export type ScoredSubject = { code: string; score: number; because: string[] }

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
  const query = queryTerms(vocabulary, syllables)
  const scored = vocabulary.subjects
    .filter((entry) => !context.pool || context.pool.has(entry.code))
    .map((entry) => ({ entry, ...scoreOf(vocabulary, entry, query, context.sectorCode) }))
    .filter(({ score }) => score >= FLOOR)
    .sort((a, b) => b.score - a.score)
  const ours = scored.filter(({ entry }) => entry.ours)
  const other = scored.find(({ entry }) => !entry.ours)
  if (other && ours[0] && other.score > ours[0].score * OTHER_MATTER_LEAD) return []
  return ours.map(({ entry, score, parts }) => ({
    code: entry.code,
    score,
    because: snippets(text, syllables, parts),
  }))
}

/** The text's terms that the vocabulary knows, each once, and what unknown ones may have been meant as. */
export function queryTerms(vocabulary: SubjectVocabulary, syllables: readonly Syllable[]): QueryTerm[] {
  const found = new Map<string, QueryTerm>()
  const take = (term: string, at: number[]) => {
    const known = vocabulary.knows(term)
    for (const meant of known ? [term] : vocabulary.corrections(term)) {
      const before = found.get(meant)
      const weight = known ? 1 : WEIGHTS.mended
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
): { score: number; parts: Map<number, number> } {
  const parts = new Map<number, number>()
  const give = (term: QueryTerm, score: number) => {
    for (const place of term.at) parts.set(place, (parts.get(place) ?? 0) + score / term.at.length)
    return score
  }
  let score = 0
  const hits = new Map<string, QueryTerm>()
  for (const term of query) {
    const part = term.weight * termScore(term.term, vocabulary.idf(term.term), entry.document, vocabulary.averageLength)
    if (part > 0) {
      hits.set(term.term, term)
      score += give(term, part)
    }
  }
  const best = entry.phrases
    .map((phrase) => ({ phrase, similarity: similarity(vocabulary, phrase, hits) }))
    .sort((a, b) => b.similarity - a.similarity)
    .slice(0, PHRASES_COUNTED)
  best.forEach(({ similarity: part }, place) => (score += part * WEIGHTS.nextPhrase ** place))
  return { score: score * (1 + sectorBonus(entry, sectorCode)), parts }
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

function sectorBonus(entry: SubjectEntry, sectorCode?: string | null): number {
  if (!sectorCode) return 0
  if (entry.typicalSectors.includes(sectorCode.slice(0, 2))) return WEIGHTS.typicalSector
  return entry.typicalSectors.includes('*') ? WEIGHTS.anySector : 0
}

const SNIPPETS = 3
/** A syllable belongs to a snippet when it gave at least this share of what the best one gave. */
const SNIPPET_SHARE = 0.3

/** The person's own words that counted most, as pieces of the text, in the order of their weight. */
function snippets(text: string, syllables: readonly Syllable[], parts: ReadonlyMap<number, number>): string[] {
  const top = Math.max(0, ...parts.values())
  const runs: { from: number; to: number; weight: number }[] = []
  for (const [place, weight] of [...parts].sort(([a], [b]) => a - b)) {
    if (weight < top * SNIPPET_SHARE) continue
    const last = runs.at(-1)
    if (last && last.to === place - 1 && syllables[place]!.follows)
      Object.assign(last, { to: place, weight: last.weight + weight })
    else runs.push({ from: place, to: place, weight })
  }
  const normal = text.normalize('NFC')
  const words = runs
    .sort((a, b) => b.weight - a.weight)
    .map(({ from, to }) => normal.slice(syllables[from]!.start, syllables[to]!.end))
  return [...new Set(words)].slice(0, SNIPPETS)
}
