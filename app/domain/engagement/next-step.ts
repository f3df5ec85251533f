import type { Day } from '../days'
import { addDays } from '../days'
import {
  ACCEPTANCE_DAYS,
  type EngagementSide,
  type EngagementStatus,
  type MilestoneStatus,
  otherSide,
} from './lifecycle'
import { DISPUTE_DAYS, type OpenPause } from './off-plan'

/** Who acts next, on what, and until when (null: no day is set). */
export type NextStep = {
  kind:
    | 'deliver'
    | 'deliver_again'
    | 'accept'
    | 'answer_change'
    | 'resume'
    | 'answer_end'
    | 'mediate'
    | 'pay'
    | 'pay_again'
    | 'confirm_payment'
    | 'record'
    | 'measure'
    | 'document'
    | 'verify'
    | 'report_again'
    | 'measure_again'
    | 'document_again'
  actor: 'consultant' | 'enterprise' | 'member' | 'parties' | 'department'
  dueOn: Day | null
}

/** In the work for a group a milestone may be one member's. */
type OfMember = { memberId?: string | null }

export type StepMilestone = {
  id: string
  position: number
  status: MilestoneStatus
  dueOn: Day
  /** From when on its acceptance is awaited: the day of the last delivery, or on which the work was resumed since. */
  submittedOn: Day | null
  /** In the work for a group: the member that decides on it; null: the enterprise of the engagement does. */
  decidedBy?: string | null
} & OfMember

/** Whether one milestone waits for another to be accepted: they come one after another, but one member's not after another's. */
const waitsFor = (milestone: Placed, earlier: Placed) =>
  earlier.position < milestone.position &&
  earlier.status !== 'accepted' &&
  (!earlier.memberId || !milestone.memberId || earlier.memberId === milestone.memberId)

type Placed = Pick<StepMilestone, 'position' | 'status'> & OfMember

/** The milestones being worked on: the first that is not accepted; in the work for a group one for each member at most. */
export const currentMilestones = <M extends Placed>(milestones: readonly M[]): M[] =>
  [...milestones]
    .sort((a, b) => a.position - b.position)
    .filter((one) => one.status !== 'accepted' && !milestones.some((other) => waitsFor(one, other)))

/** What an engagement waits for, of several the soonest due; null once every milestone is accepted. */
export function nextStep({ milestones }: { milestones: StepMilestone[] }): NextStep | null {
  const steps = currentMilestones(milestones).map(stepOf)
  return steps.reduce<NextStep | null>((first, step) => (!first || step.dueOn! < first.dueOn! ? step : first), null)
}

function stepOf(milestone: StepMilestone): NextStep {
  if (milestone.status === 'submitted' && milestone.submittedOn) {
    const actor = milestone.decidedBy ? 'member' : 'enterprise'
    return { kind: 'accept', actor, dueOn: addDays(milestone.submittedOn, ACCEPTANCE_DAYS) }
  }
  const kind = milestone.status === 'returned' ? 'deliver_again' : 'deliver'
  return { kind, actor: 'consultant', dueOn: milestone.dueOn }
}

/** Beside it, while the work goes on: the answer to a change that one side proposed and the other has not answered. */
export const changeStep = ({ side, dueOn }: { side: EngagementSide; dueOn: Day }): NextStep => ({
  kind: 'answer_change',
  actor: otherSide(side),
  dueOn,
})

type Work = { status: EngagementStatus; milestones: StepMilestone[]; pause: OpenPause | null | undefined }

/** What work waits for: while it rests, to be resumed; null once it is done or ended. */
export function workStep({ status, milestones, pause }: Work): NextStep | null {
  if (status !== 'active') return null
  return pause ? { kind: 'resume', actor: 'parties', dueOn: pause.until } : nextStep({ milestones })
}

/** Beside it: the answer to a proposal to end, and the department's word on a dispute. */
export const endStep = ({ side, dueOn }: { side: EngagementSide; dueOn: Day }): NextStep => ({
  kind: 'answer_end',
  actor: otherSide(side),
  dueOn,
})
export const disputeStep = ({ openedOn }: { openedOn: Day }): NextStep => ({
  kind: 'mediate',
  actor: 'department',
  dueOn: addDays(openedOn, DISPUTE_DAYS),
})
