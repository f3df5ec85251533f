import { and, eq, ne } from 'drizzle-orm'
import { now } from '~db/clock'
import { type Tx, transact } from '~db/connection'
import { engagements, outcomes, profiles } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { recordEvent } from '../activity/record-event.server'
import { sideOf } from '../engagement/policy'
import { DomainError, notFound } from '../errors'
import { canAgreeToBeTold } from './policy'
import { lastReport } from './told-results'

/**
 * One side agrees that what was reported of the engagement so far is told to others (`toldResults`). It is told once the
 * other side agrees too and the department has verified it. Agreeing again changes nothing unless more was reported since.
 * `seen`: the time of the last report on the page. Throws `state_changed` where there is none, or a later one: nobody can
 * agree to a sentence that was not shown.
 */
export function agreeToBeTold(actor: Actor, engagementId: string, seen: number) {
  transact((tx) => {
    const { needId, agreedAt, side } = ownSide(tx, actor, engagementId)
    const reports = tx
      .select({ reportedAt: outcomes.reportedAt })
      .from(outcomes)
      .where(and(eq(outcomes.engagementId, engagementId), ne(outcomes.status, 'rejected')))
      .all()
    if (reports.length === 0 || lastReport(reports) !== seen) throw new DomainError('state_changed')
    if (agreedAt && agreedAt.getTime() >= seen) return
    tx.update(engagements)
      .set({ [side]: now() })
      .where(eq(engagements.id, engagementId))
      .run()
    recordEvent(tx, actor, 'engagement.may_be_told', { needId, engagementId })
  })
}

/** One side takes its agreement back: from now on the result is told to nobody. */
export function tellNoMore(actor: Actor, engagementId: string) {
  transact((tx) => {
    const { needId, agreedAt, side } = ownSide(tx, actor, engagementId)
    if (!agreedAt) return
    tx.update(engagements)
      .set({ [side]: null })
      .where(eq(engagements.id, engagementId))
      .run()
    recordEvent(tx, actor, 'engagement.no_longer_told', { needId, engagementId })
  })
}

/** The actor's side of its own engagement; `not_found` for everybody else. */
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
  if (!row || !canAgreeToBeTold(actor, row)) throw notFound()
  const side = sideOf(actor) === 'enterprise' ? ('enterpriseAgreedAt' as const) : ('consultantAgreedAt' as const)
  return { needId: row.needId, side, agreedAt: row[side] }
}
