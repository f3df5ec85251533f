import { and, eq, inArray } from 'drizzle-orm'
import { writeMail } from '~/mail/write-mail.server'
import { writeToPhone } from '~/phone/write-to-phone.server'
import { now } from '~db/clock'
import { transact, type Tx } from '~db/connection'
import { assistedNeeds } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { isMobile } from '../accounts/phone'
import { recordEvent } from '../activity/record-event.server'
import { DomainError } from '../errors'
import { assertMayBecome } from '../lifecycle'
import { codeOf, hashOfCode } from './codes.server'
import { asksOf, enterprisesAsked } from './enterprises.server'
import { assistedTransitions, CONFIRM_DAYS, FORGOTTEN, MAX_SENT, type SentBy } from './lifecycle'
import { standingOf } from './next-step'
import { type Entry, entryOf } from './queries.server'

const DAY_MS = 86_400_000

/**
 * The enterprise is asked to confirm what was written down, for CONFIRM_DAYS; one whose time is over is asked anew. Whatever code there was
 * works no more. Where it has an account its people are told. Throws `need.subjects_missing`, `state_changed`.
 */
export function askEnterprise(actor: Actor, id: string) {
  transact((tx) => {
    const entry = entryOf(actor, id, tx)
    if (standingOf(entry, now()) === 'waiting') return
    assertMayBecome(assistedTransitions, entry.status, 'waiting')
    if (entry.subjects.length === 0) throw new DomainError('need.subjects_missing')
    const issue = entry.issue + 1
    const askedAt = now()
    const expiresAt = new Date(askedAt.getTime() + CONFIRM_DAYS * DAY_MS)
    const codeHash = hashOfCode(codeOf({ id, issue }))
    tx.update(assistedNeeds)
      .set({
        status: 'waiting',
        issue,
        codeHash,
        askedAt,
        expiresAt,
        calledAt: null,
        endedAt: null,
        reason: '',
      })
      .where(eq(assistedNeeds.id, id))
      .run()
    recordEvent(tx, actor, 'assisted.asked', { assistedId: id })
  })
}

/** Throws `assisted.ended` for one that waits for nobody. */
export function assertWaiting(entry: Entry) {
  if (standingOf(entry, now()) !== 'waiting') throw new DomainError('assisted.ended')
}

/** Sends the link by mail, or the code to the phone, that the enterprise gave. Throws `assisted.no_address`, `assisted.too_many_sent`. */
export function sendCode(actor: Actor, id: string, by: SentBy) {
  transact((tx) => {
    const entry = entryOf(actor, id, tx)
    assertWaiting(entry)
    const { issue, sent, email, phone } = entry
    const hasAddress = by === 'mail' ? email !== null : phone !== null && isMobile(phone)
    if (!hasAddress) throw new DomainError('assisted.no_address')
    if (sent >= MAX_SENT) throw new DomainError('assisted.too_many_sent')
    tx.update(assistedNeeds)
      .set({ sent: sent + 1 })
      .where(eq(assistedNeeds.id, id))
      .run()
    if (by === 'mail') writeMail(tx, actor.userId, 'assisted.confirm', { assistedId: id, issue })
    else writeToPhone(tx, actor.userId, 'need_code', { assistedId: id, issue })
    recordEvent(tx, actor, 'assisted.code_sent', { assistedId: id, by })
  })
}

/** The officer called again. */
export function noteCall(actor: Actor, id: string) {
  transact((tx) => {
    assertWaiting(entryOf(actor, id, tx))
    tx.update(assistedNeeds).set({ calledAt: now() }).where(eq(assistedNeeds.id, id)).run()
    recordEvent(tx, actor, 'assisted.called', { assistedId: id })
  })
}

/** The officer takes it back: nobody is asked any more. Throws `state_changed` once it was confirmed. */
export function withdrawEntry(actor: Actor, id: string) {
  transact((tx) => {
    const { status } = entryOf(actor, id, tx)
    assertMayBecome(assistedTransitions, status, 'withdrawn')
    tx.update(assistedNeeds).set({ status: 'withdrawn', endedAt: now() }).where(eq(assistedNeeds.id, id)).run()
    recordEvent(tx, actor, 'assisted.withdrawn', { assistedId: id })
  })
}

/** The actor's enterprise ends: nobody is left to ask about what was written down for it, and nothing of its people is kept. */
export function withdrawEntriesOf(tx: Tx, actor: Actor) {
  const organisationId = actor.organisationId!
  const isOpen = inArray(assistedNeeds.status, ['writing', 'waiting', 'refused'])
  const open = tx
    .select()
    .from(assistedNeeds)
    .where(and(asksOf(organisationId, tx), isOpen))
    .all()
  for (const entry of open.filter((one) => enterprisesAsked(one, tx).every((asked) => asked === organisationId))) {
    assertMayBecome(assistedTransitions, entry.status, 'withdrawn')
    tx.update(assistedNeeds)
      .set({ ...FORGOTTEN, status: 'withdrawn', endedAt: now(), reason: '' })
      .where(eq(assistedNeeds.id, entry.id))
      .run()
    recordEvent(tx, actor, 'assisted.withdrawn', { assistedId: entry.id })
  }
}
