import type { Actor } from '~/domain/accounts/lifecycle'
import { holdersFor } from '~/domain/groups/holders'
import { type MemberStatus, mayLeave } from '~/domain/groups/lifecycle'
import { mayForm } from '~/domain/groups/next-step'
import { canGatherGroups } from '~/domain/groups/policy'
import {
  departmentOf,
  gatheredGroup,
  type GroupMember,
  groupStep,
  jointNeedOf,
  type Member,
  namedMembers,
  ownMembership,
} from '~/domain/groups/queries.server'
import { formatNumber } from '~/i18n/format'
import { groupDeclineText, preferenceText } from '~/i18n/group-terms'
import * as m from '~/i18n/paraglide/messages'
import { clientSizeText, enterpriseKindText } from '~/i18n/terms'
import { shortSubjectName, subjectName } from '~/views/choices/subject-choices.server'
import { withoutContact } from '~/privacy/without-contact'
import { groupSchemeOf } from '~/vocabulary/group-certificates'
import { subjectOf } from '~/vocabulary/reference.server'
import { today } from '~db/clock'
import { groupSaid } from './group-said.server'
import { schemeInWords } from './scheme-words'

/** Who reads names: the department, and whoever is in it those who are in it. Before that there are places, kinds and sizes. */
const isNamed = (reader: 'department' | MemberStatus, { status }: GroupMember) =>
  reader === 'department' || (reader === 'joined' && status === 'joined')

const STANDING: readonly MemberStatus[] = ['asked', 'joined']

function memberItem(reader: 'department' | MemberStatus, lead: string | null, own: Member | null, row: GroupMember) {
  const named = isNamed(reader, row)
  return {
    id: row.id,
    position: row.position,
    name: named
      ? m.group_member_named({ number: formatNumber(row.position), name: row.name })
      : m.group_member_number({ number: formatNumber(row.position) }),
    isMine: own?.id === row.id,
    isLead: row.organisationId === lead,
    facts: [
      row.commune,
      row.enterpriseKind && enterpriseKindText[row.enterpriseKind](),
      row.size && m.open_need_size({ size: clientSizeText[row.size]() }),
    ],
    status: row.status,
    needId: reader === 'department' ? row.needId : null,
    differs: named
      ? reader === 'department' || own?.id === row.id
        ? row.differs
        : withoutContact(row.differs, [])
      : '',
    prefers: named && row.prefers ? preferenceText[row.prefers]() : null,
    declined:
      reader === 'department' && row.declineReason
        ? [groupDeclineText[row.declineReason](), row.declineNote].filter(Boolean).join(': ')
        : null,
  }
}

/** What the representative wrote, as whoever does not open the need itself reads it: without how it is reached. */
const asRead = (joint: ReturnType<typeof jointNeedOf>, isOpened = false) =>
  joint && !isOpened ? { ...joint, text: withoutContact(joint.text, []) } : joint

/** A group as the department, or an enterprise that was asked into it, sees it; whoever said no sees what it was asked. */
export function groupView(actor: Actor, groupId: string) {
  const isDepartment = canGatherGroups(actor)
  const { group, own } = isDepartment
    ? { group: gatheredGroup(actor, groupId), own: null }
    : ownMembership(actor, groupId)
  const reader = own ? own.status : 'department'
  const all = namedMembers(group)
  const shown = isDepartment ? all : all.filter(({ status }) => STANDING.includes(status))
  const subject = subjectOf(group.subjectCode)!
  const mine = own && {
    status: own.status,
    number: own.position,
    needId: own.needId,
    isLead: own.status === 'joined' && own.organisationId === group.leadOrganisationId,
    isAskedToLead: own.organisationId === group.leadOrganisationId,
    mayJoin: group.status === 'gathering' && (own.status === 'asked' || own.status === 'declined'),
    mayDecline: group.status === 'gathering' && own.status === 'asked',
    mayLeave: own.status === 'joined' && mayLeave(group.status),
    mayTakeLead: own.status === 'joined' && group.status === 'gathering' && group.leadOrganisationId === null,
    mayForm: own.organisationId === group.leadOrganisationId && mayForm(group, all),
  }
  return {
    group: {
      id: group.id,
      status: group.status,
      dueOn: group.dueOn,
      message: group.message,
      holder: group.holder,
      endReason: group.endReason,
      jointNeedId: group.jointNeedId,
      createdAt: group.createdAt,
    },
    subject: subjectName(group.subjectCode),
    shortSubject: shortSubjectName(group.subjectCode),
    department: departmentOf(group),
    isDepartment,
    mine,
    members: shown.map((row) => memberItem(reader, group.leadOrganisationId, own, row)),
    holders: holdersFor(subject),
    scheme: schemeInWords(groupSchemeOf(group.subjectCode)),
    ...groupStep(group, all),
    said: groupSaid(actor, group),
    today: today(),
    joint:
      reader === 'department' || reader === 'joined' ? asRead(jointNeedOf(group), isDepartment || mine?.isLead) : null,
  }
}
export type GroupView = ReturnType<typeof groupView>
