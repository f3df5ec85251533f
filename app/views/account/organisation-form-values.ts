import type { Organisation } from '~/domain/accounts/queries.server'
import { shownTaxCode } from '~/domain/accounts/tax-code'

/** What the organisation form starts with: texts as a person types them, a personal tax code masked. */
export function organisationFormValues(organisation: Organisation, currentSectors: string) {
  const { name, enterpriseKind, provinceCode, communeCode, address, phone, taxCode, sectorVersion } = organisation
  return {
    name,
    enterpriseKind: enterpriseKind ?? undefined,
    provinceCode,
    communeCode: communeCode ?? undefined,
    address: address ?? undefined,
    phone: phone ?? undefined,
    taxCode: taxCode === null ? undefined : shownTaxCode(taxCode),
    sectorCode: (sectorVersion === currentSectors && organisation.sectorCode) || undefined,
    employees: typed(organisation.employees),
    revenueBillion: billionsTyped(organisation.revenueBillion),
    capitalBillion: billionsTyped(organisation.capitalBillion),
  }
}

const typed = (figure: number | null) => (figure === null ? undefined : String(figure).replace('.', ','))

/** Thousand million đồng; with three decimals "1,125" might be read as thousands, "1125 triệu" is not. */
const billionsTyped = (figure: number | null) =>
  figure !== null && /\.\d{3}$/.test(String(figure)) ? `${Math.round(figure * 1000)} triệu` : typed(figure)
