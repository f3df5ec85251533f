import { eq } from 'drizzle-orm'
import { transact } from '~db/connection'
import { followUps } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { recordEvent } from '../activity/record-event.server'
import { DomainError } from '../errors'
import { assertReplay } from '../sent-before'
import { followed } from './followed.server'
import type { NoteInput } from './forms'
import { assigneeIn, entriesOf, officersOf, writeEntry } from './journal.server'

/** An officer notes something about a record, for colleagues. Throws `follow_up.enough`, `sent_before`. */
export function noteFollowUp(actor: Actor, about: string, recordId: string, { id, note }: NoteInput) {
  transact((tx) => {
    const record = followed(actor, about, recordId, tx)
    const known = tx.select().from(followUps).where(eq(followUps.id, id)).get()
    if (known) return assertReplay(known, { about, recordId, act: 'note', note })
    writeEntry(tx, actor, record, 'note', { id, note })
    recordEvent(tx, actor, 'follow_up.noted', { followUpId: id })
  })
}

/**
 * It is this colleague's from now on; they are told, unless they took it themselves. Throws `choice_unknown` for whoever does not act
 * for the department (any more). Whose it is already, it stays.
 */
export function assignFollowUp(actor: Actor, about: string, recordId: string, assigneeId: string) {
  transact((tx) => {
    const record = followed(actor, about, recordId, tx)
    const officers = officersOf(actor, tx)
    if (!officers.some(({ id }) => id === assigneeId)) throw new DomainError('choice_unknown', {}, 'assigneeId')
    if (assigneeIn(entriesOf(record, tx), officers)?.id === assigneeId) return
    const followUpId = writeEntry(tx, actor, record, 'assigned', { assigneeId })
    recordEvent(tx, actor, 'follow_up.assigned', { followUpId })
  })
}

/** It is nobody's any more; where it is nobody's nothing changes. */
export function unassignFollowUp(actor: Actor, about: string, recordId: string) {
  transact((tx) => {
    const record = followed(actor, about, recordId, tx)
    if (!assigneeIn(entriesOf(record, tx), officersOf(actor, tx))) return
    recordEvent(tx, actor, 'follow_up.unassigned', { followUpId: writeEntry(tx, actor, record, 'unassigned') })
  })
}
