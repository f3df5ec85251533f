import { type Check, runCheck, type Tally } from './run'

/** One after the other; two lanes run side by side, for two cores. */
export async function lane(...steps: (() => Promise<Tally>)[]): Promise<Tally[]> {
  const tallies: Tally[] = []
  for (const step of steps) tallies.push(await step())
  return tallies
}

export const check = (what: Check) => () => runCheck(what)
