import { Link } from '@remix-run/react'
import type { GroupStatus, MemberStatus } from '~/domain/groups/lifecycle'
import type { NeedStatus } from '~/domain/needs/lifecycle'
import * as m from '~/i18n/paraglide/messages'
import { Notice } from '~/ui/feedback'

/** The group in which a need stands. */
export type InGroup = { id: string; isJoint: boolean; status: GroupStatus; memberStatus: MemberStatus } | null

/** Whether the group stands for the need at the moment, so that its own page does not. */
export const rests = (group: InGroup) =>
  group !== null && !group.isJoint && group.memberStatus === 'joined' && ['formed', 'working'].includes(group.status)

type Props = { group: InGroup; need: { status: NeedStatus }; mine: boolean }

/** On a need's page: that its enterprise is asked to share a consultant, or does. */
export function GroupNotice({ group, mine }: Props) {
  const text = group && noticeText(group, mine)
  if (!group || !text) return null
  const isAsked = !group.isJoint && group.memberStatus === 'asked'
  return (
    <Notice tone={isAsked ? 'due' : 'info'}>
      {text} <Link to={`/groups/${group.id}`}>{m.group_notice_link()}</Link>
    </Notice>
  )
}

function noticeText(group: NonNullable<InGroup>, mine: boolean): string | null {
  if (group.isJoint) return m.group_notice_joint()
  if (rests(group)) return m.group_notice_rests()
  if (group.status !== 'gathering') return null
  if (group.memberStatus === 'asked') return mine ? m.group_notice_asked() : m.group_notice_asked_department()
  return group.memberStatus === 'joined' ? m.group_notice_joined() : null
}
