import type { z } from 'zod'
import { accountEvents } from '../accounts/events'
import { alertEvents } from '../alerts/events'
import { assistedEvents } from '../assisted/events'
import { certificationEvents } from '../certification/events'
import { measureEvents } from '../measures/events'
import { documentEvents } from '../result-documents/events'
import { conversationEvents } from '../conversation/events'
import { directoryEvents } from '../directory/events'
import { engagementEvents } from '../engagement/events'
import { enquiryEvents } from '../enquiries/events'
import { exportingEvents } from '../exporting/events'
import { followUpEvents } from '../follow-up/events'
import { groupEvents } from '../groups/events'
import { learningEvents } from '../learning/events'
import { matchingEvents } from '../matching/events'
import { needEvents } from '../needs/events'
import { notificationEvents } from '../notifications/events'
import { proposalEvents } from '../proposals/events'
import { reportingEvents } from '../reporting/events'
import { reviewEvents } from '../reviews/events'
import { selfCheckEvents } from '../self-check/events'

/** Everything that is recorded, each with the shape of its detail: ids and codes, and no more than that. */
export const eventShapes = {
  ...accountEvents,
  ...directoryEvents,
  ...needEvents,
  ...assistedEvents,
  ...matchingEvents,
  ...proposalEvents,
  ...groupEvents,
  ...engagementEvents,
  ...conversationEvents,
  ...certificationEvents,
  ...measureEvents,
  ...documentEvents,
  ...reviewEvents,
  ...learningEvents,
  ...enquiryEvents,
  ...alertEvents,
  ...notificationEvents,
  ...followUpEvents,
  ...selfCheckEvents,
  ...exportingEvents,
  ...reportingEvents,
} as const

export type EventName = keyof typeof eventShapes
export type EventDetail<N extends EventName> = z.infer<(typeof eventShapes)[N]>

/** What is watched while it changes: events named after it are recorded inside `changing` only. */
export type Watched = 'profile' | 'organisation'

/** An event that was written; `userId` null: the system. */
export type Recorded = { id: number; name: EventName; userId: string | null }
