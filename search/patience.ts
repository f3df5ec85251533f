const TICK = 25

/**
 * A signal that aborts when `milliseconds` have passed for a program that is listening. They are counted in ticks: time
 * in which this process itself was busy (indexing a batch, reading many rows) counts as one tick only, so that an
 * answer which already lies there is read before the server is called silent. Call `stop` when the answer is there.
 */
export function patience(milliseconds: number): { signal: AbortSignal; stop(): void } {
  const controller = new AbortController()
  let ticks = Math.ceil(milliseconds / TICK)
  const stop = () => clearInterval(timer)
  const timer = setInterval(() => {
    ticks -= 1
    if (ticks > 0) return
    stop()
    controller.abort()
  }, TICK)
  return { signal: controller.signal, stop }
}
