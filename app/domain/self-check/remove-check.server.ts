import { and, eq } from 'drizzle-orm'
import { transact } from '~db/connection'
import { selfChecks } from '~db/schema'
import { enterpriseOf } from '../accounts/enterprise-of'
import type { Actor } from '../accounts/lifecycle'
import { recordEvent } from '../activity/record-event.server'
import { notFound } from '../errors'

/** An enterprise removes a result that it kept; from then on it counts nowhere. Throws `not_found` for anybody else's. */
export function removeCheck(actor: Actor, selfCheckId: string) {
  const organisationId = enterpriseOf(actor)
  transact((tx) => {
    const own = and(eq(selfChecks.id, selfCheckId), eq(selfChecks.organisationId, organisationId))
    if (tx.delete(selfChecks).where(own).run().changes === 0) throw notFound()
    recordEvent(tx, actor, 'self_check.removed', { selfCheckId })
  })
}
