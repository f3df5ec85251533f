import { eq } from 'drizzle-orm'
import { now } from '~db/clock'
import { transact } from '~db/connection'
import { newId } from '~db/ids'
import { certificates, files, outcomes } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { recordEvent } from '../activity/record-event.server'
import { notFound } from '../errors'
import { assertCertificateHolds, engagementFor } from './certificate.server'
import { insertFile } from '../files/insert-file.server'
import { assertHolder, holderIdOf, registerOf, writeRegister } from './register.server'
import { assertReplay } from '../sent-before'
import type { CertificateInput } from './forms'

/**
 * A party records the certificate that came of a completed engagement; it becomes a reported outcome for the department
 * to verify. `input.id` comes from the form: sent twice, it is one certificate. Gives the outcome's id.
 * Throws `sent_before` where the certificate with that id says something else.
 */
export function recordCertificate(actor: Actor, engagementId: string, input: CertificateInput): string {
  return transact((tx) => {
    const engagement = engagementFor(tx, actor, engagementId)
    const known = tx
      .select({
        outcomeId: outcomes.id,
        engagementId: outcomes.engagementId,
        paper: certificates,
        sha256: files.sha256,
      })
      .from(outcomes)
      .innerJoin(certificates, eq(certificates.id, outcomes.certificateId))
      .innerJoin(files, eq(files.id, certificates.evidenceFileId))
      .where(eq(outcomes.certificateId, input.id))
      .get()
    if (known && known.engagementId !== engagementId) throw notFound()
    const { evidence, memberIds = [], ...paper } = input
    if (known) {
      const stored = { ...known.paper, sha256: known.sha256, members: registerOf(input.id, tx) }
      assertReplay(stored, { ...paper, sha256: evidence.sha256, members: memberIds.toSorted() })
      return known.outcomeId
    }
    assertCertificateHolds(tx, engagement, input)

    assertHolder(tx, engagement, input)

    const outcomeId = newId()
    tx.insert(certificates)
      .values({
        ...paper,
        engagementId,
        holderId: holderIdOf(tx, engagement.enterpriseId, input.memberId),
        evidenceFileId: insertFile(tx, actor, evidence, { kind: 'certificate', id: input.id }),
      })
      .run()
    writeRegister(tx, input)
    tx.insert(outcomes)
      .values({
        id: outcomeId,
        engagementId,
        certificateId: input.id,
        subjectCode: input.subjectCode,
        provinceCode: engagement.provinceCode,
        reportedAt: now(),
        reportedBy: actor.userId,
      })
      .run()
    recordEvent(tx, actor, 'certificate.recorded', { needId: engagement.needId, engagementId, outcomeId })
    return outcomeId
  })
}
