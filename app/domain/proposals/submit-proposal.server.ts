import { eq } from 'drizzle-orm'
import { now, today } from '~db/clock'
import { transact, type Tx } from '~db/connection'
import { proposalMilestones, proposals, requests } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { recordEvent } from '../activity/record-event.server'
import { DomainError, notFound } from '../errors'
import { filesOf, hashesOf, setFiles } from '../files/record-files.server'
import { isOverdue } from '../overdue'
import { assertMayAnswer, requestFor } from './asked.server'
import { assertReplay } from '../sent-before'
import type { ProposalInput } from './forms'
import { shareContact } from './share-contact.server'

/**
 * The consultant answers a request with scope, price in VND, duration in weeks, 1 to 12 milestones in order and a file or none.
 * Who offers is interested: where the enterprise allowed it, they see from now on how it is reached.
 * `input.id` comes from the form: sent twice, it is one proposal.
 * Throws `sent_before` where the proposal with that id says something else: a consultant's word is not changed under the
 * enterprise's eyes.
 * Throws `proposal.date_past` for a milestone due before today.
 */
export function submitProposal(actor: Actor, requestId: string, { milestones, attachment, ...offer }: ProposalInput) {
  transact((tx) => {
    const request = requestFor(tx, actor, requestId)
    const known = tx.select().from(proposals).where(eq(proposals.id, offer.id)).get()
    if (known && known.requestId !== requestId) throw notFound()
    const files = attachment ? [attachment] : []
    if (known) return assertReplay(saidIn(tx, known), { ...offer, milestones, files: hashesOf(files) })
    assertMayAnswer(request, 'proposed')
    const past = milestones.findIndex((milestone) => isOverdue(milestone.dueOn, today()))
    if (past >= 0) throw new DomainError('proposal.date_past', {}, `milestones[${past}].dueOn`)

    const submittedAt = now()
    tx.insert(proposals)
      .values({ ...offer, requestId, needId: request.needId, submittedAt })
      .run()
    tx.insert(proposalMilestones)
      .values(milestones.map((milestone, position) => ({ ...milestone, proposalId: offer.id, position })))
      .run()
    setFiles(tx, actor, { kind: 'proposal', id: offer.id }, files)
    tx.update(requests).set({ status: 'proposed', answeredAt: submittedAt }).where(eq(requests.id, requestId)).run()
    recordEvent(tx, actor, 'proposal.submitted', { needId: request.needId, requestId, proposalId: offer.id })
    shareContact(tx, actor, request, 'interested')
  })
}

const saidIn = (tx: Tx, known: typeof proposals.$inferSelect) => ({
  ...known,
  milestones: plannedIn(tx, known.id),
  files: hashesOf(filesOf('proposal', [known.id], tx).get(known.id) ?? []),
})

const plannedIn = (tx: Tx, proposalId: string) =>
  tx
    .select({ title: proposalMilestones.title, dueOn: proposalMilestones.dueOn })
    .from(proposalMilestones)
    .where(eq(proposalMilestones.proposalId, proposalId))
    .orderBy(proposalMilestones.position)
    .all()
