import type { Actor } from '../accounts/lifecycle'

export const canSeeProgramme = (actor: Actor) =>
  actor.capabilities.includes('see_province') && actor.provinceCode !== null
