import type { Actor } from '../accounts/lifecycle'

export const canSeeProgramme = (actor: Actor) => actor.role === 'department' && actor.provinceCode !== null
