import { type ProfileCard, profileCards } from '../directory/queries.server'
import type { MatchReason, MissingPoint } from './rank'

type Match = { profileId: string; reasons: MatchReason[]; missing: MissingPoint[] }
export type MatchedCard = ProfileCard & Pick<Match, 'reasons' | 'missing'>

/** Matches with what a list shows of each consultant; those no longer public are left out, the order is kept. */
export function matchedCards(matches: Match[]): MatchedCard[] {
  const byId = new Map(matches.map((match) => [match.profileId, match]))
  return profileCards([...byId.keys()]).map((card) => {
    const { reasons, missing } = byId.get(card.id)!
    return { ...card, reasons, missing }
  })
}
