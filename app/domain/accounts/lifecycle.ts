import { AGENCIES, type AgencyCapability, type AgencyKind } from './agencies'

export const ORGANISATION_KINDS = ['enterprise', 'consulting', 'expert', 'agency'] as const
export type OrganisationKind = (typeof ORGANISATION_KINDS)[number]

/** Forms of an enterprise, in the programme's wide sense. */
export const ENTERPRISE_KINDS = ['enterprise', 'cooperative', 'cooperative-group', 'household', 'public-unit'] as const
export type EnterpriseKind = (typeof ENTERPRISE_KINDS)[number]

/** What a workspace is for. `department`: the agency in charge; `agency`: every other; `unattached`: somebody who works for nobody now. */
export const ROLES = ['enterprise', 'consultant', 'department', 'agency', 'admin', 'unattached'] as const
export type Role = (typeof ROLES)[number]

/** What a person is inside an organisation: `owner` changes the organisation itself, `reader` changes nothing. */
export const MEMBERSHIP_ROLES = ['owner', 'member', 'reader'] as const
export type MembershipRole = (typeof MEMBERSHIP_ROLES)[number]

/** Owners say who works for an organisation, and it always has one. */
export const isOwner = (role: MembershipRole | null): boolean => role === 'owner'

export type Capability = AgencyCapability | 'write' | 'change_organisation' | 'run_system'

/** Where a person works: one organisation, or the care of the system itself (`organisationId` null). */
export type Workspace = {
  organisationId: string | null
  organisationName: string | null
  /** Province of the organisation; a department decides on its own province's records only. */
  provinceCode: string | null
  role: Role
  /** Null for an administrator, and for whoever works for nobody. */
  membership: MembershipRole | null
  /** Null for whatever is no agency. */
  agencyKind: AgencyKind | null
}

/** Somebody with an account; of e-mail and mobile number there is at least one. */
export type Person = { userId: string; name: string; email: string | null; phone: string | null }

/** What somebody is called by where one name is enough: the e-mail, else the number. */
export const signInName = ({ email, phone }: { email?: string | null; phone?: string | null }): string =>
  email ?? phone ?? ''

/** Who acts: a person in the workspace that the session has chosen, with what may be done there. */
export type Actor = Person &
  Workspace & {
    capabilities: readonly Capability[]
    /** Every organisation the person belongs to, the chosen one among them: nobody decides on what is their own. */
    belongsTo: readonly string[]
  }

export function roleIn(kind: OrganisationKind, agencyKind: AgencyKind | null): Role {
  if (kind === 'enterprise') return 'enterprise'
  if (kind !== 'agency') return 'consultant'
  return agencyKind === 'department_in_charge' ? 'department' : 'agency'
}

const ofMembership: Record<MembershipRole, readonly Capability[]> = {
  owner: ['write', 'change_organisation'],
  member: ['write'],
  reader: [],
}

const capabilitiesIn = ({ role, membership, agencyKind }: Workspace): readonly Capability[] =>
  membership === null
    ? role === 'admin'
      ? ['write', 'run_system']
      : ['write']
    : [...ofMembership[membership], ...(agencyKind === null ? [] : AGENCIES[agencyKind])]

/** The person as it acts in one of its workspaces. */
export const actorIn = (
  { userId, name, email, phone }: Person,
  chosen: Workspace,
  all: readonly Workspace[],
): Actor => ({
  userId,
  name,
  email,
  phone,
  ...chosen,
  capabilities: capabilitiesIn(chosen),
  belongsTo: all.flatMap(({ organisationId }) => organisationId ?? []),
})

/** Languages in which mails are written. */
export const MAIL_LANGUAGES = ['vi', 'en'] as const
export type MailLanguage = (typeof MAIL_LANGUAGES)[number]

/** `refused`: its server would not take our mails; `disowned`: whoever reads there said that they have no account here. */
export const MAIL_STOPS = ['refused', 'disowned'] as const
export type MailStop = (typeof MAIL_STOPS)[number]

export const ACCOUNT_LINK_PURPOSES = ['confirm_email', 'reset_password', 'change_email', 'keep_email'] as const
export type AccountLinkPurpose = (typeof ACCOUNT_LINK_PURPOSES)[number]

/** Days for which a link that invites a colleague works, and how many such links an organisation may have out at once. */
export const INVITATION_DAYS = 14
export const MAX_OPEN_INVITATIONS = 20

export const INVITATION_ENDS = ['accepted', 'declined', 'withdrawn'] as const
export type InvitationEnd = (typeof INVITATION_ENDS)[number]

/** How an officer makes sure who asks for a way back: called the account's own number, or the organisation's; or saw them. */
export const IDENTITY_CHECKS = ['called_person', 'called_organisation', 'desk'] as const
export type IdentityCheck = (typeof IDENTITY_CHECKS)[number]

/** Whoever lost the telephone is not called there. */
export const maySureOf = (help: Help, check: IdentityCheck) => help === 'code' || check !== 'called_person'

/** A code for a new password; or the second step removed. */
export const HELPS = ['code', 'second_step'] as const
export type Help = (typeof HELPS)[number]

export const CODE_HOURS = 24
export const ACCESS_CODE_DIGITS = 8
/** Wrong codes after which a code, of an officer or in a phone, opens nothing any more. */
export const CODE_TRIES = 5

/** What a code sent to a phone shows: whose the number is; or who sets a new password. */
export const PHONE_CODE_PURPOSES = ['confirm', 'reset'] as const
export type PhoneCodePurpose = (typeof PHONE_CODE_PURPOSES)[number]

export const PHONE_CODE_DIGITS = 6
export const PHONE_CODE_MINUTES = 10
/** Codes of one purpose that an account may ask for in an hour; and all that reach one number in a day, for whatever accounts. */
export const PHONE_CODES_PER_HOUR = 3
export const PHONE_CODES_PER_DAY = 6

/** Files in which somebody takes along what is held about them. */
export const DATA_FORMATS = ['html', 'json'] as const
export type DataFormat = (typeof DATA_FORMATS)[number]

/** Minutes for which the key of an authenticator app is shown while it is being set up. */
export const SET_UP_MINUTES = 15
/** Days for which an account that needs a second step works without one. */
export const GRACE_DAYS = 7
/** Minutes between the right password and the code. */
export const PENDING_MINUTES = 10
/** Recovery codes that somebody has at once. */
export const RECOVERY_CODES = 10

/** Passkeys of one account. */
export const MAX_PASSKEYS = 10
/** What a browser signs: to show a passkey, or to make one. */
export const CHALLENGE_PURPOSES = ['show', 'make'] as const
export type ChallengePurpose = (typeof CHALLENGE_PURPOSES)[number]
/** Minutes for which it waits. Making one follows the password, as an app's key does. */
export const CHALLENGE_MINUTES: Record<ChallengePurpose, number> = { show: 5, make: SET_UP_MINUTES }

/** Hours for which a link in a mail works. */
export const LINK_HOURS: Record<AccountLinkPurpose, number> = {
  confirm_email: 7 * 24,
  reset_password: 2,
  change_email: 2 * 24,
  keep_email: 7 * 24,
}
/** Mails with such a link that one account may ask for in an hour. */
export const LINKS_PER_HOUR = 3
/** And of those that reach one mailbox in a day, for whatever accounts. */
export const LINKS_PER_DAY = 6
