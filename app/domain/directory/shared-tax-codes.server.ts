import { and, asc, count, eq, gt, inArray } from 'drizzle-orm'
import { db } from '~db/connection'
import { organisations, profiles } from '~db/schema'
import { provinceOf } from '~/vocabulary/reference.server'
import { storedTaxCodeDigits } from '../accounts/shared-tax-code.server'
import { taxCodeDigits } from '../accounts/tax-code'
import type { Actor } from '../accounts/lifecycle'
import { notFound } from '../errors'
import type { ProfileStatus } from './lifecycle'
import { canSeeOrganisation, canSeeSharedTaxCodes } from './policy'

/** A tax code that several organisations bear: those that the department may see, and how many others there are. */
export type SharedTaxCode = ReturnType<typeof sharedTaxCodes>[number]

/** Tax codes of several organisations of which the department may see at least one. Throws `not_found` for other roles. */
export function sharedTaxCodes(actor: Actor) {
  if (!canSeeSharedTaxCodes(actor)) throw notFound()
  const shared = db
    .select({ digits: storedTaxCodeDigits })
    .from(organisations)
    .groupBy(storedTaxCodeDigits)
    .having(and(gt(storedTaxCodeDigits, ''), gt(count(), 1)))
  const rows = db
    .select({
      id: organisations.id,
      name: organisations.name,
      kind: organisations.kind,
      taxCode: organisations.taxCode,
      provinceCode: organisations.provinceCode,
      phone: organisations.phone,
      createdAt: organisations.createdAt,
      profileId: profiles.id,
      profileStatus: profiles.status,
    })
    .from(organisations)
    .leftJoin(profiles, eq(profiles.organisationId, organisations.id))
    .where(inArray(storedTaxCodeDigits, shared))
    .orderBy(asc(organisations.createdAt), asc(organisations.id))
    .all()
  const codes = [...new Set(rows.map(({ taxCode }) => taxCodeDigits(taxCode!)))]
  return codes.flatMap((digits) => {
    const all = rows.filter(({ taxCode }) => taxCodeDigits(taxCode!) === digits)
    const seen = all.filter((organisation) => canSeeOrganisation(actor, organisation))
    if (seen.length === 0) return []
    return [{ taxCode: all[0]!.taxCode!, organisations: seen.map(shown), others: all.length - seen.length }]
  })
}

type Row = Pick<typeof organisations.$inferSelect, 'id' | 'name' | 'kind' | 'provinceCode' | 'phone' | 'createdAt'> & {
  profileId: string | null
  profileStatus: ProfileStatus | null
}

/** `profileId`: where its profile can be checked. */
const shown = ({ id, name, kind, provinceCode, phone, createdAt, profileId, profileStatus }: Row) => ({
  id,
  name,
  kind,
  province: provinceOf(provinceCode),
  phone,
  createdAt,
  profileId: profileStatus === 'draft' ? null : profileId,
})

/** What a department sees of the other organisations with an organisation's tax code; null where there are none. */
export function sharingTaxCodeOf(actor: Actor, organisationId: string) {
  const found = sharedTaxCodes(actor).find(({ organisations }) => organisations.some(({ id }) => id === organisationId))
  return found ? { ...found, organisations: found.organisations.filter(({ id }) => id !== organisationId) } : null
}
