import type { EngagementStatus } from '~/domain/engagement/lifecycle'
import { currentMilestones } from '~/domain/engagement/next-step'
import type { EngagementMilestone } from '~/domain/engagement/queries.server'
import { jointMembers } from '~/domain/needs/joint-need.server'
import { formatNumber } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'

type Work = { needId: string; status: EngagementStatus; pause: object | null; milestones: EngagementMilestone[] }

/** Milestones as a side of the work reads them: in that for a group with whose each is, and on which of them the enterprise decides. */
export function milestonesFor({ needId, status, pause, milestones }: Work) {
  const members = jointMembers(needId)
  const memberOf = ({ memberId }: EngagementMilestone) => members.find(({ id }) => id === memberId)
  return {
    milestones: milestones.map((milestone) => {
      const member = memberOf(milestone)
      const title = member
        ? m.group_milestone_of({ title: milestone.title, number: formatNumber(member.number), name: member.name })
        : milestone.title
      return { ...milestone, title }
    }),
    /** None while it rests, and once it is over. */
    currentIds: status === 'active' && !pause ? currentMilestones(milestones).map(({ id }) => id) : [],
    decidesOn: milestones.filter(({ decidedBy }) => decidedBy === null).map(({ id }) => id),
  }
}
