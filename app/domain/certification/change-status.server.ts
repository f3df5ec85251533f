import { eq, inArray } from 'drizzle-orm'
import { today } from '~db/clock'
import { transact } from '~db/connection'
import { certificates } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { recordEvent } from '../activity/record-event.server'
import { DomainError } from '../errors'
import { assertMayBecome } from '../lifecycle'
import type { StatusInput } from './forms'
import { certificateTransitions } from './lifecycle'
import { outcomeFor } from './outcome.server'
import { samePapers } from './same-paper.server'

/**
 * The department writes down that the body suspended, restored or withdrew a verified certificate, wherever the same paper was verified;
 * whoever looks it up reads so at once.
 * Throws `state_changed` for one that is not verified.
 */
export function changeCertificateStatus(actor: Actor, outcomeId: string, { status, reason, since }: StatusInput) {
  transact((tx) => {
    const outcome = outcomeFor(tx, actor, outcomeId, {})
    if (outcome.status !== 'verified') throw new DomainError('state_changed')
    const certificateId = outcome.certificateId!
    const paper = tx.select().from(certificates).where(eq(certificates.id, certificateId)).get()!
    assertMayBecome(certificateTransitions, paper.status, status)
    if (since > today()) throw new DomainError('certificate.issued_in_future', {}, 'since')
    if (since < paper.issuedOn) throw new DomainError('certificate.status_before_issue', {}, 'since')
    const same = samePapers(tx, certificateId).filter(({ outcomeStatus }) => outcomeStatus === 'verified')
    tx.update(certificates)
      .set({ status, statusSince: since, statusReason: reason })
      .where(
        inArray(
          certificates.id,
          same.map(({ id }) => id),
        ),
      )
      .run()
    for (const { id, outcomeId: resultId, needId, profileId } of same)
      recordEvent(tx, actor, 'certificate.status_changed', {
        needId,
        outcomeId: resultId,
        certificateId: id,
        profileId,
        status,
      })
  })
}
