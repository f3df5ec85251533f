import type {
  GroupDeclineReason,
  GroupEnd,
  GroupStanding,
  Holder,
  MemberStatus,
  Preference,
} from '~/domain/groups/lifecycle'
import * as m from './paraglide/messages'

export const groupStatusText: Record<GroupStanding, () => string> = {
  gathering: m.group_status_gathering,
  formed: m.group_status_formed,
  working: m.group_status_working,
  completed: m.group_status_completed,
  ended: m.group_status_ended,
  dissolved: m.group_status_dissolved,
}

export const groupStatusTone = {
  gathering: 'due',
  formed: 'info',
  working: 'info',
  completed: 'ok',
  ended: 'neutral',
  dissolved: 'neutral',
} as const satisfies Record<GroupStanding, string>

export const memberStatusText: Record<MemberStatus, () => string> = {
  asked: m.group_member_asked,
  joined: m.group_member_joined,
  declined: m.group_member_declined,
  left: m.group_member_left,
  passed: m.group_member_passed,
}

export const holderText: Record<Holder, () => string> = {
  each: m.group_holder_each,
  group: m.group_holder_group,
}

export const preferenceText: Record<Preference, () => string> = { ...holderText, unsure: m.group_holder_unsure }

export const groupDeclineText: Record<GroupDeclineReason, () => string> = {
  alone: m.group_decline_alone,
  not_now: m.group_decline_not_now,
  solved: m.group_decline_solved,
  other: m.group_decline_other,
}

export const groupEndText: Record<GroupEnd, () => string> = {
  too_few: m.group_end_too_few,
  department: m.group_end_department,
  lead_left: m.group_end_lead_left,
  need_closed: m.group_end_need_closed,
}
