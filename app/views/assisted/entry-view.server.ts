import { shownTaxCode } from '~/domain/accounts/tax-code'
import type { Entry } from '~/domain/assisted/queries.server'
import { formatMomentDay } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { wishTexts } from '~/i18n/need-terms'
import { enterpriseKindText, localName } from '~/i18n/terms'
import { subjectName } from '~/views/choices/subject-choices.server'
import { communeOf, sectorOf } from '~/vocabulary/reference.server'

/** What was written down, line by line, as its page, the slip and whoever is to confirm read it; always without what is empty. */
export function entryFacts(entry: Entry): { term: string; detail: string }[] {
  const { organisationName, enterpriseKind, taxCode, sectorCode, sectorVersion, communeCode } = entry
  const sector = sectorCode ? sectorOf(sectorVersion!, sectorCode) : undefined
  const lines: [string, string | null | undefined][] = [
    [m.assisted_enterprise(), organisationName],
    [m.account_organisation_kind(), enterpriseKind && enterpriseKindText[enterpriseKind]()],
    [m.account_organisation_tax_code(), taxCode && shownTaxCode(taxCode)],
    [m.account_organisation_commune(), communeCode ? communeOf(communeCode)?.fullName : null],
    [m.assisted_person(), [entry.personName, entry.phone, entry.email].filter(Boolean).join(', ')],
    [m.assisted_sector(), sector && localName(sector)],
    [m.assisted_subjects(), entry.subjects.map(({ code }) => subjectName(code)).join('; ')],
    [m.assisted_wishes(), wishTexts(entry).join('; ')],
  ]
  return lines.flatMap(([term, detail]) => (detail ? [{ term, detail }] : []))
}

/** When and for how long it is asked about, for a sentence. */
export const entryDays = ({ createdAt, askedAt, expiresAt, endedAt, calledAt }: Entry) => ({
  written: formatMomentDay(createdAt),
  asked: askedAt && formatMomentDay(askedAt),
  until: expiresAt && formatMomentDay(expiresAt),
  ended: endedAt && formatMomentDay(endedAt),
  called: calledAt && formatMomentDay(calledAt),
})
