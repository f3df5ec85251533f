import { eq } from 'drizzle-orm'
import { now } from '~db/clock'
import { type Tx, transact } from '~db/connection'
import { engagements, needGroupMembers, profiles } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { recordEvent } from '../activity/record-event.server'
import { sideOf } from '../engagement/policy'
import { DomainError, notFound } from '../errors'
import { memberFor } from '../groups/queries.server'
import { canAgreeToBeTold } from './policy'
import { lastReport } from './told-results'
import { resultsNaming } from './told-results.server'

/**
 * One side agrees that what was reported of the engagement so far is told to others (`toldResults`), or a member of the group that the
 * work is for that it is named in it. It is told once the
 * other side agrees too and the department has verified it. Agreeing again changes nothing unless more was reported since.
 * `seen`: the time of the last report on the page. Throws `state_changed` where there is none, or a later one: nobody can
 * agree to a sentence that was not shown.
 */
export function agreeToBeTold(actor: Actor, engagementId: string, seen: number) {
  transact((tx) => {
    const { needId, named, agreedAt, agree } = ownSide(tx, actor, engagementId)
    const results = resultsNaming(engagementId, named)
    if (results.length === 0 || lastReport(results) !== seen) throw new DomainError('state_changed')
    if (agreedAt && agreedAt.getTime() >= seen) return
    agree(now())
    recordEvent(tx, actor, 'engagement.may_be_told', { needId, engagementId })
  })
}

/** It takes its agreement back: from now on the result is told to nobody, or without that member of the group. */
export function tellNoMore(actor: Actor, engagementId: string) {
  transact((tx) => {
    const { needId, agreedAt, agree } = ownSide(tx, actor, engagementId)
    if (!agreedAt) return
    agree(null)
    recordEvent(tx, actor, 'engagement.no_longer_told', { needId, engagementId })
  })
}

/** The actor's side of its own engagement, or its place in the group that it is for; `not_found` for everybody else. `named`: who is told of; null: all. */
function ownSide(tx: Tx, actor: Actor, engagementId: string) {
  const row = tx
    .select({
      needId: engagements.needId,
      enterpriseId: engagements.organisationId,
      consultantId: profiles.organisationId,
      enterpriseAgreedAt: engagements.enterpriseAgreedAt,
      consultantAgreedAt: engagements.consultantAgreedAt,
    })
    .from(engagements)
    .innerJoin(profiles, eq(profiles.id, engagements.profileId))
    .where(eq(engagements.id, engagementId))
    .get()
  if (!row) throw notFound()
  if (!canAgreeToBeTold(actor, row)) return memberSide(tx, actor, row.needId)
  const side = sideOf(actor) === 'enterprise' ? ('enterpriseAgreedAt' as const) : ('consultantAgreedAt' as const)
  return {
    needId: row.needId,
    named: side === 'enterpriseAgreedAt' ? row.enterpriseId : null,
    agreedAt: row[side],
    agree: (moment: Date | null) =>
      void tx
        .update(engagements)
        .set({ [side]: moment })
        .where(eq(engagements.id, engagementId))
        .run(),
  }
}

function memberSide(tx: Tx, actor: Actor, needId: string) {
  const member = memberFor(actor, needId, tx)
  return {
    needId,
    named: member.organisationId,
    agreedAt: member.toldAgreedAt,
    agree: (moment: Date | null) =>
      void tx.update(needGroupMembers).set({ toldAgreedAt: moment }).where(eq(needGroupMembers.id, member.id)).run(),
  }
}
