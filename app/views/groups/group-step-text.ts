import type { GroupStep } from '~/domain/groups/next-step'
import type { GroupEnd } from '~/domain/groups/lifecycle'
import { groupEndText } from '~/i18n/group-terms'
import { formatNumber } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'

type Reader = { isLead?: boolean; mayAnswer?: boolean; isDepartment?: boolean; endReason?: GroupEnd | null }

/** A group's next step in words, as one of its readers reads it. */
export function groupStepText(step: GroupStep, { isLead, mayAnswer, isDepartment, endReason }: Reader): string {
  switch (step.kind) {
    case 'answer':
      return mayAnswer ? m.group_step_answer_you() : m.group_step_answer({ count: formatNumber(step.count) })
    case 'take_lead':
      return m.group_step_take_lead()
    case 'form':
      return isLead ? m.group_step_form_you() : m.group_step_form()
    case 'give_up':
      return isDepartment ? m.group_step_give_up_you() : m.group_step_give_up()
    case 'joint':
      return isLead ? m.group_step_joint_you() : m.group_step_joint()
    case 'working':
      return m.group_step_working()
    case 'completed':
      return m.group_step_completed()
    case 'ended':
      return m.group_step_ended()
    case 'dissolved':
      return endReason ? groupEndText[endReason]() : m.group_status_dissolved()
  }
}

/** Whether it is the reader who is to do it. */
export function isOwnGroupStep(
  { kind }: GroupStep,
  {
    mayDecline,
    mayTakeLead,
    isLead,
    isDepartment,
  }: Partial<Record<'mayDecline' | 'mayTakeLead' | 'isLead' | 'isDepartment', boolean>>,
): boolean {
  if (kind === 'answer') return mayDecline ?? false
  if (kind === 'take_lead') return mayTakeLead ?? false
  if (kind === 'form') return isLead ?? false
  return kind === 'give_up' && (isDepartment ?? false)
}
