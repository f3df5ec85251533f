import type { Actor } from '../accounts/lifecycle'
import { type ConsultantRole, isPublic, type ProfileStatus } from './lifecycle'

type Owned = { organisationId: string }
type Shown = { status: ProfileStatus; checkedUntil: string | null }

/** Consulting organisations and experts have a profile each; nobody else has one. */
export const canHaveProfile = (actor: Actor) => actor.role === 'consultant' && actor.organisationId !== null

/** A consultant changes the profile of its own organisation, in every state. */
export const canEditProfile = (actor: Actor, profile: Owned) =>
  canHaveProfile(actor) && actor.organisationId === profile.organisationId

export const canSubmitProfile = canEditProfile

/**
 * Any department may decide on any profile. Introduced consultants come from every province and serve several,
 * so no single department has the profile to itself; every decision is recorded with the officer's name.
 */
export const canDecideProfile = (actor: Actor) => actor.capabilities.includes('decide_profiles')

/** Who may see the page of a profile: everybody, once it is public; its owner always; a department, once it was submitted. */
export const canSeeProfile = (actor: Actor | null, profile: Owned & Shown, today: string) =>
  isPublic(profile, today) || (actor !== null && canReadPapers(actor, profile))

/** The papers of a profile are its own people's and the department's that checks them, from the time it was submitted. */
export const canReadPapers = (actor: Actor, profile: Owned & Pick<Shown, 'status'>) =>
  canEditProfile(actor, profile) || (canDecideProfile(actor) && profile.status !== 'draft')

/** A body that only certifies is introduced, but may not consult (ISO/IEC 17021-1, impartiality). */
export const mayConsult = (roles: readonly ConsultantRole[]) => roles.some((role) => role !== 'certification')

/** A department looks after the register of its province. */
export const canSeeSharedTaxCodes = (actor: Actor) =>
  actor.capabilities.includes('see_province') && actor.provinceCode !== null

/** Who is registered in its province, and every consultant that was submitted to a department. */
export const canSeeOrganisation = (
  actor: Actor,
  { provinceCode, profileStatus }: { provinceCode: string; profileStatus: ProfileStatus | null },
) =>
  canSeeSharedTaxCodes(actor) &&
  (provinceCode === actor.provinceCode || (profileStatus !== null && profileStatus !== 'draft'))
