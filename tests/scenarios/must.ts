import { now } from '~db/clock'

/** Throws with the moment where something does not hold. */
export function must(holds: boolean, otherwise: string): asserts holds {
  if (!holds) throw new Error(`${otherwise} (${now().toISOString()})`)
}
