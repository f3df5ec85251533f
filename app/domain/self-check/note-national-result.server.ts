import { and, count, eq } from 'drizzle-orm'
import { now } from '~db/clock'
import { transact } from '~db/connection'
import { nationalResults } from '~db/schema'
import { enterpriseOf } from '../accounts/enterprise-of'
import type { Actor } from '../accounts/lifecycle'
import { recordEvent } from '../activity/record-event.server'
import { DomainError, notFound } from '../errors'
import { assertReplay } from '../sent-before'
import type { NationalInput } from './forms'
import { MAX_NATIONAL_RESULTS } from './lifecycle'

/**
 * An enterprise notes down what the national self-assessment said. `input.id`, from the form: sent twice, it is one. Throws
 * `self_check.too_many_national` beyond MAX_NATIONAL_RESULTS.
 */
export function noteNationalResult(actor: Actor, { id, result, takenOn }: NationalInput) {
  const organisationId = enterpriseOf(actor)
  transact((tx) => {
    const known = tx.select().from(nationalResults).where(eq(nationalResults.id, id)).get()
    if (known && known.organisationId !== organisationId) throw notFound()
    if (known) return assertReplay(known, { result, takenOn })
    const own = eq(nationalResults.organisationId, organisationId)
    const already = tx.select({ n: count() }).from(nationalResults).where(own).get()!.n
    if (already >= MAX_NATIONAL_RESULTS)
      throw new DomainError('self_check.too_many_national', { maximum: MAX_NATIONAL_RESULTS })
    tx.insert(nationalResults)
      .values({ id, organisationId, result, takenOn, notedAt: now(), notedBy: actor.userId })
      .run()
    recordEvent(tx, actor, 'self_check.national_noted', { nationalResultId: id })
  })
}

/** It takes one out again. Throws `not_found` for anybody else's. */
export function removeNationalResult(actor: Actor, nationalResultId: string) {
  const organisationId = enterpriseOf(actor)
  transact((tx) => {
    const own = and(eq(nationalResults.id, nationalResultId), eq(nationalResults.organisationId, organisationId))
    if (tx.delete(nationalResults).where(own).run().changes === 0) throw notFound()
    recordEvent(tx, actor, 'self_check.national_removed', { nationalResultId })
  })
}
