/** Chance that comes out the same on every machine (mulberry32). */
export type Chance = {
  /** 0 up to 1. */
  share(): number
  /** From `least` to `most`, both included. */
  whole(least: number, most: number): number
  /** Any of a list, each as likely as the others. */
  oneOf<T>(list: readonly T[]): T
  /** Any of a list, the first by far the likeliest, as popular things are (Zipf). */
  popular<T>(list: readonly T[]): T
  /** `count` different popular ones. */
  severalPopular<T>(list: readonly T[], count: number): T[]
}

export function chance(seed: number): Chance {
  let state = seed
  const share = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const whole = (least: number, most: number) => least + Math.floor(share() * (most - least + 1))
  const oneOf = <T>(list: readonly T[]) => list[whole(0, list.length - 1)]!
  // The inverse of the harmonic sum: place n comes up about 1/n as often as the first.
  const popular = <T>(list: readonly T[]) => list[Math.min(list.length, Math.floor((list.length + 1) ** share())) - 1]!
  const severalPopular = <T>(list: readonly T[], count: number) => {
    const chosen = new Set<T>()
    for (let tries = 0; chosen.size < count && tries < count * 20; tries += 1) chosen.add(popular(list))
    return [...chosen]
  }
  return { share, whole, oneOf, popular, severalPopular }
}
