import type { Actor } from '../accounts/lifecycle'

export const canSeeProgramme = (actor: Actor) =>
  actor.capabilities.includes('see_province') && actor.provinceCode !== null

/** An officer of a commune reads the figures of their own, and no records. */
export const hasOwnCommune = (actor: Actor) =>
  actor.capabilities.includes('see_own_commune') && actor.provinceCode !== null
