import { eq } from 'drizzle-orm'
import { transact } from '~db/connection'
import { needs } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { recordEvent } from '../activity/record-event.server'
import { DomainError } from '../errors'
import { managedNeed } from './queries.server'

/**
 * Whether consultants who were not invited may say that they are interested in an open need. What waits when it is ended
 * still waits for an answer.
 */
export function chooseInterest(actor: Actor, needId: string, takesInterest: boolean) {
  transact((tx) => {
    const need = managedNeed(actor, needId, tx)
    if (need.takesInterest === takesInterest) return
    if (need.status !== 'published') throw new DomainError('state_changed', { status: need.status })
    tx.update(needs).set({ takesInterest }).where(eq(needs.id, needId)).run()
    recordEvent(tx, actor, 'need.interest_chosen', { needId, takesInterest })
  })
}
