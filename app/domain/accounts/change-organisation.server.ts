import { eq } from 'drizzle-orm'
import { now } from '~db/clock'
import { transact } from '~db/connection'
import { organisations } from '~db/schema'
import { homeProvince } from '~/vocabulary/province.server'
import { communeList, CURRENT_SECTORS, provinceList, sectorList } from '~/vocabulary/reference.server'
import { changing } from '../activity/changing.server'
import { recordEvent } from '../activity/record-event.server'
import { communeChosen } from '../commune-chosen'
import { DomainError, notFound } from '../errors'
import type { ConsultantInput, EnterpriseInput } from './forms'
import type { Actor } from './lifecycle'
import { canChangeOrganisation, isOwnOrganisation } from './policy'
import type { Organisation } from './queries.server'
import { shownTaxCode } from './tax-code'
import { assertTaxCode } from './tax-code-given'

/**
 * Changes the actor's own organisation. A wrong check digit in the tax code is no refusal (`checkTaxCode` warns of it);
 * throws `accounts.owners_only` and, beside its field, `accounts.tax_code_*`, `accounts.commune_*`, `commune_*` and `choice_unknown`.
 */
export function changeOrganisation(actor: Actor, organisationId: string, input: EnterpriseInput | ConsultantInput) {
  transact((tx) => {
    const organisation = tx.select().from(organisations).where(eq(organisations.id, organisationId)).get()
    if (!organisation || !isOwnOrganisation(actor, organisation)) throw notFound()
    if (!canChangeOrganisation(actor, organisation)) throw new DomainError('accounts.owners_only')
    const enterprise = organisation.kind === 'enterprise' && 'enterpriseKind' in input ? input : null
    const enterpriseKind = enterprise?.enterpriseKind ?? null
    const mayBePersonal = organisation.kind === 'expert' || enterpriseKind === 'household'

    changing(tx, 'organisation', organisationId, (tx) => {
      tx.update(organisations)
        .set({
          name: input.name,
          taxCode: taxCodeFrom(input.taxCode, organisation.taxCode, mayBePersonal),
          ...placeFrom(input),
          address: input.address ?? null,
          phone: input.phone ?? null,
          enterpriseKind,
          ...(enterprise && sectorFrom(enterprise.sectorCode, organisation)),
          employees: enterprise?.employees ?? null,
          revenueBillion: enterprise?.revenueBillion ?? null,
          capitalBillion: enterprise?.capitalBillion ?? null,
          updatedAt: now(),
        })
        .where(eq(organisations.id, organisationId))
        .run()
      recordEvent(tx, actor, 'organisation.changed', { organisationId })
    })
  })
}

/** A personal code goes to the form masked; coming back so, it is the stored one. */
function taxCodeFrom(typed: string | undefined, stored: string | null, mayBePersonal: boolean): string | null {
  if (!typed) return null
  const isMask = stored !== null && typed === shownTaxCode(stored).replaceAll(' ', '')
  const code = isMask ? stored : typed
  assertTaxCode(code, mayBePersonal)
  return code
}

/** The commune must lie in the province; it is asked for wherever the communes of the province are known. */
function placeFrom({ provinceCode, communeCode }: { provinceCode: string; communeCode?: string }) {
  const province = provinceList().find((row) => row.code === provinceCode)
  if (!province) throw new DomainError('choice_unknown', {}, 'provinceCode')
  if (!communeCode) {
    if (communeList(provinceCode).length > 0) throw new DomainError('accounts.commune_missing', {}, 'communeCode')
    return { provinceCode, communeCode: null }
  }
  if (provinceCode !== homeProvince().code) {
    throw new DomainError('accounts.commune_elsewhere', { province: province.name }, 'communeCode')
  }
  return { provinceCode, communeCode: communeChosen(communeCode, homeProvince()) }
}

/** A sector of an older edition stays until one of the current edition is chosen. */
function sectorFrom(code: string | undefined, stored: Pick<Organisation, 'sectorVersion' | 'sectorCode'>) {
  if (!code) {
    const keeps = stored.sectorVersion !== CURRENT_SECTORS
    return keeps ? {} : { sectorVersion: null, sectorCode: null }
  }
  const known = sectorList().some((sector) => sector.code === code && sector.level === 2)
  if (!known) throw new DomainError('choice_unknown', {}, 'sectorCode')
  return { sectorVersion: CURRENT_SECTORS, sectorCode: code }
}
