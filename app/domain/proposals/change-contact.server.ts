import { and, eq } from 'drizzle-orm'
import { now } from '~db/clock'
import { db, type Reader, transact } from '~db/connection'
import { organisations, profiles, requests } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { recordEvent } from '../activity/record-event.server'
import { DomainError, notFound } from '../errors'
import { managedNeed } from '../needs/queries.server'
import { CONTACT_FROM, type ContactFrom, isOpenRequest } from './lifecycle'
import { showsContact } from './policy'
import { showContact } from './share-contact.server'

/** What the enterprise chose for one of its requests, and whether the consultant sees it now. Throws `not_found` for everybody else. */
export function contactChoice(actor: Actor, needId: string, requestId: string, reader: Reader = db) {
  const need = managedNeed(actor, needId, reader)
  const row = reader
    .select({ request: requests, consultant: organisations.name })
    .from(requests)
    .innerJoin(profiles, eq(profiles.id, requests.profileId))
    .innerJoin(organisations, eq(organisations.id, profiles.organisationId))
    .where(and(eq(requests.id, requestId), eq(requests.needId, needId)))
    .get()
  if (!row) throw notFound()
  const { request, consultant } = row
  return {
    ...request,
    consultant,
    isOpen: need.status === 'published' && isOpenRequest(request),
    isShown: showsContact({ ...request, needStatus: need.status }),
  }
}

/**
 * The enterprise changes from when on a consultant sees how it is reached, also takes it back: what was shown stays on record.
 * The consultant is told where it opens more. Throws `state_changed` once the request came to an end or was chosen.
 */
export function changeContact(actor: Actor, needId: string, requestId: string, to: ContactFrom) {
  transact((tx) => {
    const request = contactChoice(actor, needId, requestId, tx)
    if (request.contactFrom === to) return
    if (!request.isOpen) throw new DomainError('state_changed')
    const { contactFrom: from, isShown } = request
    tx.update(requests).set({ contactFrom: to }).where(eq(requests.id, requestId)).run()
    recordEvent(tx, actor, 'request.contact_changed', { needId, requestId, contactFrom: to })
    const willShow = isDue(to, request)
    if (willShow && !isShown) showContact(tx, actor, request)
    if (!willShow && isShown) {
      tx.update(requests).set({ contactWithdrawnAt: now() }).where(eq(requests.id, requestId)).run()
      recordEvent(tx, actor, 'request.contact_withdrawn', { needId, requestId })
    }
    if (!isShown && (willShow || isEarlier(to, from)))
      recordEvent(tx, actor, 'request.contact_opened', { needId, requestId })
  })
}

type Asked = Pick<typeof requests.$inferSelect, 'interestedAt' | 'status'>

/** Whether the moment from which it is shown has come. */
const isDue = (from: ContactFrom, { interestedAt, status }: Asked) =>
  from === 'invited' || (from === 'interested' && (interestedAt !== null || status === 'proposed'))

const isEarlier = (one: ContactFrom, other: ContactFrom) => CONTACT_FROM.indexOf(one) < CONTACT_FROM.indexOf(other)
