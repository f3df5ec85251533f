import type { JointMember } from '~/domain/needs/joint-need.server'
import { formatNumber } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { clientSizeText, enterpriseKindText, localName } from '~/i18n/terms'

/** Members of a joint need by their number; with their names once a consultant works for them. */
export const jointMemberItems = (members: readonly JointMember[], isNamed = false) =>
  members.map(({ id, number, name, commune, enterpriseKind, size, differs }) => ({
    id,
    name: isNamed
      ? m.group_member_named({ number: formatNumber(number), name })
      : m.group_member_number({ number: formatNumber(number) }),
    facts: [
      commune && localName(commune),
      enterpriseKind && enterpriseKindText[enterpriseKind](),
      size && m.open_need_size({ size: clientSizeText[size]() }),
    ],
    differs,
  }))
export type JointMemberItem = ReturnType<typeof jointMemberItems>[number]

/** The same to choose from, each with its place. */
export const jointMemberOptions = (members: readonly JointMember[]) =>
  jointMemberItems(members).map(({ id, name, facts: [place] }) => ({
    value: id,
    label: [name, place].filter(Boolean).join(' – '),
  }))
