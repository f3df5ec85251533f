import { eq } from 'drizzle-orm'
import { now } from '~db/clock'
import type { Tx } from '~db/connection'
import { requests } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { recordEvent } from '../activity/record-event.server'
import type { ContactFrom } from './lifecycle'

type By = Pick<Actor, 'userId' | 'organisationId'>

type Request = {
  id: string
  needId: string
  contactFrom: ContactFrom
  contactSharedAt: Date | null
  contactWithdrawnAt: Date | null
}

/** Shows the consultant how the enterprise is reached where this is the moment from which the enterprise allows it. */
export function shareContact(tx: Tx, actor: By | null, request: Request, moment: ContactFrom) {
  const isShown = request.contactSharedAt !== null && request.contactWithdrawnAt === null
  if (request.contactFrom === moment && !isShown) showContact(tx, actor, request)
}

/** Shows it from now on; what was shown before and taken back meanwhile keeps its day. */
export function showContact(tx: Tx, actor: By | null, request: Omit<Request, 'contactFrom'>) {
  tx.update(requests)
    .set({ contactSharedAt: request.contactSharedAt ?? now(), contactWithdrawnAt: null })
    .where(eq(requests.id, request.id))
    .run()
  recordEvent(tx, actor, 'request.contact_shared', { needId: request.needId, requestId: request.id })
}
