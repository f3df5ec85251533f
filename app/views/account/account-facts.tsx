import type { Person, Role, Workspace } from '~/domain/accounts/lifecycle'
import type { MailStanding } from '~/domain/accounts/takes-mail'
import type { PhoneStanding } from '~/domain/accounts/takes-phone-messages.server'
import { agencyKindText, membershipRoleText } from '~/i18n/agency-terms'
import * as m from '~/i18n/paraglide/messages'
import { SummaryList } from '~/ui/tables'
import { MailAddress } from './mail-standing'
import { PhoneNumber } from './phone-standing'

const roleText: Record<Role, () => string> = {
  enterprise: m.account_role_enterprise,
  consultant: m.account_role_consultant,
  department: m.account_role_department,
  agency: m.account_role_agency,
  admin: m.account_role_admin,
  unattached: m.account_role_unattached,
}

/** Enterprises and consultants look after their organisation themselves; the operator does it for the others. */
export const hasOwnRecords = (role: Role): role is 'enterprise' | 'consultant' =>
  role === 'enterprise' || role === 'consultant'

type Props = Omit<Person, 'userId'> &
  Pick<Workspace, 'role' | 'organisationName' | 'membership' | 'agencyKind'> & {
    standing: MailStanding
    phoneStanding: PhoneStanding | null
  }

/** Who somebody is here, and where each of it is changed. */
export function AccountFacts(props: Props) {
  const { name, email, phone, standing, phoneStanding, role, organisationName, membership, agencyKind } = props
  const mayChange = membership === 'owner' && hasOwnRecords(role)
  const toAddress = standing === 'confirmed' ? m.own_email_change() : m.confirm_email_look()
  const address = { to: '/confirm-email', text: toAddress }
  const change = mayChange ? { to: '/organisation', text: m.account_organisation_change() } : undefined
  const peopleText = membership === 'owner' ? m.people_link() : m.people_link_member()
  const people = { to: '/organisation/people', text: peopleText }
  return (
    <SummaryList
      items={[
        { term: m.account_name_label(), detail: name },
        {
          term: m.account_phone_label(),
          detail: <PhoneNumber {...{ phone, standing: phoneStanding }} />,
          action: {
            to: '/account/phone',
            text: phoneStanding === 'waiting' ? m.own_phone_confirm_link() : m.own_phone_change(),
          },
        },
        { term: m.account_email_label(), detail: <MailAddress {...{ email, standing }} />, action: address },
        { term: m.account_role_label(), detail: agencyKind ? agencyKindText[agencyKind]() : roleText[role]() },
        ...(organisationName
          ? [{ term: m.account_organisation_label(), detail: organisationName, action: change }]
          : []),
        ...(membership
          ? [{ term: m.account_membership_label(), detail: membershipRoleText[membership](), action: people }]
          : []),
      ]}
    />
  )
}
