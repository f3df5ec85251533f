import type { Actor } from '../accounts/lifecycle'

/** Weights hold for everybody's needs; every change is kept with the officer's name. */
export const canSetWeights = (actor: Actor) => actor.capabilities.includes('set_weights')
