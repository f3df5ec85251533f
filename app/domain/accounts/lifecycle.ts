export const ORGANISATION_KINDS = ['enterprise', 'consulting', 'expert', 'agency'] as const
export type OrganisationKind = (typeof ORGANISATION_KINDS)[number]

/** Forms of an enterprise, in the programme's wide sense. */
export const ENTERPRISE_KINDS = ['enterprise', 'cooperative', 'cooperative-group', 'household', 'public-unit'] as const
export type EnterpriseKind = (typeof ENTERPRISE_KINDS)[number]

export const ROLES = ['enterprise', 'consultant', 'department', 'admin'] as const
export type Role = (typeof ROLES)[number]

/** Who acts. One account acts for one organisation; an administrator for none. */
export type Actor = {
  userId: string
  name: string
  email: string
  role: Role
  organisationId: string | null
  organisationName: string | null
  /** Province of the organisation; a department decides on its own province's records only. */
  provinceCode: string | null
}

export const roleOf: Record<OrganisationKind, Role> = {
  enterprise: 'enterprise',
  consulting: 'consultant',
  expert: 'consultant',
  agency: 'department',
}
