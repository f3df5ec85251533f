import { lastEventMark } from '~/domain/activity/last-event.server'
import { matchConsultants, NOTHING_SAID } from '~/domain/matching/match-consultants.server'
import { matchedCards } from '~/domain/matching/matched-cards.server'
import { understandNeed } from '~/domain/suggestion/understand-need.server'
import { getLocale } from '~/i18n/paraglide/runtime'
import { subjectSuggestions } from '~/views/choices/subject-choices.server'
import { matchItem } from '~/views/matching/match-items.server'
import type { ExampleShown } from './home'
import { homeProvince } from '~/vocabulary/province.server'
import { provinceHome } from './province-words.server'

/** A home page is read at a glance. */
const REASONS_SHOWN = 3
const MISSING_SHOWN = 2
/** Among the best so many the one is shown of whom something is missing, if there is one: the page says such things. */
const BEST_TAKEN = 3

const made = new Map<string, { at: string; answer: ExampleShown }>()

/**
 * The answer to the province's first example, as the page of a draft would give it; null where there is no example or
 * nothing is understood. Made anew in each language when anything has happened since: who is shown may have left.
 */
export async function exampleAnswer(): Promise<ExampleShown | null> {
  const { examples } = provinceHome()
  const [text] = examples
  const { shown, ticked } = understandNeed(text ?? '')
  if (!text || shown.length === 0) return null
  const at = lastEventMark()
  const known = made.get(getLocale())
  if (known?.at === at && known.answer.text === text) return known.answer
  const matched = await matchConsultants({ ...NOTHING_SAID, text, subjects: ticked, ...asVisitor() })
  const best = matched.status === 'ok' ? matchedCards(matched.matches.slice(0, BEST_TAKEN)).map(matchItem) : []
  const consultant = best.find(({ missing }) => missing.length > 0) ?? best[0]
  const answer = { text, subjects: subjectSuggestions(shown), consultant: consultant ? atAGlance(consultant) : null }
  if (matched.status === 'ok') made.set(getLocale(), { at, answer })
  return answer
}

const asVisitor = () => ({ provinceCode: homeProvince().code, seed: '' })

const atAGlance = (item: ReturnType<typeof matchItem>) => ({
  ...item,
  reasons: item.reasons.slice(0, REASONS_SHOWN),
  missing: item.missing.slice(0, MISSING_SHOWN),
})
