import { eq } from 'drizzle-orm'
import { now } from '~db/clock'
import { transact, type Tx } from '~db/connection'
import { engagements } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { recordEvent } from '../activity/record-event.server'
import { lastReport } from '../certification/told-results'
import { sideOf } from '../engagement/policy'
import { DomainError, notFound } from '../errors'
import { namable } from './public-register.server'

/**
 * The enterprise agrees that what was reported of the engagement so far stands with its name in the public register, once it is verified;
 * another consent than that to be told of without a name. `seen`: the time of the last report on the page. Throws `state_changed` where
 * there is none, or a later one.
 */
export function agreeToBeNamed(actor: Actor, engagementId: string, seen: number) {
  transact((tx) => {
    const { needId, enterpriseNamedAt: agreedAt } = ownEngagement(tx, actor, engagementId)
    const results = namable(engagementId, tx)
    if (results.length === 0 || lastReport(results) !== seen) throw new DomainError('state_changed')
    if (agreedAt && agreedAt.getTime() >= seen) return
    tx.update(engagements).set({ enterpriseNamedAt: now() }).where(eq(engagements.id, engagementId)).run()
    recordEvent(tx, actor, 'engagement.may_be_named', { needId, engagementId })
  })
}

/** It takes that back: from now on the register does not name it. */
export function nameNoMore(actor: Actor, engagementId: string) {
  transact((tx) => {
    const { needId, enterpriseNamedAt } = ownEngagement(tx, actor, engagementId)
    if (!enterpriseNamedAt) return
    tx.update(engagements).set({ enterpriseNamedAt: null }).where(eq(engagements.id, engagementId)).run()
    recordEvent(tx, actor, 'engagement.no_longer_named', { needId, engagementId })
  })
}

function ownEngagement(tx: Tx, actor: Actor, engagementId: string) {
  const row = tx.select().from(engagements).where(eq(engagements.id, engagementId)).get()
  if (!row || sideOf(actor) !== 'enterprise' || row.organisationId !== actor.organisationId) throw notFound()
  return row
}
