import { groupEndText } from '~/i18n/group-terms'
import { formatNumber } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { untilText } from '~/i18n/work-terms'
import { LinkButton } from '~/ui/actions'
import { NextStepBox } from '~/ui/next-step'
import { TakeLead } from './group-answers'
import type { GroupView } from './group-view.server'

/** Who acts next on a group, and until when. */
export function GroupSide({ group, mine, step, said, today, isDepartment }: GroupView) {
  const until = step.dueOn ? untilText(step.dueOn, today, mine?.mayDecline ?? false) : said?.until
  return (
    <NextStepBox
      title={m.group_side_title()}
      who={said?.who}
      what={said?.what ?? stepText(step, group, mine, isDepartment)}
      until={until}
    >
      {mine?.mayForm ? (
        <LinkButton toForm to={`/groups/${group.id}/need`}>
          {m.group_form_link()}
        </LinkButton>
      ) : null}
      {mine?.mayTakeLead ? <TakeLead /> : null}
      {mine?.isLead && group.status === 'formed' && group.jointNeedId ? (
        <LinkButton to={`/needs/${group.jointNeedId}`}>{m.group_joint_link()}</LinkButton>
      ) : null}
    </NextStepBox>
  )
}

function stepText(
  step: GroupView['step'],
  { endReason }: GroupView['group'],
  mine: GroupView['mine'],
  isDepartment: boolean,
): string {
  switch (step.kind) {
    case 'answer':
      return mine?.mayDecline ? m.group_step_answer_you() : m.group_step_answer({ count: formatNumber(step.count) })
    case 'take_lead':
      return m.group_step_take_lead()
    case 'form':
      return mine?.isLead ? m.group_step_form_you() : m.group_step_form()
    case 'give_up':
      return isDepartment ? m.group_step_give_up_you() : m.group_step_give_up()
    case 'joint':
      return mine?.isLead ? m.group_step_joint_you() : m.group_step_joint()
    case 'working':
      return m.group_step_working()
    case 'dissolved':
      return endReason ? groupEndText[endReason]() : m.group_status_dissolved()
  }
}
