import { eq } from 'drizzle-orm'
import { now } from '~db/clock'
import { transact } from '~db/connection'
import { needs } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { organisationOf } from '../accounts/queries.server'
import { sizeOf } from '../accounts/size-of.server'
import { recordEvent } from '../activity/record-event.server'
import { DomainError } from '../errors'
import { recordConfirmed } from '../learning/record-suggestion.server'
import { MAX_OPEN_NEEDS } from './lifecycle'
import { managedNeed, needsIn, subjectsOfNeed } from './queries.server'

/**
 * Publishes a draft: the department sees it, and consultants are proposed for it. `suggested`: the subjects that were
 * shown for its text, best first, to learn from what was made of them; left out where none were looked for.
 * Throws `need.too_many_open` beyond MAX_OPEN_NEEDS.
 */
export function publishNeed(actor: Actor, needId: string, suggested?: readonly string[]) {
  transact((tx) => {
    const need = managedNeed(actor, needId, tx)
    if (need.status !== 'draft') throw new DomainError('state_changed', { from: need.status, to: 'published' })
    if (!need.communeCode || !need.sectorCode) throw new DomainError('need.organisation_incomplete')
    const confirmed = subjectsOfNeed(need, tx).map(({ subjectCode }) => subjectCode)
    if (confirmed.length === 0) throw new DomainError('need.subjects_missing')
    if (needsIn('published', actor, tx) >= MAX_OPEN_NEEDS) throw new DomainError('need.too_many_open')
    const organisation = organisationOf(actor)
    const { enterpriseKind } = organisation
    tx.update(needs).set({ status: 'published', publishedAt: now(), enterpriseKind }).where(eq(needs.id, needId)).run()
    recordEvent(tx, actor, 'need.published', { needId })
    if (suggested) recordConfirmed(tx, actor, { ...need, size: sizeOf(organisation), suggested, confirmed })
  })
}
