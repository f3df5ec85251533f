import type { AgencyKind } from '~/domain/accounts/agencies'
import type { MembershipRole } from '~/domain/accounts/lifecycle'
import * as m from './paraglide/messages'

export const agencyKindText: Record<AgencyKind, () => string> = {
  department_in_charge: m.agency_kind_department_in_charge,
  sector_department: m.agency_kind_sector_department,
  finance: m.agency_kind_finance,
  commune: m.agency_kind_commune,
  association: m.agency_kind_association,
  media: m.agency_kind_media,
}

export const membershipRoleText: Record<MembershipRole, () => string> = {
  owner: m.account_membership_owner,
  member: m.account_membership_member,
  reader: m.account_membership_reader,
}
