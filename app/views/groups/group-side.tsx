import * as m from '~/i18n/paraglide/messages'
import { untilText } from '~/i18n/work-terms'
import { LinkButton } from '~/ui/actions'
import { NextStepBox } from '~/ui/next-step'
import { TakeLead } from './group-answers'
import { groupStepText, isOwnGroupStep } from './group-step-text'
import type { GroupView } from './group-view.server'

/** Who acts next on a group, and until when. */
export function GroupSide({ group, mine, step, said, today, isDepartment }: GroupView) {
  const until = step.dueOn ? untilText(step.dueOn, today, isOwnGroupStep(step, { ...mine, isDepartment })) : said?.until
  return (
    <NextStepBox
      title={m.group_side_title()}
      who={said?.who}
      what={
        said?.what ?? groupStepText(step, { isLead: mine?.isLead, mayAnswer: mine?.mayDecline, isDepartment, ...group })
      }
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
