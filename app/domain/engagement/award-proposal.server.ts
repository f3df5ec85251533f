import { asc, eq } from 'drizzle-orm'
import { now } from '~db/clock'
import { type Tx, transact } from '~db/connection'
import { newId } from '~db/ids'
import { engagements, milestones, needs, proposalMilestones, proposals, requests } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { recordEvent } from '../activity/record-event.server'
import { DomainError, notFound } from '../errors'
import { assertMayBecome } from '../lifecycle'
import { endNeed } from '../needs/end-need.server'
import { managedNeed } from '../needs/queries.server'
import { predatesChange, proposalTransitions } from '../proposals/lifecycle'

/** `seen`: which change of the need the page told (0: none); `confirmed`: a proposal made before that is wanted all the same. */
type Knowing = { seen?: number; confirmed?: boolean }

/**
 * The enterprise chooses one proposal: the others are declined, requests still open and the need are closed, and the
 * engagement opens with the proposal's milestones; each side sees from then on how the other is reached. Gives the engagement's id, also when the same one is awarded again.
 * Throws `award.already_awarded` when the need has another award, whoever was quicker; for a proposal made before the need changed
 * `award.need_changed` where that is not confirmed, and `state_changed` where it changed once more.
 */
export function awardProposal(actor: Actor, proposalId: string, knowing: Knowing = {}): string {
  try {
    return transact((tx) => award(tx, actor, proposalId, knowing))
  } catch (error) {
    if (isSecondAward(error)) throw new DomainError('award.already_awarded')
    throw error
  }
}

function award(tx: Tx, actor: Actor, proposalId: string, knowing: Knowing): string {
  const chosen = proposalWithNeed(tx, proposalId)
  if (!chosen) throw notFound()
  const { needId } = chosen
  const need = managedNeed(actor, needId, tx)
  const known = tx.select().from(engagements).where(eq(engagements.needId, needId)).get()
  if (known?.proposalId === proposalId) return known.id
  if (known) throw new DomainError('award.already_awarded')
  assertMayBecome(proposalTransitions, chosen.status, 'awarded')
  if (predatesChange(chosen, need)) assertKnown(need.changedAt!, knowing)

  const at = now()
  tx.update(proposals).set({ status: 'awarded', decidedAt: at }).where(eq(proposals.id, proposalId)).run()
  const engagementId = openEngagement(tx, chosen, at)
  recordEvent(tx, actor, 'proposal.awarded', { needId, proposalId, engagementId })
  recordEvent(tx, actor, 'engagement.contacts_shared', { needId, engagementId })
  endNeed(tx, actor, need, 'awarded')
  return engagementId
}

function assertKnown(changedAt: Date, { seen = changedAt.getTime(), confirmed = false }: Knowing) {
  if (seen !== changedAt.getTime()) throw new DomainError('state_changed')
  if (!confirmed) throw new DomainError('award.need_changed', {}, 'confirmed')
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

function openEngagement(tx: Tx, { id: proposalId, needId, organisationId, profileId }: Chosen, startedAt: Date) {
  const id = newId()
  tx.insert(engagements).values({ id, needId, proposalId, organisationId, profileId, startedAt }).run()
  const planned = tx
    .select({
      position: proposalMilestones.position,
      title: proposalMilestones.title,
      dueOn: proposalMilestones.dueOn,
    })
    .from(proposalMilestones)
    .where(eq(proposalMilestones.proposalId, proposalId))
    .orderBy(asc(proposalMilestones.position))
    .all()
  tx.insert(milestones)
    .values(planned.map((milestone) => ({ ...milestone, engagementId: id })))
    .run()
  return id
}

/** The unique indexes are the last line should the reads above ever be passed by two at once. */
const isSecondAward = (error: unknown) =>
  error instanceof Error && 'code' in error && error.code === 'SQLITE_CONSTRAINT_UNIQUE'
