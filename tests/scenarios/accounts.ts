import { createAccount } from '~/domain/accounts/create-account.server'
import type { NewAccount } from '~/domain/accounts/insert-account.server'
import type { AgencyKind } from '~/domain/accounts/agencies'
import type { Actor, MembershipRole } from '~/domain/accounts/lifecycle'
import { chooseServices } from '~/domain/directory/choose-services.server'
import type { ConsultantRole } from '~/domain/directory/lifecycle'
import { openProfile } from '~/domain/directory/open-profile.server'
import { publishProfile } from '~/domain/directory/publish-profile.server'
import { saveBasics } from '~/domain/directory/save-basics.server'
import { saveReach } from '~/domain/directory/save-reach.server'
import { submitProfile } from '~/domain/directory/submit-profile.server'
import { homeProvince } from '~/vocabulary/province.server'
import { CURRENT_SECTORS } from '~/vocabulary/reference.server'
import type { Day } from '~/domain/days'
import { newId } from '~db/ids'

/** Nobody signs in with these accounts unless a scenario brings a hash of its own. */
const NO_PASSWORD = 'no password'

type AccountOptions = { name?: string; passwordHash?: string; provinceCode?: string }

const account = (name: string, passwordHash = NO_PASSWORD) => ({
  email: `${newId()}@vi-du.example`,
  name,
  passwordHash,
})

/** Everybody here has an e-mail. */
export type Mailed = Actor & { email: string }
const made = (account: NewAccount & { email: string }) => createAccount(account) as Mailed

/** A co-operative that makes tea in Tô Múa. */
export const enterprise = ({ name = 'HTX Chè Thung Xa', passwordHash, provinceCode }: AccountOptions = {}): Mailed =>
  made({
    ...account('Lò Thị Hặc', passwordHash),
    organisation: {
      kind: 'enterprise',
      enterpriseKind: 'cooperative',
      name,
      provinceCode: provinceCode ?? homeProvince().code,
      communeCode: '04018',
      sectorVersion: CURRENT_SECTORS,
      sectorCode: '10',
      employees: 24,
    },
  })

export const department = (options: AccountOptions = {}): Mailed => agency('department_in_charge', options)

/** An agency of any kind. */
export const agency = (agencyKind: AgencyKind, { name, passwordHash, provinceCode }: AccountOptions = {}): Mailed =>
  made({
    ...account('Cầm Văn Sơn', passwordHash),
    organisation: {
      kind: 'agency',
      agencyKind,
      name: name ?? homeProvince().department.vi,
      provinceCode: provinceCode ?? homeProvince().code,
    },
  })

/** One more person of the actor's organisation. */
export const colleague = ({ organisationId }: Actor, as: MembershipRole): Mailed =>
  made({ ...account('Hoàng Thị Sen'), organisation: { joins: organisationId!, as } })

export type ConsultantOptions = AccountOptions & {
  subjects?: string[]
  /** Any sector otherwise. */
  sectors?: string[]
  headline?: string
  roles?: ConsultantRole[]
  taxCode?: string
  /** The officer who checks the documents; a new one otherwise. */
  checkedBy?: Actor
  checkedUntil?: Day
}

/** A consulting organisation whose profile is filled in and still a draft. */
export function consultantWithDraft(options: ConsultantOptions = {}) {
  const actor = made({
    ...account('Nguyễn Minh Hà', options.passwordHash),
    organisation: {
      kind: 'consulting',
      name: options.name ?? 'Trung tâm Tư vấn Năng suất Đỉnh Mẫu',
      provinceCode: options.provinceCode ?? '01',
      taxCode: options.taxCode ?? '9900000016',
    },
  })
  const profileId = openProfile(actor)
  saveBasics(actor, {
    headline: options.headline ?? 'Hệ thống quản lý và công cụ năng suất cho cơ sở chế biến',
    introduction: 'Có nhóm đi địa bàn Tây Bắc hai tuần mỗi tháng.',
    roles: options.roles ?? ['consulting', 'training'],
    yearsExperience: 12,
    feeNote: '',
    availability: 'open',
  })
  chooseServices(actor, { subjects: options.subjects ?? ['ISO-22000', 'HACCP'] })
  saveReach(actor, {
    anySector: options.sectors === undefined,
    sectors: options.sectors ?? [],
    anyProvince: false,
    provinces: [homeProvince().code],
    languages: ['vi'],
    workModes: ['onsite'],
    clientSizes: ['micro', 'small'],
  })
  return { actor, profileId }
}

/** A consulting organisation introduced by the department. */
export function consultant(options: ConsultantOptions = {}) {
  const { actor, profileId } = consultantWithDraft(options)
  submitProfile(actor)
  publishProfile(options.checkedBy ?? department(), profileId, { checkedUntil: options.checkedUntil })
  return { actor, profileId }
}
