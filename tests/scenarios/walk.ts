import { and, eq } from 'drizzle-orm'
import fc from 'fast-check'
import type { Actor } from '~/domain/accounts/lifecycle'
import { acceptMilestone } from '~/domain/engagement/accept-milestone.server'
import { awardProposal } from '~/domain/engagement/award-proposal.server'
import { engagementOf } from '~/domain/engagement/queries.server'
import { returnMilestone } from '~/domain/engagement/return-milestone.server'
import { submitMilestone } from '~/domain/engagement/submit-milestone.server'
import { DomainError } from '~/domain/errors'
import { mayBecome, type Transitions } from '~/domain/lifecycle'
import { closeNeed } from '~/domain/needs/close-need.server'
import { changeNeed } from '~/domain/needs/draft-need.server'
import { needTransitions } from '~/domain/needs/lifecycle'
import { needPage } from '~/domain/needs/queries.server'
import { reopenNeed } from '~/domain/needs/reopen-need.server'
import { needSteps, openNeedSteps } from '~/domain/needs/steps.server'
import { declineRequest } from '~/domain/proposals/decline-request.server'
import { enterpriseContact } from '~/domain/proposals/enterprise-contact.server'
import {
  CONTACT_FROM,
  isOpenRequest,
  MAX_REQUESTS_PER_NEED,
  proposalTransitions,
  requestTransitions,
} from '~/domain/proposals/lifecycle'
import { proposalToAward, requestOf, requestsOf } from '~/domain/proposals/queries.server'
import { remindOfRequest } from '~/domain/proposals/remind-of-request.server'
import { reviseProposal } from '~/domain/proposals/revise-proposal.server'
import { sayInterested } from '~/domain/proposals/say-interested.server'
import { inviteAgain, sendRequests } from '~/domain/proposals/send-request.server'
import { submitProposal } from '~/domain/proposals/submit-proposal.server'
import { withdrawProposal } from '~/domain/proposals/withdraw-proposal.server'
import { withdrawRequest } from '~/domain/proposals/withdraw-request.server'
import { isOverdue } from '~/domain/overdue'
import { at, today } from '~db/clock'
import { db } from '~db/connection'
import { newId } from '~db/ids'
import { engagements, milestones, needs, proposals, requests } from '~db/schema'
import { enterprise } from './accounts'
import { awardedEngagement, milestonesIn, offer, publishedNeed } from './loop'
import { must } from './must'
import {
  assertListed,
  assertOffPlanSound,
  OFF_PLAN_ACTIONS,
  offPlanCommands,
  type States,
  worksOf,
} from './walk-off-plan'

/** What somebody does, of those that could: `pick` says on which record, `hours` go by before. */
export const ACTIONS = [
  'invite',
  'remind',
  'withdraw',
  'again',
  'interested',
  'decline',
  'propose',
  'revise',
  'take_back',
  'change',
  'close',
  'reopen',
  'award',
  'award_unread',
  'deliver',
  'accept',
  'return',
] as const
/** What leads on, more often than the rest. */
const ON_THE_WAY = ['invite', 'propose', 'again', 'deliver', 'accept'] as const
/** What can be done once somebody was chosen. */
export const WORK_ACTIONS = [...OFF_PLAN_ACTIONS, 'deliver', 'accept', 'return'] as const
type Action = (typeof ACTIONS)[number] | (typeof WORK_ACTIONS)[number]
export type Step = { action: Action; pick: number; hours: number }

const sequencesOf = (actions: readonly Action[], often: readonly Action[]): fc.Arbitrary<Step[]> =>
  fc.array(
    fc.record({
      action: fc.oneof(
        { weight: 1, arbitrary: fc.constantFrom(...actions) },
        { weight: 2, arbitrary: fc.constantFrom(...often) },
      ),
      pick: fc.nat(11),
      hours: fc.oneof(fc.nat(3), fc.integer({ min: 12, max: 24 * 9 })),
    }),
    { minLength: 1, maxLength: 30, size: 'max' },
  )

/** Sequences of what all sides do about one need. */
export const sequences = sequencesOf(ACTIONS, ON_THE_WAY)
/** Of what the two sides and the department do about work that has begun. */
export const workSequences = sequencesOf(WORK_ACTIONS, [
  'deliver',
  'resume',
  'end',
  'end_late',
  'dispute',
  'dispute_record',
  'unseen',
  'pay',
])

type Consultant = { actor: Actor; profileId: string }

/**
 * Walks one sequence over a need of its own, with `isBegun` over one for which somebody was chosen, and looks after every step at what must
 * always hold; throws where it does not. Gives what was done: what a state forbids is refused.
 */
export function walk(
  steps: readonly Step[],
  consultants: readonly Consultant[],
  officer: Actor,
  isBegun = false,
): Set<Action> {
  const done = new Set<Action>()
  let moment = new Date('2026-11-26T02:00:00Z')
  const [first] = consultants
  const begun = at(moment, () =>
    isBegun ? awardedEngagement({ consultant: first! }) : publishedNeed({ enterprise: enterprise() }),
  )
  const need = { ...begun, text: db.select().from(needs).where(eq(needs.id, begun.needId)).get()!.text }
  let before = statesOf(need.needId)
  for (const step of steps) {
    moment = new Date(moment.getTime() + step.hours * 3_600_000)
    at(moment, () => {
      try {
        if (carryOut(step, need, consultants, officer)) done.add(step.action)
      } catch (error) {
        if (!(error instanceof DomainError)) throw error
      }
      const after = statesOf(need.needId)
      assertLegal(before, after)
      assertSound(need, consultants)
      if (/^(dispute|end_object)/.test(step.action)) assertListed(officer, need.needId)
      before = after
    })
  }
  return done
}

type Need = { enterprise: Actor; needId: string; text: string }

/** Whether there was a record to do it on. */
function carryOut({ action, pick }: Step, need: Need, consultants: readonly Consultant[], officer: Actor): boolean {
  const command = commandOf({ action, pick }, need, consultants, officer)
  command?.()
  return command !== undefined
}

function commandOf(
  { action, pick }: Pick<Step, 'action' | 'pick'>,
  need: Need,
  consultants: readonly Consultant[],
  officer: Actor,
): (() => void) | undefined {
  const { enterprise: owner, needId } = need
  const sent = db.select().from(requests).where(eq(requests.needId, needId)).all()
  const request = sent[pick % Math.max(1, sent.length)]
  const asked = request && consultants.find(({ profileId }) => profileId === request.profileId)!
  const offered = db.select().from(proposals).where(eq(proposals.needId, needId)).all()
  const proposal = offered[pick % Math.max(1, offered.length)]
  const input = { text: need.text, sectorCode: '10', communeCode: '04018', budgetMillion: 50 + pick }
  const contactFrom = CONTACT_FROM[pick % CONTACT_FROM.length]!
  const profileIds = [consultants[pick % consultants.length]!.profileId]
  const ofNeed = {
    invite: () => sendRequests(owner, needId, { profileIds, message: '', contactFrom }),
    change: () => changeNeed(owner, needId, input),
    close: () => closeNeed(owner, needId, 'solved'),
    reopen: () => reopenNeed(owner, needId),
  }
  const choose = (read: string) => () => {
    const { mark } = proposalToAward(owner, needId, proposal!.id).proposal
    awardProposal(owner, proposal!.id, { seen: `${read}${mark}`, knowing: true })
  }
  const isOpen = proposal?.status === 'submitted'
  const ofProposal = proposal && { award: choose(''), ...(isOpen && { award_unread: choose('0.') }) }
  const ofRequest = request && {
    remind: () => remindOfRequest(owner, needId, request.id),
    withdraw: () => withdrawRequest(owner, needId, request.id, { reason: 'no_answer' }),
    again: () => inviteAgain(owner, needId, request.id, { id: newId(), message: '', contactFrom }),
    interested: () => sayInterested(asked!.actor, request.id, {}),
    decline: () => declineRequest(asked!.actor, request.id, { reason: 'too_far' }),
    propose: () => submitProposal(asked!.actor, request.id, offer()),
    revise: () => reviseProposal(asked!.actor, request.id, offer({ durationWeeks: 20 + pick })),
    take_back: () => withdrawProposal(asked!.actor, request.id, { reason: 'other' }),
  }
  const commands: Partial<Record<Action, () => void>> = {
    ...ofNeed,
    ...ofProposal,
    ...ofRequest,
    ...workOf(need, consultants, officer, pick),
  }
  return commands[action]
}

/** What can be done on the next milestone of the work, where there is one. */
function workOf(need: Need, consultants: readonly Consultant[], officer: Actor, pick: number) {
  const row = db.select().from(engagements).where(eq(engagements.needId, need.needId)).get()
  if (!row) return undefined
  const { actor } = consultants.find(({ profileId }) => profileId === row.profileId)!
  const planned = milestonesIn({ enterprise: need.enterprise, engagementId: row.id })
  const beside = offPlanCommands({ ...need, consultant: actor, officer, engagementId: row.id }, pick)
  const open = planned.find(({ status }) => status !== 'accepted')
  if (!open) return beside
  return {
    ...beside,
    deliver: () => submitMilestone(actor, row.id, open.id, { note: 'Bàn giao' }),
    accept: () => acceptMilestone(need.enterprise, row.id, open.id),
    return: () => returnMilestone(need.enterprise, row.id, open.id, { reason: 'Còn thiếu' }),
  }
}

/** How every record of a need stands, by its id. */
function statesOf(needId: string): States {
  const rows = (of: Transitions<string>, found: readonly { id: string; status: string }[]) =>
    found.map(({ id, status }) => [id, { of, status }] as const)
  return new Map([
    ...rows(needTransitions, db.select().from(needs).where(eq(needs.id, needId)).all()),
    ...rows(requestTransitions, db.select().from(requests).where(eq(requests.needId, needId)).all()),
    ...rows(proposalTransitions, db.select().from(proposals).where(eq(proposals.needId, needId)).all()),
    ...worksOf(needId),
  ])
}

function assertLegal(before: States, after: States) {
  for (const [id, { of, status }] of after) {
    const was = before.get(id)?.status
    must(was === undefined || was === status || mayBecome(of, was, status), `${id}: ${was} became ${status}`)
  }
}

/** What holds of a need at any time, whoever did what. */
function assertSound({ enterprise: owner, needId }: Need, consultants: readonly Consultant[]) {
  const { need, requests: sent, engagement } = needPage(owner, needId)
  const awarded = db
    .select()
    .from(proposals)
    .where(and(eq(proposals.needId, needId), eq(proposals.status, 'awarded')))
    .all()
  must(awarded.length <= 1, 'two awards')
  must((awarded.length === 1) === Boolean(engagement), 'an award without its work, or the other way round')
  must(awarded.length === 0 || need.status === 'closed', 'chosen, and still open')
  must(sent.filter(isOpenRequest).length <= MAX_REQUESTS_PER_NEED, 'too many open requests')

  const step = needSteps([need]).get(needId)!
  must((step.actor === null) === (need.status === 'closed'), `${need.status}: nobody acts next`)
  must((step.dueOn === null) === (need.status === 'closed'), `${need.status}: no day is said`)
  const listed = openNeedSteps(owner).find(({ id }) => id === needId)?.step
  must(
    JSON.stringify(listed ?? null) === JSON.stringify(need.status === 'closed' ? null : step),
    'list and page disagree',
  )
  for (const { engagementId } of engagement ? [{ engagementId: engagement.id }] : []) {
    const work = engagementOf(owner, engagementId)
    const isDone = work.milestones.every(({ status }) => status === 'accepted')
    must(
      isDone === (work.status === 'completed'),
      `${work.status}, and every milestone accepted, or the other way round`,
    )
    must((work.status !== 'active') === (work.next === null), 'work that waits for nobody')
    assertOffPlanSound(owner, engagementId)
    const first = db.select().from(milestones).where(eq(milestones.engagementId, engagementId)).get()!
    must(first.dueOn >= awardDay(engagementId), 'a plan that begins overdue')
  }
  for (const request of sent) {
    const { actor } = consultants.find(({ profileId }) => profileId === request.profileId)!
    const isShown = enterpriseContact(actor, request.id) !== null
    const isTime =
      request.contactFrom === 'invited' ||
      (request.contactFrom === 'interested' && (request.interestedAt !== null || request.status === 'proposed'))
    must(
      !isShown || (isTime && need.status === 'published' && isOpenRequest(request)),
      'a contact shown before its time',
    )
    const { step: own } = requestOf(actor, request.id)
    const { toAnswer, answered } = requestsOf(actor)
    const listedOwn = [...toAnswer, ...answered].find(({ id }) => id === request.id)!.step
    must(JSON.stringify(own) === JSON.stringify(listedOwn), 'the consultant’s list and page disagree')
    const waits = need.status === 'published' && isOpenRequest(request)
    must(waits === (own.actor !== null), `${request.status}: ${own.kind}`)
    must(own.actor === null || own.dueOn !== null, 'somebody is to act, and no day is said')
    if (own.actor === 'consultant' && own.kind !== 'renew' && step.kind !== 'compare')
      must(isOverdue(own.dueOn, today()) === false || step.kind === 'late', 'late for one side only')
  }
}

const awardDay = (engagementId: string) =>
  db.select().from(engagements).where(eq(engagements.id, engagementId)).get()!.startedAt.toISOString().slice(0, 10)
