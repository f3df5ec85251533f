import { eq } from 'drizzle-orm'
import { dayOf, now } from '~db/clock'
import { type Tx, transact } from '~db/connection'
import { newId } from '~db/ids'
import { engagements, milestones, needs, proposals, requests } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { recordEvent } from '../activity/record-event.server'
import { addDays, type Day } from '../days'
import { DomainError, notFound } from '../errors'
import { assertMayBecome } from '../lifecycle'
import { endNeed, type NotChosen } from '../needs/end-need.server'
import { managedNeed } from '../needs/queries.server'
import { type OfferFlag, offerMark, proposalTransitions } from '../proposals/lifecycle'
import { offerFlags } from '../proposals/offer-flags.server'
import { type Offer, offersOf } from '../proposals/versions.server'

/** `others`: what the consultants are told who were not chosen; `seen`: what was read (`offerMark`); `knowing`: of whatever speaks against it, said on the page. */
export type Choice = { seen: string | null; knowing: boolean; others?: NotChosen }

/**
 * The enterprise chooses one proposal: the others are declined, requests still open and the need are closed, and the
 * engagement opens with the proposal's milestones, their weeks counted from today; each side sees from then on how the other is
 * reached. Gives the engagement's id, also when the same one is awarded again.
 * Throws `award.already_awarded` when the need has another award, whoever was quicker; `state_changed` where the proposal or
 * the need says something else than was read, or the proposal was taken back; `proposal.validity_ended`, `proposal.certifies_client`,
 * `proposal.member_left`, `proposal.partner_left` where it cannot be chosen, `proposal.not_confirmed` where what speaks against it was not
 * confirmed.
 */
export function awardProposal(actor: Actor, proposalId: string, choice: Choice): string {
  try {
    return transact((tx) => award(tx, actor, proposalId, choice))
  } catch (error) {
    if (isSecondAward(error)) throw new DomainError('award.already_awarded')
    throw error
  }
}

function award(tx: Tx, actor: Actor, proposalId: string, { seen, knowing, others }: Choice): string {
  const chosen = proposalWithNeed(tx, proposalId)
  if (!chosen) throw notFound()
  const { needId } = chosen
  const need = managedNeed(actor, needId, tx)
  const known = tx.select().from(engagements).where(eq(engagements.needId, needId)).get()
  if (known?.proposalId === proposalId) return known.id
  if (known) throw new DomainError('award.already_awarded')
  assertMayBecome(proposalTransitions, chosen.status, 'awarded')
  const offer = offersOf([proposalId], tx).get(proposalId)!
  if (offerMark(offer, need) !== seen) throw new DomainError('state_changed', { version: offer.number })
  const flags = offerFlags(need, { ...chosen, ...offer, needId }, tx)
  assertMayChoose(flags, knowing)

  const at = now()
  tx.update(proposals).set({ status: 'awarded', decidedAt: at }).where(eq(proposals.id, proposalId)).run()
  const engagementId = openEngagement(tx, chosen, offer, at)
  recordEvent(tx, actor, 'proposal.awarded', {
    needId,
    proposalId,
    engagementId,
    version: offer.number,
    ...(flags.length > 0 && { knowing: flags }),
  })
  recordEvent(tx, actor, 'engagement.contacts_shared', { needId, engagementId })
  endNeed(tx, actor, need, 'awarded', others)
  return engagementId
}

function assertMayChoose(flags: readonly OfferFlag[], knowing: boolean) {
  if (flags.includes('validity_ended')) throw new DomainError('proposal.validity_ended')
  if (flags.includes('member_left')) throw new DomainError('proposal.member_left')
  if (flags.includes('certifies_client')) throw new DomainError('proposal.certifies_client')
  if (flags.includes('partner_left')) throw new DomainError('proposal.partner_left')
  if (flags.length > 0 && !knowing) throw new DomainError('proposal.not_confirmed', {}, 'knowing')
}

type Chosen = NonNullable<ReturnType<typeof proposalWithNeed>>

const proposalWithNeed = (tx: Tx, proposalId: string) =>
  tx
    .select({
      id: proposals.id,
      status: proposals.status,
      needId: proposals.needId,
      submittedAt: proposals.submittedAt,
      organisationId: needs.organisationId,
      profileId: requests.profileId,
    })
    .from(proposals)
    .innerJoin(needs, eq(needs.id, proposals.needId))
    .innerJoin(requests, eq(requests.id, proposals.requestId))
    .where(eq(proposals.id, proposalId))
    .get()

function openEngagement(tx: Tx, chosen: Chosen, offer: Offer, startedAt: Date) {
  const { id: proposalId, needId, organisationId, profileId } = chosen
  const id = newId()
  tx.insert(engagements).values({ id, needId, proposalId, organisationId, profileId, startedAt }).run()
  const start = dayOf(startedAt)
  const planned = offer.milestones.map(({ position, title, handover, dueWeek, memberId }) => ({
    engagementId: id,
    memberId,
    position,
    title,
    handover,
    dueOn: weekEnd(start, dueWeek),
  }))
  tx.insert(milestones).values(planned).run()
  return id
}

/** The last day of a week of the work, which begins on the day of the choice. */
const weekEnd = (start: Day, week: number): Day => addDays(start, 7 * week)

/** The unique indexes are the last line should the reads above ever be passed by two at once. */
const isSecondAward = (error: unknown) =>
  error instanceof Error && 'code' in error && error.code === 'SQLITE_CONSTRAINT_UNIQUE'
