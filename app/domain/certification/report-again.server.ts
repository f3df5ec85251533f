import { eq } from 'drizzle-orm'
import { transact } from '~db/connection'
import { certificates, outcomes } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { recordEvent } from '../activity/record-event.server'
import { notFound } from '../errors'
import { assertMayBecome } from '../lifecycle'
import { reportedBy } from './outcome.server'
import { assertCertificateHolds, engagementFor } from './certificate.server'
import { insertFile } from '../files/insert-file.server'
import type { CertificateInput } from './forms'
import { outcomeTransitions } from './lifecycle'
import { assertHolder, holderIdOf, writeRegister } from './register.server'

/**
 * A party corrects a rejected certificate (`input.id`) and hands in new evidence; the department sees it again, with
 * what it rejected it for.
 */
export function reportAgain(actor: Actor, engagementId: string, input: CertificateInput) {
  transact((tx) => {
    const engagement = engagementFor(tx, actor, engagementId)
    const outcome = tx.select().from(outcomes).where(eq(outcomes.certificateId, input.id)).get()
    if (outcome?.engagementId !== engagementId) throw notFound()
    assertMayBecome(outcomeTransitions, outcome.status, 'reported')
    assertCertificateHolds(tx, engagement, input)

    assertHolder(tx, engagement, input)

    const { id, evidence, memberIds: _, memberId = null, expiresOn = null, remark = null, ...paper } = input
    tx.update(certificates)
      .set({
        ...paper,
        memberId,
        holderId: holderIdOf(tx, engagement.enterpriseId, input.memberId),
        expiresOn,
        remark,
        status: 'active',
        statusSince: null,
        statusReason: null,
        evidenceFileId: insertFile(tx, actor, evidence, { kind: 'certificate', id: id }),
      })
      .where(eq(certificates.id, id))
      .run()
    writeRegister(tx, input)
    tx.update(outcomes)
      .set({ ...reportedBy(actor), subjectCode: paper.subjectCode })
      .where(eq(outcomes.id, outcome.id))
      .run()
    recordEvent(tx, actor, 'outcome.reported_again', {
      needId: engagement.needId,
      engagementId,
      outcomeId: outcome.id,
    })
  })
}
