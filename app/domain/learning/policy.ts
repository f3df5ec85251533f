import type { Actor } from '../accounts/lifecycle'

/** Records belong to nobody and to no province: every department of the installation learns from them. */
export const canSeeLearning = (actor: Actor) => actor.capabilities.includes('see_learning')
