import { eq } from 'drizzle-orm'
import { enqueue } from '~/jobs/outbox.server'
import { now } from '~db/clock'
import { transact } from '~db/connection'
import { needs } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { recordEvent } from '../activity/record-event.server'
import { DomainError } from '../errors'
import { assertMayBecome } from '../lifecycle'
import { needTransitions } from './lifecycle'
import { managedNeed, subjectsOfNeed } from './queries.server'

/** Publishes a draft: the department sees it, and consultants are proposed for it. */
export function publishNeed(actor: Actor, needId: string) {
  transact((tx) => {
    const need = managedNeed(actor, needId, tx)
    assertMayBecome(needTransitions, need.status, 'published')
    if (!need.communeCode || !need.sectorCode) throw new DomainError('need.organisation_incomplete')
    if (subjectsOfNeed(needId, tx).length === 0) throw new DomainError('need.subjects_missing')
    tx.update(needs).set({ status: 'published', publishedAt: now() }).where(eq(needs.id, needId)).run()
    recordEvent(tx, actor, 'need.published', { needId })
    enqueue(tx, 'matching.suggest', { needId })
  })
}
