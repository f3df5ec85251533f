/** Milliseconds. */
export type Times = { n: number; p50: number; p95: number; most: number }

export function timesOf(all: readonly number[]): Times {
  const sorted = [...all].sort((a, b) => a - b)
  const at = (share: number) => sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? NaN
  return { n: sorted.length, p50: at(0.5), p95: at(0.95), most: at(1) }
}

/** How long `work` took, and what it gave. */
export async function timed<T>(work: () => T | Promise<T>): Promise<{ took: number; result: T }> {
  const start = performance.now()
  const result = await work()
  return { took: performance.now() - start, result }
}

const warmUp = <T>(inputs: readonly T[]) => inputs.slice(0, Math.ceil(inputs.length / 10))

/** One after the other; a tenth of them runs before the clock does, as in an application that has been up for a while. */
export async function timesFor<T>(inputs: readonly T[], work: (input: T) => unknown): Promise<Times> {
  for (const input of warmUp(inputs)) await work(input)
  const all: number[] = []
  for (const input of inputs) all.push((await timed(() => work(input))).took)
  return timesOf(all)
}

/** Two ways for the same inputs, in turns, so that what else the machine does meets both. */
export async function timesInTurns<T>(inputs: readonly T[], one: (input: T) => unknown, other: (input: T) => unknown) {
  for (const input of warmUp(inputs)) {
    await one(input)
    await other(input)
  }
  const [ones, others]: [number[], number[]] = [[], []]
  for (const [i, input] of inputs.entries()) {
    const first = async () => ones.push((await timed(() => one(input))).took)
    const second = async () => others.push((await timed(() => other(input))).took)
    for (const turn of i % 2 === 0 ? [first, second] : [second, first]) await turn()
  }
  return [timesOf(ones), timesOf(others)] as const
}
