import type { Actor } from '~/domain/accounts/lifecycle'
import { shownTaxCode } from '~/domain/accounts/tax-code'
import { enterpriseRecord } from '~/domain/programme/enterprise-record.server'
import { clientSizeText, enterpriseKindText, localName } from '~/i18n/terms'
import { shortSubjectName } from '~/views/choices/subject-choices.server'
import { communeOf, sectorOf } from '~/vocabulary/reference.server'
import { rowName } from '../programme/cut-names.server'

/** An enterprise's record in words. Throws `not_found` for one of another province, and for whoever is not its department. */
export function enterpriseView(actor: Actor, organisationId: string) {
  const { organisation, size, groups, ...record } = enterpriseRecord(actor, organisationId)
  const { enterpriseKind, sectorVersion, sectorCode, communeCode, taxCode, ...about } = organisation
  const sector = sectorVersion && sectorCode ? sectorOf(sectorVersion, sectorCode) : undefined
  const commune = communeCode ? communeOf(communeCode) : undefined
  return {
    ...record,
    organisation: {
      name: about.name,
      address: about.address,
      phone: about.phone,
      createdAt: about.createdAt,
      taxCode: taxCode && shownTaxCode(taxCode),
    },
    facts: [enterpriseKind && enterpriseKindText[enterpriseKind](), size && clientSizeText[size]()],
    sector: sector ? localName(sector) : null,
    commune: commune ? { code: commune.code, name: rowName('commune', commune.code) } : null,
    groups: groups.map((group) => ({ ...group, name: shortSubjectName(group.subjectCode) })),
  }
}
export type EnterpriseView = ReturnType<typeof enterpriseView>
