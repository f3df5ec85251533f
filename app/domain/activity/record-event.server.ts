import { now } from '~db/clock'
import type { Tx } from '~db/connection'
import { events } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'

/** Everything that is recorded; reports are counted from these names. */
export type EventName =
  | 'account.created'
  | 'account.joined'
  | 'account.password_changed'
  | 'organisation.changed'
  | 'profile.changed'
  | 'profile.submitted'
  | 'profile.published'
  | 'profile.returned'
  | 'need.drafted'
  | 'need.changed'
  | 'need.published'
  | 'need.closed'
  | 'need.matched'
  | 'matching.weights_set'
  | 'request.sent'
  | 'request.declined'
  | 'proposal.submitted'
  | 'proposal.awarded'
  | 'milestone.submitted'
  | 'milestone.accepted'
  | 'milestone.returned'
  | 'engagement.completed'
  | 'certificate.recorded'
  | 'outcome.reported_again'
  | 'outcome.verified'
  | 'outcome.rejected'
  | 'engagement.may_be_told'
  | 'engagement.no_longer_told'
  | 'suggestion.looked_at'
  | 'enquiry.sent'
  | 'enquiry.answered'
  | 'saved_search.saved'
  | 'saved_search.changed'
  | 'saved_search.deleted'
  | 'saved_search.unsubscribed'

/** Writes one event in the change's own transaction. `actor` null: the system. */
export function recordEvent(
  tx: Tx,
  actor: Pick<Actor, 'userId' | 'organisationId'> | null,
  name: EventName,
  detail: Record<string, unknown> & { needId?: string } = {},
) {
  const { needId, ...rest } = detail
  tx.insert(events)
    .values({
      at: now(),
      userId: actor?.userId ?? null,
      organisationId: actor?.organisationId ?? null,
      name,
      needId: needId ?? null,
      detail: rest,
    })
    .run()
}
