import { eq } from 'drizzle-orm'
import { transact } from '~db/connection'
import { needs } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { recordEvent } from '../activity/record-event.server'
import { dropFilesOf } from '../files/record-files.server'
import { assertDraft } from './draft-need.server'
import { managedNeed } from './queries.server'

/** Deletes the actor's draft, which nobody else has read. Throws `state_changed` once it is published: then it is ended instead. */
export function discardNeed(actor: Actor, needId: string) {
  transact((tx) => {
    assertDraft(managedNeed(actor, needId, tx).status)
    dropFilesOf(tx, { kind: 'need', id: needId })
    tx.delete(needs).where(eq(needs.id, needId)).run()
    recordEvent(tx, actor, 'need.discarded', { needId })
  })
}
