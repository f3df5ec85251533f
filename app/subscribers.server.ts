import type { EventDetail, EventName, Recorded, Watched } from '~/domain/activity/events'
import { lookAtChangedNeed, lookAtChangedProfile, lookAtPublishedNeed } from '~/domain/alerts/subscribers.server'
import { followJointNeed } from '~/domain/groups/subscribers.server'
import { ofItsProfile, refreshProfile } from '~/domain/directory/subscribers.server'
import { syncChangedProfile, syncProfile } from '~/domain/discovery/subscribers.server'
import {
  matchChangedNeed,
  matchChangedProfile,
  matchNeedsOf,
  matchProfile,
  matchPublishedNeed,
} from '~/domain/matching/subscribers.server'
import { dropChangeDraftsOf } from '~/domain/engagement/change-draft.server'
import { noteActivity } from '~/domain/needs/subscribers.server'
import { tellOfEvent } from '~/domain/notifications/subscribers.server'
import { countNeed, countNeedsOf } from '~/domain/programme/subscribers.server'
import { dropDraft, dropDraftsOf } from '~/domain/proposals/subscribers.server'
import type { Tx } from '~db/connection'

/** What a domain does, in the same transaction, when something happened. It reads, writes rows and enqueues; it records no event. */
export type Subscriber<N extends EventName> = (tx: Tx, detail: EventDetail<N>, event: Recorded) => void

/** Who follows which event, in this order. */
export const subscribers: { readonly [N in EventName]?: readonly Subscriber<N>[] } = {
  'organisation.changed': [refreshProfile, matchNeedsOf, countNeedsOf],
  'need.published': [matchPublishedNeed, lookAtPublishedNeed],
  'need.closed': [dropDraftsOf, followJointNeed],
  'request.declined': [dropDraft],
  'request.withdrawn': [dropDraft],
  'proposal.withdrawn': [dropDraft],
  'engagement.completed': [dropChangeDraftsOf],
  'engagement.ended': [dropChangeDraftsOf],
  'need.changed': [matchChangedNeed, lookAtChangedNeed],
  'need.reopened': [matchPublishedNeed, lookAtPublishedNeed],
  'outcome.verified': [syncProfile, matchProfile],
  'measure.verified': [syncProfile, matchProfile],
  'document.verified': [syncProfile, matchProfile],
  'certificate.status_changed': [syncProfile, matchProfile],
}

/** Who follows every event, after those. */
export const subscribersOfAll: readonly ((tx: Tx, detail: object, event: Recorded) => void)[] = [
  noteActivity,
  countNeed,
  tellOfEvent,
]

/** Looks at what is about to change; what it gives is done after the change. */
export type Watcher = (tx: Tx, id: string) => () => void

/** Who sees what before and after it changes (`changing`), in this order. */
export const watchers: { readonly [W in Watched]: readonly Watcher[] } = {
  profile: [syncChangedProfile, matchChangedProfile, lookAtChangedProfile],
  organisation: [
    ofItsProfile(syncChangedProfile),
    ofItsProfile(matchChangedProfile),
    ofItsProfile(lookAtChangedProfile),
  ],
}
