import { eq } from 'drizzle-orm'
import { now } from '~db/clock'
import { transact, type Tx } from '~db/connection'
import { engagements, needGroupMembers } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { recordEvent } from '../activity/record-event.server'
import { lastReport } from '../certification/told-results'
import { sideOf } from '../engagement/policy'
import { DomainError, notFound } from '../errors'
import { memberFor } from '../groups/queries.server'
import { namable } from './public-register.server'

/**
 * The enterprise, or a member of the group that the work is for, agrees that what was reported of its own so far stands with its name in the public register, once it is verified;
 * another consent than that to be told of without a name. `seen`: the time of the last report on the page. Throws `state_changed` where
 * there is none, or a later one.
 */
export function agreeToBeNamed(actor: Actor, engagementId: string, seen: number) {
  transact((tx) => {
    const { needId, organisationId, agreedAt, agree } = ownPlace(tx, actor, engagementId)
    const results = namable(engagementId, organisationId, tx)
    if (results.length === 0 || lastReport(results) !== seen) throw new DomainError('state_changed')
    if (agreedAt && agreedAt.getTime() >= seen) return
    agree(now())
    recordEvent(tx, actor, 'engagement.may_be_named', { needId, engagementId })
  })
}

/** It takes that back: from now on the register does not name it. */
export function nameNoMore(actor: Actor, engagementId: string) {
  transact((tx) => {
    const { needId, agreedAt, agree } = ownPlace(tx, actor, engagementId)
    if (!agreedAt) return
    agree(null)
    recordEvent(tx, actor, 'engagement.no_longer_named', { needId, engagementId })
  })
}

/** Where the actor's consent stands: at its own engagement, or its place in the group that it is for; `not_found` for everybody else. */
function ownPlace(tx: Tx, actor: Actor, engagementId: string) {
  const row = tx.select().from(engagements).where(eq(engagements.id, engagementId)).get()
  if (!row || sideOf(actor) !== 'enterprise') throw notFound()
  const { needId, organisationId, enterpriseNamedAt: agreedAt } = row
  if (organisationId !== actor.organisationId) {
    const member = memberFor(actor, needId, tx)
    const ofMember = eq(needGroupMembers.id, member.id)
    const agree = (namedAt: Date | null) => void tx.update(needGroupMembers).set({ namedAt }).where(ofMember).run()
    return { needId, organisationId: member.organisationId, agreedAt: member.namedAt, agree }
  }
  const ofEngagement = eq(engagements.id, engagementId)
  const agree = (moment: Date | null) =>
    void tx.update(engagements).set({ enterpriseNamedAt: moment }).where(ofEngagement).run()
  return { needId, organisationId, agreedAt, agree }
}
