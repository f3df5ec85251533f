import type { AgencyKind } from '../accounts/agencies'
import type { Actor } from '../accounts/lifecycle'

type Entry = { agencyId: string; provinceCode: string }

/** An officer writes needs down for enterprises that telephone or come. */
export const entersNeeds = (actor: Actor) =>
  actor.capabilities.includes('enter_needs') && actor.organisationId !== null && actor.provinceCode !== null

/** An agency's officers work on what it wrote down; the department in charge on everything in its province. */
export const worksOnEntry = (actor: Actor, { agencyId, provinceCode }: Entry) =>
  entersNeeds(actor) &&
  (actor.organisationId === agencyId ||
    (actor.capabilities.includes('see_province') && actor.provinceCode === provinceCode))

/** A commune's office writes down for enterprises of its own commune. */
export const coversCommune = (
  agency: { agencyKind: AgencyKind | null; communeCode: string | null },
  communeCode: string | null,
) => agency.agencyKind !== 'commune' || (agency.communeCode !== null && agency.communeCode === communeCode)
