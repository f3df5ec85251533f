import type { Actor } from '~/domain/accounts/lifecycle'
import { profileCards } from '~/domain/directory/queries.server'
import type { MatchedCard } from '~/domain/matching/matched-cards.server'
import { canManageNeed } from '~/domain/needs/policy'
import type { Need } from '~/domain/needs/queries.server'
import { type Interest, interestsWaiting } from '~/domain/proposals/interests.server'
import type { Seen } from '~/domain/seen'
import * as m from '~/i18n/paraglide/messages'
import { placeText } from '~/i18n/terms'
import { matchItem } from '~/views/matching/match-items.server'

export type InterestItem = ReturnType<typeof interestItem>

/** Who is interested in a need uninvited and waits for an answer. The message is for its enterprise. */
export function interestItems(actor: Actor, need: Need & Seen<'need'>, matches: readonly MatchedCard[]) {
  if (need.status !== 'published') return []
  const isOwn = canManageNeed(actor, need)
  return interestsWaiting(need).map((interest) =>
    interestItem({ ...interest, message: isOwn ? interest.message : '' }, matches),
  )
}

/** One of them, with why they fit where they are proposed for the need. */
export function interestItem({ id, profileId, message, saidAt }: Interest, matches: readonly MatchedCard[]) {
  const [card] = profileCards([profileId])
  const match = matches.find((one) => one.id === profileId)
  const { reasons, missing } = match ? matchItem(match) : { reasons: [], missing: [] }
  return {
    id,
    profileId,
    saidAt,
    message,
    name: card?.name ?? m.need_requests_consultant(),
    place: card ? placeText(card) : '',
    headline: card?.headline ?? '',
    reasons,
    missing,
  }
}
