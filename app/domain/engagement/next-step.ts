import type { Day } from '../days'
import { addDays } from '../days'
import { ACCEPTANCE_DAYS, type EngagementSide, type MilestoneStatus, otherSide } from './lifecycle'

/** Who acts next, on what, and until when (null: no day is set). */
export type NextStep = {
  kind: 'deliver' | 'deliver_again' | 'accept' | 'answer_change' | 'record' | 'verify' | 'report_again'
  actor: 'consultant' | 'enterprise' | 'parties' | 'department'
  dueOn: Day | null
}

export type StepMilestone = {
  id: string
  position: number
  status: MilestoneStatus
  dueOn: Day
  /** Day of the last delivery. */
  submittedOn: Day | null
}

/** The milestone being worked on: the first that is not accepted. */
export const currentMilestone = <M extends StepMilestone>(milestones: M[]) =>
  [...milestones].sort((a, b) => a.position - b.position).find((milestone) => milestone.status !== 'accepted')

/** What an engagement waits for; null once every milestone is accepted. */
export function nextStep({ milestones }: { milestones: StepMilestone[] }): NextStep | null {
  const milestone = currentMilestone(milestones)
  if (!milestone) return null
  if (milestone.status === 'submitted' && milestone.submittedOn) {
    return { kind: 'accept', actor: 'enterprise', dueOn: addDays(milestone.submittedOn, ACCEPTANCE_DAYS) }
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
