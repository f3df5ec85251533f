import { dayOf, today } from '~db/clock'
import type { Day } from '../days'
import { mayConsult } from '../directory/policy'
import { type ProfileCard, profileCards } from '../directory/queries.server'
import { newSince } from './lifecycle'
import type { MatchReason, MissingPoint } from './ranking/candidate'

type Said = { reasons: MatchReason[]; missing: MissingPoint[]; isNewcomer: boolean }
/** `addedAt`: of a list that is kept. */
type Match = Said & { profileId: string; addedAt?: Date | null }
/** `newOn`: the day on which they joined the list, while that is news. */
export type MatchedCard = ProfileCard & Said & { newOn: Day | null }

/** Matches with what a list shows of each consultant; who is no longer public, or only certifies by now, is left out. The order is kept. */
export function matchedCards(matches: Match[]): MatchedCard[] {
  const byId = new Map(matches.map((match) => [match.profileId, match]))
  return profileCards([...byId.keys()])
    .filter((card) => mayConsult(card.roles))
    .map((card) => {
      const { reasons, missing, isNewcomer, addedAt } = byId.get(card.id)!
      return { ...card, reasons, missing, isNewcomer, newOn: newOn(addedAt ?? null) }
    })
}

function newOn(addedAt: Date | null): Day | null {
  if (!addedAt) return null
  const day = dayOf(addedAt)
  return day >= newSince(today()) ? day : null
}
