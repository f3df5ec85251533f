import { type FoundCard, isMarked, markedAs, withoutMarks } from '~/domain/directory/found-cards.server'
import { mayConsult } from '~/domain/directory/policy'
import type { FacetCounts } from '~/domain/directory/search-consultants.server'
import { type DirectoryQuery, type Facet, FACET_NAMES } from '~/domain/directory/search-query'
import { compareVi } from '~/vocabulary/fold'
import { CURRENT_SECTORS, provinceOf, sectorOf } from '~/vocabulary/reference.server'
import { HIGHLIGHT } from '~search/engine'
import * as m from './paraglide/messages'
import { subjectName } from './subject-choices.server'
import { consultantRoleText, languageText, localName, organisationKindText, subjectLabel } from './terms'
import { wordOf } from './word-of'

const named = (row: Parameters<typeof localName>[0] | undefined, code: string) => (row ? localName(row) : code)

const valueText: Record<Facet, (code: string) => string> = {
  subject: subjectName,
  sector: (code) => named(sectorOf(CURRENT_SECTORS, code), code),
  province: (code) => named(provinceOf(code), code),
  language: (code) => wordOf(languageText, code) ?? code,
  kind: (code) => wordOf(organisationKindText, code) ?? code,
  role: (code) => wordOf(consultantRoleText, code) ?? code,
}

const facetTitle: Record<Facet, () => string> = {
  subject: m.search_facet_subject,
  sector: m.search_facet_sector,
  province: m.search_facet_province,
  language: m.search_facet_language,
  kind: m.search_facet_kind,
  role: m.search_facet_role,
}

/** Each filter in words: what is chosen first, then by how many it would find. */
export const facetGroups = (counts: FacetCounts, { chosen }: DirectoryQuery) =>
  FACET_NAMES.map((facet) => {
    const values = [...new Set([...chosen[facet], ...Object.keys(counts[facet])])]
    return {
      facet,
      title: facetTitle[facet](),
      options: values
        .map((value) => ({
          value,
          text: valueText[facet](value),
          count: (Object.hasOwn(counts[facet], value) && counts[facet][value]) || 0,
          chosen: chosen[facet].includes(value),
        }))
        .sort((a, b) => Number(b.chosen) - Number(a.chosen) || b.count - a.count || compareVi(a.text, b.text)),
    }
  })

const SUBJECTS_SHOWN = 3
const EXCERPT = 160

/** A found consultant in words, in a few lines; matching words carry marks. */
export const foundItem = (card: FoundCard) => ({
  id: card.id,
  name: card.name,
  kind: organisationKindText[card.kind](),
  place: [card.commune, card.province].flatMap((unit) => (unit ? [localName(unit)] : [])).join(', '),
  feeNote: card.feeNote,
  headline: card.headline,
  excerpt: evidence(card),
  subjects: card.services
    .slice(0, SUBJECTS_SHOWN)
    .map(({ subject, title }) => shortTitle(markedAs(subjectLabel(subject), title))),
  moreSubjects: Math.max(0, card.services.length - SUBJECTS_SHOWN),
  certifiesOnly: !mayConsult(card.roles),
  busy: card.availability === 'busy',
  verifiedOutcomes: card.verifiedOutcomes,
})

/** Where the words are found when the headline does not say it: the introduction, else what is said of a service. */
function evidence({ headline, introduction, services }: FoundCard): string {
  const texts = [introduction, ...services.map(({ description }) => description)]
  const marked = texts.find((text) => isMarked(text) && withoutMarks(text) !== withoutMarks(headline))
  return marked ? excerpt(marked) : ''
}

/** A subject's usual short name; with the long one where only that has the words. */
function shortTitle(title: string): string {
  const [short = title] = title.split(/ – | \(/)
  return isMarked(title) && !isMarked(short) ? title : short
}

/** Words kept before the first mark. */
const BEFORE = 8

/** A text cut between words to about `EXCERPT` letters around its first mark. */
export function excerpt(text: string): string {
  if (withoutMarks(text).length <= EXCERPT) return text
  const words = text.split(/\s+/)
  const firstMark = words.findIndex((word) => word.includes(HIGHLIGHT.open))
  const from = Math.max(0, firstMark - BEFORE)
  let end = from
  for (let length = 0; end < words.length && length < EXCERPT; end += 1) length += words[end]!.length + 1
  return `${from > 0 ? '… ' : ''}${words.slice(from, end).join(' ')}${end < words.length ? ' …' : ''}`
}
