import type { Actor } from '~/domain/accounts/lifecycle'
import { acceptMilestone } from '~/domain/engagement/accept-milestone.server'
import { engagementOf } from '~/domain/engagement/queries.server'
import { submitMilestone } from '~/domain/engagement/submit-milestone.server'
import { joinGroup } from '~/domain/groups/answer-group.server'
import { formGroup } from '~/domain/groups/form-group.server'
import { gatherGroup } from '~/domain/groups/gather-group.server'
import type { Holder } from '~/domain/groups/lifecycle'
import { jointMembers } from '~/domain/needs/joint-need.server'
import { newId } from '~db/ids'
import { consultant, department, enterprise } from './accounts'
import { askConsultant, award, propose, publishedNeed } from './loop'

/** The subject of the co-operatives: its scheme knows group certificates. */
export const GROUP_SUBJECT = 'GLOBALGAP'

export type GroupMember = { enterprise: Actor; needId: string }

type GroupOptions = { officer?: Actor; names?: string[]; subject?: string; communes?: string[] }

/** Co-operatives of one area that are asked to share a consultant; the first is to represent them. */
export function askedGroup({
  officer = department(),
  names = ['HTX Xoài Nắng', 'HTX Nhãn Sông', 'HTX Mận Đồi'],
  subject = GROUP_SUBJECT,
  communes = [],
}: GroupOptions = {}) {
  const members: GroupMember[] = names.map((name, index) =>
    publishedNeed({
      enterprise: enterprise({ name }),
      text: `${name} muốn làm ${subject} để bán vào siêu thị, chưa biết bắt đầu từ đâu.`,
      subjects: [subject],
      communeCode: communes[index],
    }),
  )
  const groupId = newId()
  const needIds = members.map(({ needId }) => needId)
  gatherGroup(officer, {
    id: groupId,
    subjectCode: subject,
    needIds,
    leadNeedId: needIds[0]!,
    message: 'Sở hỗ trợ một phần chi phí đi lại.',
  })
  return { groupId, officer, members, lead: members[0]!.enterprise }
}

/** All of them have joined. */
export function joinedGroup(options: GroupOptions = {}) {
  const group = askedGroup(options)
  for (const { enterprise: one } of group.members)
    joinGroup(one, group.groupId, { prefers: 'unsure', differs: 'Vườn 2 ha, chưa có sổ ghi chép.' })
  return group
}

/** The representative published the joint need. */
export function formedGroup({ holder = 'each', ...options }: GroupOptions & { holder?: Holder } = {}) {
  const group = joinedGroup(options)
  const needId = newId()
  formGroup(group.lead, group.groupId, { id: needId, text: 'Ba hợp tác xã muốn cùng làm chứng nhận.', holder })
  return { ...group, enterprise: group.lead, needId }
}

/** The work for a group is done, for certificates by `holder`. */
export function completedGroup(holder: Holder, options: GroupOptions = {}) {
  const group = formedGroup({ holder, ...options })
  const asked = propose(askConsultant(group, consultant()))
  const engagementId = award(asked)
  for (const { id } of engagementOf(group.lead, engagementId).milestones) {
    submitMilestone(asked.consultant, engagementId, id, { note: 'Đã bàn giao.' })
    acceptMilestone(group.lead, engagementId, id)
  }
  return { ...group, consultant: asked.consultant, engagementId, ids: jointMembers(group.needId).map(({ id }) => id) }
}
