import type { OrganisationKind } from '~/domain/accounts/lifecycle'
import * as m from '~/i18n/paraglide/messages'

const words = {
  enterprise: {
    title: m.account_organisation_title,
    lead: m.account_organisation_lead,
    name: m.account_organisation_name,
    identity: m.account_organisation_group_identity,
  },
  consulting: {
    title: m.account_organisation_title_consultant,
    lead: m.account_organisation_lead_consultant,
    name: m.account_organisation_name_consultant,
    identity: m.account_organisation_group_identity_consultant,
  },
  expert: {
    title: m.account_organisation_title_expert,
    lead: m.account_organisation_lead_consultant,
    name: m.account_organisation_name_expert,
    identity: m.account_organisation_title_expert,
  },
}
/** What the page of an organisation calls it. */
export const wordsFor = (kind: OrganisationKind) => words[kind === 'agency' ? 'consulting' : kind]
