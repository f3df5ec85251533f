import { asc, eq, inArray } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import { now } from '~db/clock'
import { db, type Reader, type Tx } from '~db/connection'
import {
  needGroupMembers,
  needGroups,
  proposalLines,
  proposalMilestones,
  proposalPayments,
  proposals,
  proposalVersions,
} from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { filesOf, setFiles } from '../files/record-files.server'
import { groupBy } from '../group-by'
import { changesBetween, type OfferChange } from './changes'
import type { ProposalInput } from './forms'
import { saidIn } from './offer-said'
import { agreedPartner, partnersIn } from './partners.server'
import { type PriceLine, sharesOf, totalsOf } from './price'

/** What is offered, whoever reads it. */
export type Offer = ReturnType<typeof withParts>[number]

/** What the last version of the proposal on a request changed; nothing where there is one only. */
export function lastChanges(requestId: string, reader: Reader = db): OfferChange[] {
  const proposal = reader.select().from(proposals).where(eq(proposals.requestId, requestId)).get()
  const [last, before] = proposal ? versionsOf(proposal.id, reader) : []
  return last && before ? changesBetween(saidIn(before), saidIn(last)) : []
}

/** What proposals say now, by the proposal's id. */
export function offersOf(proposalIds: readonly string[], reader: Reader = db): Map<string, Offer> {
  const current = reader
    .select({ version: proposalVersions })
    .from(proposals)
    .innerJoin(proposalVersions, eq(proposalVersions.id, proposals.versionId))
    .where(inArray(proposals.id, [...proposalIds]))
    .all()
    .map(({ version }) => version)
  return new Map(withParts(current, reader).map((offer) => [offer.proposalId, offer]))
}

/** All that a proposal said, the newest first. */
export function versionsOf(proposalId: string, reader: Reader = db): Offer[] {
  const rows = reader
    .select()
    .from(proposalVersions)
    .where(eq(proposalVersions.proposalId, proposalId))
    .orderBy(asc(proposalVersions.number))
    .all()
  return withParts(rows, reader).reverse()
}

function withParts(rows: readonly (typeof proposalVersions.$inferSelect)[], reader: Reader) {
  const ids = rows.map(({ id }) => id)
  const of = (version: SQLiteColumn) => inArray(version, ids)
  const milestones = reader.select().from(proposalMilestones).where(of(proposalMilestones.versionId)).all()
  const lines = reader.select().from(proposalLines).where(of(proposalLines.versionId)).all()
  const payments = reader.select().from(proposalPayments).where(of(proposalPayments.versionId)).all()
  const parts = { milestones: inOrder(milestones), lines: inOrder(lines), payments: inOrder(payments) }
  const files = filesOf('proposal', ids, reader)
  const members = membersOf(rows, reader)
  const partners = partnersIn(
    rows.flatMap(({ partnershipId }) => partnershipId ?? []),
    reader,
  )
  return rows.map((row) => {
    const group = members.get(row.proposalId) ?? []
    const numbered = <P extends { memberId: string | null }>(part: P) => ({
      ...part,
      member: group.find(({ id }) => id === part.memberId)?.number ?? null,
    })
    const lines = (parts.lines.get(row.id) ?? []).map(numbered)
    return {
      ...row,
      milestones: (parts.milestones.get(row.id) ?? []).map(numbered),
      lines,
      payments: parts.payments.get(row.id) ?? [],
      files: files.get(row.id) ?? [],
      shares: sharesIn(group, lines),
      partner: row.partnershipId === null ? null : (partners.get(row.partnershipId) ?? null),
    }
  })
}

type Member = { id: string; number: number; isIn: boolean }

/** What each member of the group pays of an offer for a joint need; nothing for any other. */
const sharesIn = (group: readonly Member[], lines: readonly (PriceLine & { memberId: string | null })[]) => {
  const paying = group.filter(({ id, isIn }) => isIn || lines.some(({ memberId }) => memberId === id))
  const amounts = sharesOf(
    lines,
    paying.map(({ id }) => id),
  )
  return amounts.map((share, index) => ({ ...share, member: paying[index]!.number }))
}

/** The members of the groups whose joint needs the versions' proposals are for, by the proposal. */
function membersOf(rows: readonly { proposalId: string }[], reader: Reader): Map<string, Member[]> {
  const found = reader
    .select({
      proposalId: proposals.id,
      id: needGroupMembers.id,
      number: needGroupMembers.position,
      status: needGroupMembers.status,
    })
    .from(proposals)
    .innerJoin(needGroups, eq(needGroups.jointNeedId, proposals.needId))
    .innerJoin(needGroupMembers, eq(needGroupMembers.groupId, needGroups.id))
    .where(
      inArray(
        proposals.id,
        rows.map(({ proposalId }) => proposalId),
      ),
    )
    .orderBy(asc(needGroupMembers.position))
    .all()
    .map(({ status, ...member }) => ({ ...member, isIn: status === 'joined' }))
  return groupBy(found, ({ proposalId }) => proposalId)
}

const inOrder = <P extends { versionId: string; position: number }>(parts: readonly P[]) =>
  groupBy(
    [...parts].sort((a, b) => a.position - b.position),
    ({ versionId }) => versionId,
  )

/**
 * Keeps what is offered as the proposal's version of that number, which is what it says from now on; with the partner who has agreed
 * by now, if any.
 */
export function insertVersion(tx: Tx, actor: Actor, proposalId: string, number: number, input: ProposalInput) {
  const { milestones, lines, payments, attachment, id, ...offer } = input
  const { requestId } = tx.select().from(proposals).where(eq(proposals.id, proposalId)).get()!
  const partnershipId = agreedPartner(requestId, tx)?.id ?? null
  const { priceVnd } = totalsOf(lines)
  const submitted = { submittedBy: actor.userId, submittedAt: now() }
  tx.insert(proposalVersions)
    .values({ ...offer, id, proposalId, number, priceVnd, partnershipId, ...submitted })
    .run()
  const placed = <R extends object>(rows: readonly R[]) =>
    rows.map((row, position) => ({ ...row, versionId: id, position }))
  tx.insert(proposalMilestones).values(placed(milestones)).run()
  tx.insert(proposalLines).values(placed(lines)).run()
  tx.insert(proposalPayments).values(placed(payments)).run()
  setFiles(tx, actor, { kind: 'proposal', id }, attachment ? [attachment] : [])
  tx.update(proposals).set({ versionId: id }).where(eq(proposals.id, proposalId)).run()
}

/** The version that a form of this id brought, and of which request; undefined where there is none. */
export function versionSent(id: string, reader: Reader) {
  const row = reader
    .select({ version: proposalVersions, requestId: proposals.requestId })
    .from(proposalVersions)
    .innerJoin(proposals, eq(proposals.id, proposalVersions.proposalId))
    .where(eq(proposalVersions.id, id))
    .get()
  if (!row) return undefined
  const [offer] = withParts([row.version], reader) as [Offer]
  return { requestId: row.requestId, number: offer.number, said: saidIn(offer) }
}
