import { type FoundCard, isMarked, markedAs, withoutMarks } from '~/domain/discovery/found-cards.server'
import { mayConsult } from '~/domain/directory/policy'
import type { MetFilters, WhyFound } from '~/domain/discovery/why-found.server'
import { foldedSyllables } from '~/language/syllables'
import { HIGHLIGHT } from '~search/engine'
import { formatNumber } from '~/i18n/format'
import { reasonTexts } from '~/views/matching/match-text.server'
import * as m from '~/i18n/paraglide/messages'
import { subjectName } from '~/views/choices/subject-choices.server'
import { organisationKindText, placeText, subjectLabel } from '~/i18n/terms'

const SUBJECTS_SHOWN = 3
const EXCERPT = 160

/** A found consultant in words, in a few lines; matching words carry marks. */
export const foundItem = (card: FoundCard, why: WhyFound) => ({
  id: card.id,
  name: card.name,
  kind: organisationKindText[card.kind](),
  place: placeText(card),
  years: card.yearsExperience === null ? '' : m.consultant_years({ count: formatNumber(card.yearsExperience) }),
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
  reasons: reasonsOf(card, why),
})

const REASONS_OF_A_KIND = 3

/** Which of the words and filters asked for are met, in words; nothing where nothing was asked. */
function reasonsOf(card: FoundCard, { metFilters, isAsked }: WhyFound): string[] {
  const met = metFilters.get(card.id)
  const words = wordsNotSaidBy(met?.subject ?? [], matchedWords(card).filter(isAsked)).slice(0, REASONS_OF_A_KIND)
  const reasons = [
    ...(met ? filterReasons(card, met) : []),
    ...(words.length > 0 ? [{ kind: 'text', words } as const] : []),
  ]
  const verified = card.verifiedOutcomes > 0 && reasons.length > 0
  return [
    ...reasonTexts(reasons),
    ...(verified ? [m.search_results_verified({ count: formatNumber(card.verifiedOutcomes) })] : []),
  ]
}

/** Without the words that only repeat a subject's name, which is a reason already. */
function wordsNotSaidBy(subjects: readonly string[], words: readonly string[]) {
  const folded = (text: string) => foldedSyllables(text).join(' ')
  const names = subjects.map((code) => folded(subjectName(code)))
  return words.filter((one) => !names.some((name) => name.includes(folded(one))))
}

function filterReasons(card: FoundCard, met: MetFilters) {
  const few = (values: readonly string[]) => values.slice(0, REASONS_OF_A_KIND)
  return [
    ...few(met.subject).map((subject) => ({ kind: 'subject', subject }) as const),
    ...(met.anySector && met.sector.length > 0
      ? [{ kind: 'any_sector' } as const]
      : few(met.sector).map((sector) => ({ kind: 'sector', sector }) as const)),
    ...few(met.province).map((province) =>
      province === card.province?.code
        ? ({ kind: 'same_province', province } as const)
        : ({ kind: 'travels', province } as const),
    ),
    ...few(met.language).map((language) => ({ kind: 'language', language }) as const),
  ]
}

const MARKED = new RegExp(`${HIGHLIGHT.open}(.*?)${HIGHLIGHT.close}`, 'gu')
const SIDE_BY_SIDE = new RegExp(`${HIGHLIGHT.close}(\\s+)${HIGHLIGHT.open}`, 'gu')

/** The words of the search that a consultant's texts have beside the name, as written there; longer ones first, none twice. */
function matchedWords({ headline, introduction, services }: FoundCard): string[] {
  const texts = [headline, introduction, ...services.flatMap(({ title, description }) => [title, description])]
  const found = texts.flatMap((text) =>
    Array.from(text.replace(SIDE_BY_SIDE, '$1').matchAll(MARKED), ([, words]) => words!.trim()),
  )
  const longFirst = [...new Map(found.map((words) => [words.toLowerCase(), words])).values()].sort(
    (a, b) => b.length - a.length,
  )
  return longFirst.filter(
    (words, i) => !longFirst.slice(0, i).some((longer) => longer.toLowerCase().includes(words.toLowerCase())),
  )
}

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
