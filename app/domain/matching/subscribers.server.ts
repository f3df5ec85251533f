import { enqueue } from '~/jobs/outbox.server'
import type { Tx } from '~db/connection'
import type { EventDetail } from '../activity/events'

export function matchPublishedNeed(tx: Tx, { needId }: EventDetail<'need.published'>) {
  enqueue(tx, 'matching.suggest', { needId })
}
