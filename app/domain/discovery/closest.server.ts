import { HIGHLIGHT, type SearchHit } from '~search/engine'
import { type ConsultantDocument, consultantDocuments, consultantsSettings } from './consultants-index.server'
import { withAskedMarks } from './asked-marks.server'
import { closeConsultants } from './close-texts.server'
import { tellingTerms, type TextTerm } from '~/language/closeness'
import type { Nearness } from './nearness'
import { spelledAs, spellingBonus } from '~/language/spelling'
import { markWords } from '~/language/mark-words'
import { type DirectoryQuery, type Facet, FACET_NAMES, FACETS } from './search-query'

/** A public profile with how close it comes to a text. */
export type Close = { id: string; score: number; document: ConsultantDocument }

/** What reaches less of the closest one's score is chance. */
const CLOSE_FROM = 0.25

/** Those of `found`, and of those near in meaning, that are public and come close to the text with these terms, the closest first. */
export function closestOf(
  text: string,
  terms: readonly TextTerm[],
  found: readonly string[],
  meant: Nearness,
  instead: ReadonlyMap<string, string> = new Map(),
): Close[] {
  const ids = [...new Set([...found, ...meant.keys(), ...instead.keys()])]
  const closeness = closeConsultants(terms, ids, meant, instead)
  const floor = Math.max(0, ...Array.from(closeness.values(), ({ score }) => score)) * CLOSE_FROM
  const near = ids.filter((id) => {
    const score = closeness.get(id)?.score ?? 0
    return score > 0 && score >= floor
  })
  const bonus = spellingBonus(text)
  return consultantDocuments(near)
    .map((document) => {
      const close = closeness.get(document.id)!
      return { id: document.id, score: close.score + bonus(close, () => wordsOf(document)), document }
    })
    .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
}

const wordsOf = (document: ConsultantDocument) =>
  consultantsSettings.ranked.flatMap((field) => document[field as keyof ConsultantDocument]).join('\n')

/** Those inside the chosen filters, and each filter's counts as if its own choice were not made and the others were. */
export function countFacets(close: readonly Close[], chosen: DirectoryQuery['chosen']) {
  const valuesOf = ({ document }: Close, facet: Facet) => [document[FACETS[facet]]].flat()
  const misses = (one: Close) =>
    FACET_NAMES.filter(
      (facet) => chosen[facet].length > 0 && !valuesOf(one, facet).some((value) => chosen[facet].includes(value)),
    )
  const counts = Object.fromEntries(FACET_NAMES.map((facet) => [facet, {}])) as Record<Facet, Record<string, number>>
  const inside: Close[] = []
  for (const one of close) {
    const missed = misses(one)
    if (missed.length === 0) inside.push(one)
    for (const facet of FACET_NAMES) {
      if (missed.some((other) => other !== facet)) continue
      for (const value of valuesOf(one, facet)) counts[facet][value] = (counts[facet][value] ?? 0) + 1
    }
  }
  return { inside, facets: counts }
}

/** As an engine would answer for `text`: the documents with their matching words marked. */
export function toHits(text: string, close: readonly Close[], terms: readonly TextTerm[]): SearchHit[] {
  const wanted = tellingTerms(terms)
  const isMeant = spelledAs(text)
  const mark = (words: string) => markWords(words, { terms: wanted, isMeant }, HIGHLIGHT)
  const hits = close.map(({ id, score, document }) => ({
    id,
    score,
    document,
    highlighted: {
      name: mark(document.name),
      headline: mark(document.headline),
      introduction: mark(document.introduction),
      subjectNames: document.subjectNames.map(mark),
      services: document.services.map(mark),
    },
  }))
  return hits.map(withAskedMarks(text))
}
