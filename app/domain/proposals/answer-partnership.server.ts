import { and, eq } from 'drizzle-orm'
import { now } from '~db/clock'
import { transact, type Tx } from '~db/connection'
import { partnerships, proposals, requests } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { recordEvent } from '../activity/record-event.server'
import { DomainError } from '../errors'
import { assertMayBecome } from '../lifecycle'
import { assertReplay } from '../sent-before'
import { mayOffer, partnershipTransitions, type PartnershipStatus } from './lifecycle'
import { type Partnership, partnershipFor, partnershipLed } from './partnerships.server'
import { isPartnerFor, mayPartner } from './possible-partners.server'

/**
 * The partner agrees to make the proposal with the lead. Throws `partner.elsewhere` where they offer something for the need themselves
 * or with another, `partner.not_possible` where they may not by now.
 */
export function agreeToPartner(actor: Actor, partnershipId: string) {
  transact((tx) => {
    const asked = partnershipFor(actor, partnershipId, tx)
    if (asked.status === 'agreed') return
    assertMayEnd(asked, 'agreed')
    if (offersAlone(tx, asked) || isPartnerFor(tx, asked, asked.requestId)) throw new DomainError('partner.elsewhere')
    const lead = { needId: asked.needId, consultantId: asked.leadId }
    if (!mayPartner(lead, asked.profileId, tx)) throw new DomainError('partner.not_possible')
    become(tx, actor, asked, 'agreed', { answeredBy: actor.userId, answeredAt: now() })
  })
}

/** The partner says no, with what the lead is to read. */
export function declineToPartner(actor: Actor, partnershipId: string, note?: string) {
  transact((tx) => {
    const asked = partnershipFor(actor, partnershipId, tx)
    if (asked.status === 'declined') return assertReplay(asked, { note })
    assertMayEnd(asked, 'declined')
    become(tx, actor, asked, 'declined', { answeredBy: actor.userId, answeredAt: now(), note: note ?? null })
  })
}

/** The partner leaves a joint proposal on which the enterprise has not decided; what was sent with them cannot be chosen from then on. */
export function leavePartnership(actor: Actor, partnershipId: string, note?: string) {
  transact((tx) => {
    const joined = partnershipFor(actor, partnershipId, tx)
    if (joined.status === 'left') return assertReplay(joined, { note })
    assertMayEnd(joined, 'left')
    become(tx, actor, joined, 'left', { endedAt: now(), note: note ?? null })
  })
}

/** The lead takes back what they asked, also after the partner has agreed. */
export function withdrawPartnership(actor: Actor, requestId: string, partnershipId: string) {
  transact((tx) => {
    const asked = partnershipLed(actor, requestId, partnershipId, tx)
    if (asked.status === 'withdrawn') return
    assertMayEnd(asked, 'withdrawn')
    become(tx, actor, asked, 'withdrawn', { endedAt: now() })
  })
}

function assertMayEnd({ status, request }: Partnership, to: PartnershipStatus) {
  if (!mayOffer(request)) throw new DomainError('state_changed')
  assertMayBecome(partnershipTransitions, status, to)
}

function become(
  tx: Tx,
  actor: Actor,
  { id, needId, requestId }: Partnership,
  status: Exclude<PartnershipStatus, 'asked'>,
  said: Partial<typeof partnerships.$inferInsert>,
) {
  tx.update(partnerships)
    .set({ status, ...said })
    .where(eq(partnerships.id, id))
    .run()
  recordEvent(tx, actor, `partnership.${status}`, { needId, requestId, partnershipId: id })
}

const offersAlone = (tx: Tx, { needId, profileId }: Partnership): boolean =>
  tx
    .select({ id: proposals.id })
    .from(proposals)
    .innerJoin(requests, eq(requests.id, proposals.requestId))
    .where(and(eq(proposals.needId, needId), eq(proposals.status, 'submitted'), eq(requests.profileId, profileId)))
    .get() !== undefined
