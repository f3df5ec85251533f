import type { EnterpriseKind, OrganisationKind } from '~/domain/accounts/lifecycle'
import type { Availability, ClientSize, ConsultantRole, Language, WorkMode } from '~/domain/directory/lifecycle'
import type { SubjectKind } from '~/vocabulary/files'
import { inSentence } from './in-sentence'
import * as m from './paraglide/messages'
import { getLocale } from './paraglide/runtime'

/** Words for the codes that several domains share. */

export const organisationKindText: Record<OrganisationKind, () => string> = {
  enterprise: m.term_organisation_enterprise,
  consulting: m.term_organisation_consulting,
  expert: m.term_organisation_expert,
  agency: m.term_organisation_agency,
}

export const enterpriseKindText: Record<EnterpriseKind, () => string> = {
  enterprise: m.term_enterprise_company,
  cooperative: m.term_enterprise_cooperative,
  'cooperative-group': m.term_enterprise_cooperative_group,
  household: m.term_enterprise_household,
  'public-unit': m.term_enterprise_public_unit,
}

export const consultantRoleText: Record<ConsultantRole, () => string> = {
  consulting: m.term_role_consulting,
  training: m.term_role_training,
  'digital-solution': m.term_role_digital_solution,
  testing: m.term_role_testing,
  certification: m.term_role_certification,
}

export const languageText: Record<Language, () => string> = {
  vi: m.term_language_vi,
  'th-tai': m.term_language_th_tai,
  hmong: m.term_language_hmong,
  en: m.term_language_en,
  ar: m.term_language_ar,
}

export const workModeText: Record<WorkMode, () => string> = {
  onsite: m.term_work_onsite,
  remote: m.term_work_remote,
  lab: m.term_work_lab,
}

export const clientSizeText: Record<ClientSize, () => string> = {
  micro: m.term_size_micro,
  small: m.term_size_small,
  medium: m.term_size_medium,
  large: m.term_size_large,
}

export const availabilityText: Record<Availability, () => string> = {
  open: m.term_availability_open,
  busy: m.term_availability_busy,
}

export const subjectKindText: Record<SubjectKind, () => string> = {
  'management-system': m.term_subject_management_system,
  'productivity-tool': m.term_subject_productivity_tool,
  'good-practice': m.term_subject_good_practice,
  'product-certification': m.term_subject_product_certification,
  traceability: m.term_subject_traceability,
  digital: m.term_subject_digital,
}

type Named = { nameEn: string } & ({ nameVi: string } | { name: string })

/** A reference row's name in the reader's language. */
export function localName(row: Named): string {
  if (getLocale() === 'en') return row.nameEn
  return 'nameVi' in row ? row.nameVi : row.name
}

/** A commune within a sentence: "xã …"; in English by its name alone. */
export const communeInSentence = (row: { name: string; fullName: string; nameEn: string }): string =>
  getLocale() === 'en' ? row.nameEn : inSentence(row.fullName)

/** Commune and province with a comma between, what is known of them. */
export const placeText = ({ commune, province }: { commune?: Named | null; province?: Named | null }): string =>
  [commune, province].flatMap((unit) => (unit ? [localName(unit)] : [])).join(', ')

/** "ISO 9001 – Hệ thống quản lý chất lượng"; the name alone where the short name says the same. */
export function subjectLabel(row: { shortVi: string; nameVi: string; nameEn: string }): string {
  const name = localName(row)
  const short = subjectShort(row)
  return name.includes(short) ? name : `${short} – ${name}`
}

/** By its usual short name; in English only where that is not a Vietnamese word: "VietGAP", but no "Khí nhà kính". */
export const subjectShort = (row: { shortVi: string; nameVi: string; nameEn: string }): string =>
  getLocale() === 'en' && /[^\x20-\x7e]/.test(row.shortVi) ? row.nameEn : row.shortVi

/** One sentence for somebody who has never heard a subject's name. */
export const subjectPlain = (row: { plainVi: string; plainEn: string }): string =>
  getLocale() === 'en' ? row.plainEn : row.plainVi
