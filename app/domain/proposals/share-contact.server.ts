import { eq } from 'drizzle-orm'
import { now } from '~db/clock'
import type { Tx } from '~db/connection'
import { requests } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { recordEvent } from '../activity/record-event.server'
import type { ContactFrom } from './lifecycle'

type Request = { id: string; needId: string; contactFrom: ContactFrom; contactSharedAt: Date | null }

/** Shows the consultant how the enterprise is reached where this is the moment from which the enterprise allowed it. */
export function shareContact(tx: Tx, actor: Actor, request: Request, moment: ContactFrom) {
  if (request.contactFrom !== moment || request.contactSharedAt) return
  tx.update(requests).set({ contactSharedAt: now() }).where(eq(requests.id, request.id)).run()
  recordEvent(tx, actor, 'request.contact_shared', { needId: request.needId, requestId: request.id })
}
