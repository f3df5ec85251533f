import { and, eq } from 'drizzle-orm'
import { enqueue, enqueueOnce } from '~/jobs/outbox.server'
import { now } from '~db/clock'
import type { Tx } from '~db/connection'
import { needs } from '~db/schema'
import type { EventDetail } from '../activity/events'
import { whenFindable } from '../discovery/when-findable.server'

/** Milliseconds that open needs wait after a change of who may fit: changes that come together are one look, and search has heard of them. */
const TOGETHER = 15_000

const inAMoment = () => new Date(now().getTime() + TOGETHER)

export function matchPublishedNeed(tx: Tx, { needId }: EventDetail<'need.published' | 'need.reopened'>) {
  enqueue(tx, 'matching.suggest', { needId })
}

/** Who fits a published need that changed is looked for at once: its enterprise waits for it. */
export function matchChangedNeed(tx: Tx, { needId, parts }: EventDetail<'need.changed'>) {
  if (parts) enqueueOnce(tx, 'matching.suggest', { needId })
}

/** Open needs follow a profile: once for all that changes of it meanwhile. */
export const matchProfile = (tx: Tx, { profileId }: { profileId: string }) =>
  enqueueOnce(tx, 'matching.follow', { profileId }, inAMoment())

export const matchChangedProfile = whenFindable((tx, profileId) => matchProfile(tx, { profileId }))

/** An enterprise's size counts in its open needs. */
export function matchNeedsOf(tx: Tx, { organisationId }: EventDetail<'organisation.changed'>) {
  const own = and(eq(needs.organisationId, organisationId), eq(needs.status, 'published'))
  for (const { id } of tx.select({ id: needs.id }).from(needs).where(own).all()) {
    enqueueOnce(tx, 'matching.suggest', { needId: id }, inAMoment())
  }
}
