import type { MembershipRole } from '~/domain/accounts/lifecycle'
import { membershipRoleText } from '~/i18n/agency-terms'
import * as m from '~/i18n/paraglide/messages'

const hints: Record<MembershipRole, () => string> = {
  owner: m.people_role_owner_hint,
  member: m.people_role_member_hint,
  reader: m.people_role_reader_hint,
}

/** What somebody may be in an organisation, with what that means. */
export const roleOptions = (roles: readonly MembershipRole[]) =>
  roles.map((value) => ({ value, label: membershipRoleText[value](), hint: hints[value]() }))
