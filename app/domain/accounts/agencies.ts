/**
 * The kinds of agencies and what each may do beyond what everybody may. A new kind is one entry here and its words in
 * `app/i18n/agency-terms.ts`; a kind with pages of its own gets a capability here, which its policy and its routes ask for.
 */
export const AGENCIES = {
  /** The department that runs the programme in its province (Sở Khoa học và Công nghệ). */
  department_in_charge: [
    'see_province',
    'see_learning',
    'decide_profiles',
    'verify_outcomes',
    'answer_enquiries',
    'oversee_conversations',
    'set_weights',
    'help_accounts',
    'follow_up',
    'gather_groups',
    'write_reports',
    'enter_needs',
  ],
  /** A department for one sector: agriculture, industry and trade, health … */
  sector_department: ['see_own_sector'],
  finance: [],
  commune: ['see_own_commune', 'enter_needs'],
  association: [],
  media: [],
} as const satisfies Record<string, readonly string[]>

export type AgencyKind = keyof typeof AGENCIES
export type AgencyCapability = (typeof AGENCIES)[AgencyKind][number]

export const AGENCY_KINDS = Object.keys(AGENCIES) as [AgencyKind, ...AgencyKind[]]
