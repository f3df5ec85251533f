import { shownTaxCode } from '~/domain/accounts/tax-code'
import { localName } from '~/i18n/terms'
import { shortSubjectName } from '~/views/choices/subject-choices.server'
import { communeOf, sectorOf } from '~/vocabulary/reference.server'

export const communeText = (code: string | null) => (code ? communeOf(code)?.fullName : null)

export const sectorText = (version: string | null, code: string | null) => {
  const sector = version && code ? sectorOf(version, code) : undefined
  return sector && localName(sector)
}

export const subjectsText = (codes: readonly string[]) => codes.map(shortSubjectName).join(', ')

/** A person's own code with its last figures only, as pages show it. */
export const taxCodeText = ({ taxCode }: { taxCode: string | null }) => taxCode && shownTaxCode(taxCode)
