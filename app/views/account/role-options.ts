import type { MembershipRole } from '~/domain/accounts/lifecycle'
import { membershipRoleText } from '~/i18n/agency-terms'
import * as m from '~/i18n/paraglide/messages'

const hints: Record<MembershipRole, () => string> = {
  owner: m.people_role_owner_hint,
  member: m.people_role_member_hint,
  reader: m.people_role_reader_hint,
}

const hintsInAgency: Record<MembershipRole, () => string> = {
  owner: m.people_role_agency_owner_hint,
  member: m.people_role_agency_member_hint,
  reader: m.people_role_reader_hint,
}

/** What somebody may be in an organisation, with what that means there. */
export const roleOptions = (roles: readonly MembershipRole[], inAgency: boolean) =>
  roles.map((value) => ({
    value,
    label: membershipRoleText[value](),
    hint: (inAgency ? hintsInAgency : hints)[value](),
  }))
