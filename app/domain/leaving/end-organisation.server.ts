import { and, count, eq, or } from 'drizzle-orm'
import { now } from '~db/clock'
import type { Tx } from '~db/connection'
import { engagements, interests, needs, organisations, profiles, proposals, requests } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { openInvitations, withdrawInvitation } from '../accounts/invitations.server'
import { isPersonalTaxCode } from '../accounts/tax-code'
import { changing } from '../activity/changing.server'
import { recordEvent } from '../activity/record-event.server'
import { withdrawEntriesOf } from '../assisted/ask-enterprise.server'
import { withdrawProfile } from '../directory/withdraw-profile.server'
import { declineGroup } from '../groups/answer-group.server'
import { leaveGroup } from '../groups/leave-group.server'
import { mayLeave, type MemberStatus } from '../groups/lifecycle'
import { groupsOf, ownMembership } from '../groups/queries.server'
import { closeNeed } from '../needs/close-need.server'
import { discardNeed } from '../needs/discard-need.server'
import { declineRequest } from '../proposals/decline-request.server'
import { declineToPartner, leavePartnership } from '../proposals/answer-partnership.server'
import { partnershipsWith } from '../proposals/partnerships.server'
import { withdrawOpenInterest } from '../proposals/withdraw-open-interest.server'
import { withdrawProposal } from '../proposals/withdraw-proposal.server'
import { withdrawNames } from '../reviews/choose-named.server'

/** What others read of it, in the words of whoever leaves. */
export type Parting = {
  /** Why requests are declined. */
  note: string
  /** What an individual expert is called from then on who did no work here; one who did stands in the papers of it by name. */
  formerExpert: string
}

/**
 * Ends what is open of an organisation that nobody works for any more, each by the command by which its people would: the other
 * sides are told. What was done stays.
 */
export function endOrganisation(tx: Tx, actor: Actor, { note, formerExpert }: Parting) {
  for (const { id, memberStatus } of groupsOf(actor)) leaveOrDecline(actor, id, memberStatus, note)
  for (const { id, status } of ownNeeds(tx, actor)) {
    if (status === 'draft') discardNeed(actor, id)
    if (status === 'published') closeNeed(actor, id, 'no_longer_needed')
  }
  withdrawEntriesOf(tx, actor)
  for (const { id, proposal } of requestsToAnswer(tx, actor)) {
    if (proposal === null) declineRequest(actor, id, { reason: 'other', note })
    else withdrawProposal(actor, id, { reason: 'other', note })
  }
  for (const { id } of interestsThatWait(tx, actor)) withdrawOpenInterest(actor, id)
  for (const { id, status } of partnershipsThatGoOn(tx, actor)) {
    if (status === 'asked') declineToPartner(actor, id, note)
    else leavePartnership(actor, id, note)
  }
  withdrawNames(actor)
  withdrawProfile(actor)
  for (const { id } of openInvitations(actor)) withdrawInvitation(actor, id)
  forgetHowToReach(tx, actor, formerExpert)
}

/** Work that has begun goes on without a member: what is its own there is its representative's from then on. */
function leaveOrDecline(actor: Actor, groupId: string, status: MemberStatus, note: string) {
  const { group } = ownMembership(actor, groupId)
  if (status === 'asked') declineGroup(actor, groupId, { reason: 'other', note })
  else if (mayLeave(group.status)) leaveGroup(actor, groupId)
}

const ownNeeds = (tx: Tx, { organisationId }: Actor) =>
  tx.select().from(needs).where(eq(needs.organisationId, organisationId!)).all()

/** Requests that wait for an answer, or with a proposal that waits for a decision. */
const requestsToAnswer = (tx: Tx, { organisationId }: Actor) =>
  tx
    .select({ id: requests.id, proposal: proposals.status })
    .from(requests)
    .innerJoin(profiles, eq(profiles.id, requests.profileId))
    .innerJoin(needs, eq(needs.id, requests.needId))
    .leftJoin(proposals, eq(proposals.requestId, requests.id))
    .where(
      and(
        eq(profiles.organisationId, organisationId!),
        eq(needs.status, 'published'),
        or(eq(requests.status, 'sent'), eq(proposals.status, 'submitted')),
      ),
    )
    .all()

const interestsThatWait = (tx: Tx, { organisationId }: Actor) =>
  tx
    .select({ id: interests.id })
    .from(interests)
    .innerJoin(profiles, eq(profiles.id, interests.profileId))
    .where(and(eq(profiles.organisationId, organisationId!), eq(interests.status, 'waiting')))
    .all()

/** Joint proposals to which it was asked, or in which it takes part, and on which nobody has decided. */
const partnershipsThatGoOn = (tx: Tx, { organisationId }: Actor) =>
  partnershipsWith(tx, organisationId!).filter(({ standing }) => standing === 'asked' || standing === 'agreed')

function forgetHowToReach(tx: Tx, actor: Actor, formerExpert: string) {
  const organisationId = actor.organisationId!
  const organisation = tx.select().from(organisations).where(eq(organisations.id, organisationId)).get()!
  const { kind, taxCode } = organisation
  const isNamed = kind !== 'expert' || hasWorked(tx, organisationId)
  changing(tx, 'organisation', organisationId, (tx) => {
    tx.update(organisations)
      .set({
        name: isNamed ? organisation.name : formerExpert,
        address: null,
        phone: null,
        taxCode: taxCode !== null && isPersonalTaxCode(taxCode) ? null : taxCode,
        updatedAt: now(),
      })
      .where(eq(organisations.id, organisationId))
      .run()
    recordEvent(tx, actor, 'organisation.changed', { organisationId })
  })
}

const hasWorked = (tx: Tx, organisationId: string) =>
  tx
    .select({ n: count() })
    .from(engagements)
    .innerJoin(profiles, eq(profiles.id, engagements.profileId))
    .where(eq(profiles.organisationId, organisationId))
    .get()!.n > 0
