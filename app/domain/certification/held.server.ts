import { and, eq, isNull } from 'drizzle-orm'
import { now, today } from '~db/clock'
import { type Reader, transact, type Tx } from '~db/connection'
import { certificates, files, renewals } from '~db/schema'
import { subjectOf } from '~/vocabulary/reference.server'
import { enterpriseOf } from '../accounts/enterprise-of'
import type { Actor } from '../accounts/lifecycle'
import { recordEvent } from '../activity/record-event.server'
import { DomainError, notFound } from '../errors'
import { dropFiles } from '../files/drop-files.server'
import { insertFile } from '../files/insert-file.server'
import { assertReplay } from '../sent-before'
import type { HeldInput } from './forms'
import { isSamePaper } from './paper-names'

/** Certificates that one enterprise may write down beside those that came of work here. */
export const MAX_HELD = 100

/**
 * An enterprise writes down a certificate that it had already, so that it is reminded of its days. It is no result and counts nowhere.
 * `input.id` comes from the form: sent twice, it is one. Throws `certificate.already_held` where the same paper is known of it.
 */
export function holdCertificate(actor: Actor, input: HeldInput) {
  const holderId = enterpriseOf(actor)
  transact((tx) => {
    const { evidence, ...paper } = input
    const known = tx
      .select({ paper: certificates, sha256: files.sha256 })
      .from(certificates)
      .leftJoin(files, eq(files.id, certificates.evidenceFileId))
      .where(eq(certificates.id, input.id))
      .get()
    if (known) {
      if (known.paper.holderId !== holderId || known.paper.addedAt === null) throw notFound()
      return assertReplay({ ...known.paper, sha256: known.sha256 }, { ...paper, sha256: evidence?.sha256 ?? null })
    }
    assertMayBeHeld(tx, holderId, input)
    tx.insert(certificates)
      .values({
        ...paper,
        holderId,
        accreditation: '',
        addedAt: now(),
        addedBy: actor.userId,
        evidenceFileId: evidence && insertFile(tx, actor, evidence, { kind: 'certificate', id: input.id }),
      })
      .run()
    recordEvent(tx, actor, 'certificate.held', { certificateId: input.id })
  })
}

function assertMayBeHeld(tx: Tx, holderId: string, input: HeldInput) {
  if (!subjectOf(input.subjectCode)?.endsInCertificate) {
    throw new DomainError('certificate.subject_without_certificate', {}, 'subjectCode')
  }
  if (input.issuedOn > today()) throw new DomainError('certificate.issued_in_future', {}, 'issuedOn')
  const own = tx.select().from(certificates).where(eq(certificates.holderId, holderId)).all()
  if (own.some((paper) => isSamePaper(paper, input))) throw new DomainError('certificate.already_held', {}, 'number')
  if (own.filter(({ addedAt }) => addedAt).length >= MAX_HELD) throw new DomainError('certificate.too_many_held')
}

/** Takes away a certificate that was only written down. Throws `not_found` for one that came of work here. */
export function holdNoMore(actor: Actor, certificateId: string) {
  const holderId = enterpriseOf(actor)
  transact((tx) => {
    const isOwn = and(eq(certificates.id, certificateId), isNull(certificates.engagementId))
    const held = tx.select().from(certificates).where(isOwn).get()
    if (held?.holderId !== holderId) throw notFound()
    tx.delete(renewals).where(eq(renewals.certificateId, certificateId)).run()
    tx.delete(certificates).where(isOwn).run()
    if (held.evidenceFileId) dropFiles(tx, [held.evidenceFileId])
    recordEvent(tx, actor, 'certificate.held_no_more', { certificateId })
  })
}

/** What an enterprise wrote down as its own already. */
export const heldBy = (reader: Reader, organisationId: string) =>
  reader
    .select({ number: certificates.number, issuingBody: certificates.issuingBody })
    .from(certificates)
    .where(and(eq(certificates.holderId, organisationId), isNull(certificates.engagementId)))
    .all()
