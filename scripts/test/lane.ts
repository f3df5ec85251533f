import { type Check, runCheck, type Tally } from './run'

/** One after the other. */
export async function lane(...steps: (() => Promise<Tally>)[]): Promise<Tally[]> {
  const tallies: Tally[] = []
  for (const step of steps) tallies.push(await step())
  return tallies
}

/** Two lanes, for two cores. */
export const sideBySide = async (...lanes: Promise<Tally[]>[]) => (await Promise.all(lanes)).flat()

export const check = (what: Check) => () => runCheck(what)
