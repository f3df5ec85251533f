/** The application's clock. Commands ask it rather than `Date`, so that tests and the demo data can set the time. */
let fixed: Date | undefined

export const now = (): Date => (fixed ? new Date(fixed) : new Date())

/** Today's date in Vietnam (UTC+7, no daylight saving), `yyyy-MM-dd`. */
export const today = () => dayOf(now())

const HOURS_7 = 7 * 3_600_000
export const dayOf = (moment: Date) =>
  new Date(moment.getTime() + HOURS_7).toISOString().slice(0, 10) as `${number}-${number}-${number}`

/** Runs `work` with the clock standing at `moment`. Synchronous on purpose: commands are. */
export function at<T>(moment: Date, work: () => T extends PromiseLike<unknown> ? never : T): T {
  const before = fixed
  fixed = moment
  try {
    return work()
  } finally {
    fixed = before
  }
}
