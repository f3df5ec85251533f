import { now } from '~db/clock'
import { transact } from '~db/connection'
import { newId } from '~db/ids'
import { agreementConfirmations, agreementTexts } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { recordEvent } from '../activity/record-event.server'
import { DomainError } from '../errors'
import { confirmedTexts, currentText, isSettled } from './agreement.server'
import { MAX_AGREEMENT_TEXTS } from './lifecycle'
import { engagementFor } from './party.server'
import { canConfirmAgreement, sideOf } from './policy'

/**
 * One side confirms the agreement that it read (`seen`: the number of that text), which is kept as it is. Confirmed once more, by whom
 * ever of the side, it changes nothing; it is never taken back. Throws `state_changed` where what is recorded makes it another text
 * now, or both have confirmed another; `agreement.too_many_texts`.
 */
export function confirmAgreement(actor: Actor, engagementId: string, seen: number) {
  transact((tx) => {
    const { needId } = engagementFor(tx, actor, engagementId, canConfirmAgreement)
    const side = sideOf(actor)!
    const texts = confirmedTexts(tx, [engagementId])
    const text = texts.find(isSettled) ?? currentText(tx, engagementId)
    if (text.number !== seen) throw new DomainError('state_changed')
    const known = texts.find(({ sha256 }) => sha256 === text.sha256)
    if (known?.confirmations.some((confirmation) => confirmation.side === side)) return
    if (!known && texts.length >= MAX_AGREEMENT_TEXTS) throw new DomainError('agreement.too_many_texts')
    const { sha256, paper } = text
    const textId = known?.id ?? newId()
    if (!known) tx.insert(agreementTexts).values({ id: textId, engagementId, sha256, paper }).run()
    tx.insert(agreementConfirmations).values({ textId, side, confirmedBy: actor.userId, confirmedAt: now() }).run()
    recordEvent(tx, actor, 'agreement.confirmed', { needId, engagementId, textId, side })
  })
}
