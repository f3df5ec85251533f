import { and, eq } from 'drizzle-orm'
import { now, today } from '~db/clock'
import { transact } from '~db/connection'
import { newId } from '~db/ids'
import { selfChecks } from '~db/schema'
import type { SelfCheckField } from '~/vocabulary/self-check'
import { enterpriseOf } from '../accounts/enterprise-of'
import type { Actor } from '../accounts/lifecycle'
import { recordEvent } from '../activity/record-event.server'
import type { Answers } from './answers'

/**
 * An enterprise keeps its result, one a day: what it kept the same day gives way to it. Kept twice, it is one. Gives its id.
 * Throws `not_found` for whoever acts for no enterprise.
 */
export function keepCheck(actor: Actor, check: { field: SelfCheckField; answers: Answers }): string {
  const organisationId = enterpriseOf(actor)
  return transact((tx) => {
    const keptOn = today()
    const todays = and(eq(selfChecks.organisationId, organisationId), eq(selfChecks.keptOn, keptOn))
    const known = tx.select().from(selfChecks).where(todays).get()
    if (known && known.field === check.field && JSON.stringify(known.answers) === JSON.stringify(check.answers))
      return known.id
    const id = known?.id ?? newId()
    const kept = { ...check, keptAt: now(), keptBy: actor.userId }
    tx.insert(selfChecks)
      .values({ id, organisationId, keptOn, ...kept })
      .onConflictDoUpdate({ target: selfChecks.id, set: kept })
      .run()
    recordEvent(tx, actor, 'self_check.kept', { selfCheckId: id })
    return id
  })
}
