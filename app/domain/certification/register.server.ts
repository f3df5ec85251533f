import { and, asc, eq, inArray, notInArray } from 'drizzle-orm'
import { now } from '~db/clock'
import { db, type Reader, transact, type Tx } from '~db/connection'
import { certificateMembers, certificates, needGroupMembers, needGroups, organisations, outcomes } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { recordEvent } from '../activity/record-event.server'
import type { Day } from '../days'
import { DomainError, notFound } from '../errors'
import { groupBy } from '../group-by'
import type { Holder } from '../groups/lifecycle'
import { engagementFor } from './certificate.server'
import type { CertificateInput } from './forms'
import { keepsRegister } from './policy'

/** Who holds certificates of the work for a need: what its group has chosen; null: it is one enterprise's. */
export const holderOf = (needId: string, reader: Reader = db): Holder | null =>
  reader.select().from(needGroups).where(eq(needGroups.jointNeedId, needId)).get()?.holder ?? null

/** The organisation in whose name it stands: the member's that is named, else the enterprise's of the engagement. */
export const holderIdOf = (tx: Tx, enterpriseId: string, memberId: string | undefined): string =>
  (memberId && tx.select().from(needGroupMembers).where(eq(needGroupMembers.id, memberId)).get()?.organisationId) ||
  enterpriseId

/** Throws `certificate.holder_missing` where it is not said which member holds it, or whom the group's register names. */
export function assertHolder(tx: Tx, { needId }: { needId: string }, { memberId, memberIds = [] }: CertificateInput) {
  const holder = holderOf(needId, tx)
  const said = holder === 'each' ? [memberId] : holder === 'group' ? memberIds : []
  const known = membersIn(tx, needId)
  const isSaid = said.length > 0 && said.every((id) => id !== undefined && known.includes(id))
  const field = holder === 'each' ? 'memberId' : 'memberIds'
  if (holder && !isSaid) throw new DomainError('certificate.holder_missing', {}, field)
  const isTooMuch = (holder !== 'each' && memberId) || (holder !== 'group' && memberIds.length > 0)
  if (isTooMuch) throw new DomainError('choice_unknown', {}, field)
}

/** The members for whom a joint need stands. */
export const membersIn = (tx: Tx, needId: string): string[] =>
  tx
    .select({ id: needGroupMembers.id })
    .from(needGroupMembers)
    .innerJoin(needGroups, eq(needGroups.id, needGroupMembers.groupId))
    .where(and(eq(needGroups.jointNeedId, needId), eq(needGroupMembers.status, 'joined')))
    .all()
    .map(({ id }) => id)

/** Whom the register of a certificate names, in the order of their ids. */
export const registerOf = (certificateId: string, reader: Reader): string[] =>
  reader
    .select({ id: certificateMembers.memberId })
    .from(certificateMembers)
    .where(eq(certificateMembers.certificateId, certificateId))
    .orderBy(asc(certificateMembers.memberId))
    .all()
    .map(({ id }) => id)

/** Members are accepted on the day of issue; a corrected paper names those whom it names now. */
export function writeRegister(tx: Tx, { id: certificateId, memberIds = [], issuedOn }: CertificateInput) {
  const ofPaper = eq(certificateMembers.certificateId, certificateId)
  tx.delete(certificateMembers)
    .where(and(ofPaper, notInArray(certificateMembers.memberId, memberIds)))
    .run()
  for (const memberId of memberIds)
    tx.insert(certificateMembers).values({ certificateId, memberId, acceptedOn: issuedOn }).onConflictDoNothing().run()
}

type OfCertificate = { certificate: { id: string; memberId: string | null } }

/** Results each with who holds its certificate: a member of the group, or the group with its register; neither for one enterprise's. */
export function withHolders<R extends OfCertificate>(rows: readonly R[]) {
  const listed = db
    .select({
      certificateId: certificateMembers.certificateId,
      memberId: certificateMembers.memberId,
      name: organisations.name,
      acceptedOn: certificateMembers.acceptedOn,
      leftOn: certificateMembers.leftOn,
    })
    .from(certificateMembers)
    .innerJoin(needGroupMembers, eq(needGroupMembers.id, certificateMembers.memberId))
    .innerJoin(organisations, eq(organisations.id, needGroupMembers.organisationId))
    .where(
      inArray(
        certificateMembers.certificateId,
        rows.map(({ certificate }) => certificate.id),
      ),
    )
    .orderBy(asc(needGroupMembers.position))
    .all()
  const registers = groupBy(listed, ({ certificateId }) => certificateId)
  const holders = new Map(
    db
      .select({ id: needGroupMembers.id, name: organisations.name })
      .from(needGroupMembers)
      .innerJoin(organisations, eq(organisations.id, needGroupMembers.organisationId))
      .where(
        inArray(
          needGroupMembers.id,
          rows.flatMap(({ certificate }) => certificate.memberId ?? []),
        ),
      )
      .all()
      .map(({ id, name }) => [id, name]),
  )
  return rows.map((row) => ({
    ...row,
    heldBy: row.certificate.memberId ? (holders.get(row.certificate.memberId) ?? null) : null,
    register: registers.get(row.certificate.id) ?? [],
  }))
}

/** Once the certificate is verified, who holds it keeps its register, and the consultant no more. */
function assertKeepsRegister(tx: Tx, actor: Actor, certificateId: string) {
  const outcome = tx.select().from(outcomes).where(eq(outcomes.certificateId, certificateId)).get()
  if (!keepsRegister(actor, outcome!.status)) throw notFound()
}

type Adding = { certificateId: string; memberId: string; acceptedOn: Day }

/**
 * A party notes that a member was accepted into the register of a certificate that was recorded before, or again after it had left.
 * Throws `certificate.accepted_outside` for a day on which the certificate did not hold or the member still stood in it, `not_found` for
 * whoever is not in the group, or where the certificate has no register.
 */
export function addRegisterEntry(actor: Actor, engagementId: string, { certificateId, memberId, acceptedOn }: Adding) {
  transact((tx) => {
    const { needId } = engagementFor(tx, actor, engagementId)
    const paper = tx
      .select()
      .from(certificates)
      .where(and(eq(certificates.id, certificateId), eq(certificates.engagementId, engagementId)))
      .get()
    const entries = tx
      .select()
      .from(certificateMembers)
      .where(eq(certificateMembers.certificateId, certificateId))
      .all()
    if (!paper || entries.length === 0 || !membersIn(tx, needId).includes(memberId)) throw notFound()
    assertKeepsRegister(tx, actor, certificateId)
    const before = entries.find((entry) => entry.memberId === memberId)
    if (before && before.leftOn === null) throw new DomainError('state_changed')
    const isOutside =
      acceptedOn < paper.issuedOn ||
      (paper.expiresOn !== null && acceptedOn > paper.expiresOn) ||
      (before?.leftOn ? acceptedOn < before.leftOn : false)
    if (isOutside) throw new DomainError('certificate.accepted_outside', {}, 'acceptedOn')
    const accepted = { acceptedOn, leftOn: null, addedAt: now() }
    tx.insert(certificateMembers)
      .values({ certificateId, memberId, ...accepted })
      .onConflictDoUpdate({ target: [certificateMembers.certificateId, certificateMembers.memberId], set: accepted })
      .run()
    recordEvent(tx, actor, 'certificate.member_added', { needId, engagementId, certificateId, memberId })
  })
}

type Leaving = { certificateId: string; memberId: string; leftOn: Day }

/** A party notes that a member stands in the register no more. Throws `certificate.left_before_accepted` for a day before it was accepted. */
export function endRegisterEntry(actor: Actor, engagementId: string, { certificateId, memberId, leftOn }: Leaving) {
  transact((tx) => {
    const { needId } = engagementFor(tx, actor, engagementId)
    const one = and(eq(certificateMembers.certificateId, certificateId), eq(certificateMembers.memberId, memberId))
    const entry = tx
      .select({ acceptedOn: certificateMembers.acceptedOn, leftOn: certificateMembers.leftOn })
      .from(certificateMembers)
      .innerJoin(certificates, eq(certificates.id, certificateMembers.certificateId))
      .where(and(one, eq(certificates.engagementId, engagementId)))
      .get()
    if (!entry) throw notFound()
    assertKeepsRegister(tx, actor, certificateId)
    if (entry.leftOn) throw new DomainError('state_changed')
    if (leftOn < entry.acceptedOn) throw new DomainError('certificate.left_before_accepted', {}, 'leftOn')
    tx.update(certificateMembers).set({ leftOn }).where(one).run()
    recordEvent(tx, actor, 'certificate.member_left', { needId, engagementId, certificateId, memberId })
  })
}
