import { eq } from 'drizzle-orm'
import { now, today } from '~db/clock'
import { transact } from '~db/connection'
import { partnerships, proposals } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { recordEvent } from '../activity/record-event.server'
import { DomainError, notFound } from '../errors'
import { assertReplay } from '../sent-before'
import { addWorkingDays } from '../working-days'
import { requestFor } from './asked.server'
import type { PartnerInput } from './forms'
import { isOpenPartnership, MAX_PARTNERS_ASKED, mayOffer, PARTNER_DAYS } from './lifecycle'
import { askedFor } from './partnerships.server'
import { mayPartner } from './possible-partners.server'

/**
 * Who was invited asks another consultant to make the proposal with them. Throws `state_changed` where nothing can be offered any more
 * or somebody is asked already, `partner.unavailable` for whom they may not ask (also after a no), and `partner.asked_enough` beyond
 * MAX_PARTNERS_ASKED.
 */
export function askPartner(actor: Actor, requestId: string, { id, profileId, part, message }: PartnerInput) {
  transact((tx) => {
    const request = requestFor(tx, actor, requestId)
    const known = tx.select().from(partnerships).where(eq(partnerships.id, id)).get()
    if (known && known.requestId !== requestId) throw notFound()
    if (known) return assertReplay(known, { profileId, part, message })
    const proposalStatus = tx.select().from(proposals).where(eq(proposals.requestId, requestId)).get()?.status
    if (!mayOffer({ ...request, proposalStatus })) throw new DomainError('state_changed')
    const before = askedFor(tx, requestId)
    if (before.some(isOpenPartnership)) throw new DomainError('state_changed')
    if (before.length >= MAX_PARTNERS_ASKED) throw new DomainError('partner.asked_enough')
    const saidNo = before.some((one) => one.profileId === profileId && one.status === 'declined')
    if (saidNo || !mayPartner(request, profileId, tx)) throw new DomainError('partner.unavailable')
    const dueOn = addWorkingDays(today(), PARTNER_DAYS)
    tx.insert(partnerships)
      .values({ id, requestId, profileId, part, message, askedBy: actor.userId, askedAt: now(), dueOn })
      .run()
    recordEvent(tx, actor, 'partnership.asked', { needId: request.needId, requestId, partnershipId: id })
  })
}
