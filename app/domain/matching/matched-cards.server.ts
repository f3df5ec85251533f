import { mayConsult } from '../directory/policy'
import { type ProfileCard, profileCards } from '../directory/queries.server'
import type { MatchReason, MissingPoint } from './ranking/candidate'

type Match = { profileId: string; reasons: MatchReason[]; missing: MissingPoint[]; isNewcomer: boolean }
export type MatchedCard = ProfileCard & Omit<Match, 'profileId'>

/** Matches with what a list shows of each consultant; who is no longer public, or only certifies by now, is left out. The order is kept. */
export function matchedCards(matches: Match[]): MatchedCard[] {
  const byId = new Map(matches.map((match) => [match.profileId, match]))
  return profileCards([...byId.keys()])
    .filter((card) => mayConsult(card.roles))
    .map((card) => {
      const { reasons, missing, isNewcomer } = byId.get(card.id)!
      return { ...card, reasons, missing, isNewcomer }
    })
}
