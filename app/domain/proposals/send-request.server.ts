import { eq, inArray } from 'drizzle-orm'
import { now, today } from '~db/clock'
import { type Tx, transact } from '~db/connection'
import { newId } from '~db/ids'
import { profiles, requests } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { recordEvent } from '../activity/record-event.server'
import { organisationsTiedTo } from '../directory/conflict.server'
import { isPublic } from '../directory/lifecycle'
import { mayConsult } from '../directory/policy'
import { DomainError } from '../errors'
import { recordChosen } from '../learning/record-suggestion.server'
import { managedNeed } from '../needs/queries.server'
import { saysTheSame } from '../sent-before'
import { ANSWER_DAYS, type ContactFrom, isOpenRequest, MAX_REQUESTS_PER_NEED } from './lifecycle'
import { shareContact } from './share-contact.server'

const DAY = 86_400_000

/** `contactFrom`: when they see how the enterprise is reached; where it was not asked, once they are chosen. */
type RequestInput = { profileIds: string[]; message: string; contactFrom?: ContactFrom }

/**
 * The enterprise asks consultants for a proposal. Who was asked before stays asked once: a form sent again changes nothing, and
 * another message or choice for them is refused (`request.already_asked`) rather than dropped.
 * Throws `request.too_many` beyond MAX_REQUESTS_PER_NEED open ones, `request.profile_unavailable` for a consultant that
 * cannot be asked; then nothing is sent.
 */
export function sendRequests(actor: Actor, needId: string, { contactFrom = 'chosen', ...input }: RequestInput) {
  transact((tx) => {
    const need = managedNeed(actor, needId, tx)
    if (need.status !== 'published') throw new DomainError('state_changed', { status: need.status })

    const known = tx.select().from(requests).where(eq(requests.needId, needId)).all()
    const asked = new Set(known.map((request) => request.profileId))
    const chosen = new Set(input.profileIds)
    const profileIds = [...chosen].filter((id) => !asked.has(id))
    const said = known.filter(({ profileId }) => chosen.has(profileId))
    if (!said.every((request) => saysTheSame(request, { message: input.message, contactFrom })))
      throw new DomainError('request.already_asked', {}, 'message')
    if (profileIds.length === 0) return
    if (known.filter(isOpenRequest).length + profileIds.length > MAX_REQUESTS_PER_NEED) {
      throw new DomainError('request.too_many', {}, 'profileIds')
    }
    assertMayBeAsked(tx, need.organisationId, profileIds)

    const sentAt = now()
    const dueAt = new Date(sentAt.getTime() + ANSWER_DAYS * DAY)
    for (const profileId of profileIds) {
      const id = newId()
      const request = { id, needId, profileId, contactFrom, contactSharedAt: null, contactWithdrawnAt: null }
      tx.insert(requests)
        .values({ ...request, message: input.message, sentBy: actor.userId, sentAt, dueAt })
        .run()
      recordEvent(tx, actor, 'request.sent', { needId, requestId: id, profileId })
      shareContact(tx, actor, request, 'invited')
    }
    recordChosen(tx, actor, need, profileIds)
  })
}

function assertMayBeAsked(tx: Tx, enterpriseId: string, profileIds: string[]) {
  const tied = organisationsTiedTo(enterpriseId, tx)
  const askable = tx
    .select({
      organisationId: profiles.organisationId,
      status: profiles.status,
      checkedUntil: profiles.checkedUntil,
      roles: profiles.roles,
    })
    .from(profiles)
    .where(inArray(profiles.id, profileIds))
    .all()
    .filter(
      (profile) => isPublic(profile, today()) && mayConsult(profile.roles) && !tied.includes(profile.organisationId),
    )
  if (askable.length < profileIds.length) throw new DomainError('request.profile_unavailable', {}, 'profileIds')
}
