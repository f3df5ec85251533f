import type { AgencyKind } from '../accounts/agencies'
import type { Actor } from '../accounts/lifecycle'

type Entry = { agencyId: string; provinceCode: string }

/** An officer writes needs down for enterprises that telephone or come. */
export const entersNeeds = (actor: Actor) =>
  actor.capabilities.includes('enter_needs') && actor.organisationId !== null && actor.provinceCode !== null

/** The department in charge works on everything that was written down in its province. */
export const worksOnProvince = (actor: Actor) => actor.capabilities.includes('see_province')

/** An agency's officers work on what it wrote down. */
export const worksOnEntry = (actor: Actor, { agencyId, provinceCode }: Entry) =>
  entersNeeds(actor) &&
  (actor.organisationId === agencyId || (worksOnProvince(actor) && actor.provinceCode === provinceCode))

/** A commune's office writes down for enterprises of its own commune. */
export const coversCommune = (
  agency: { agencyKind: AgencyKind | null; communeCode: string | null },
  communeCode: string | null,
) => agency.agencyKind !== 'commune' || (agency.communeCode !== null && agency.communeCode === communeCode)
