import { type MatchedCard, matchedCards } from './matched-cards.server'
import { matchConsultants } from './match-consultants.server'
import { needToMatch } from './need-to-match.server'
import type { needPage } from '../needs/queries.server'
import { matchesOf } from './queries.server'

type Page = Pick<ReturnType<typeof needPage>, 'need' | 'organisation' | 'subjects'>

/** `available` false: nothing is stored yet and search is away. */
export type ProposedConsultants = { available: boolean; matches: MatchedCard[] }

/** The consultants proposed for a need, best first: as stored, even when there are none, else looked for now. Nobody for a need that is not open. */
export async function proposedConsultants(page: Page): Promise<ProposedConsultants> {
  const { need } = page
  if (need.status !== 'published') return { available: true, matches: [] }
  if (need.matchedAt) return { available: true, matches: matchedCards(matchesOf(need)) }
  const answer = await matchConsultants(needToMatch(page))
  return answer.status === 'ok'
    ? { available: true, matches: matchedCards(answer.matches) }
    : { available: false, matches: [] }
}
