/** By what the figures are cut; of subjects and groups of the plan a need may have several, of the others one. */
export const CUTS = [
  'subject',
  'group',
  'section',
  'commune',
  'enterpriseKind',
  'size',
  'language',
  'channel',
  'consultant',
] as const
export type Cut = (typeof CUTS)[number]

export const QUARTERS = [1, 2, 3, 4] as const
export type Quarter = (typeof QUARTERS)[number]

/** Which needs are counted: published in a year or a quarter of it (Vietnam time), and of a row of each cut named. */
export type Scope = { year?: number; quarter?: Quarter } & { readonly [C in Cut]?: string }

/** A cut's row for what names none, so that the rows add up. */
export const UNKNOWN = 'unknown'
/** The row of needs that ask for no language beside Vietnamese. */
export const NO_LANGUAGE = 'none'

/** The row of needs that their enterprises wrote down themselves. */
export const SELF = 'self'

/** From the first moment on, before the second; undefined: all time. */
export type Span = { from: Date; before: Date }

const startOf = (year: number, month: number) =>
  new Date(
    `${year + Math.floor((month - 1) / 12)}-${String(((month - 1) % 12) + 1).padStart(2, '0')}-01T00:00:00+07:00`,
  )

export function spanOf({ year, quarter }: Scope): Span | undefined {
  if (!year) return undefined
  const month = quarter ? quarter * 3 - 2 : 1
  return { from: startOf(year, month), before: startOf(year, month + (quarter ? 3 : 12)) }
}

/**
 * The period before, of the same kind, as far into it as `now` is into this one: so that what has run for eleven months is not compared
 * with twelve.
 */
export function spanBefore(scope: Scope, now: Date): Span | undefined {
  const span = spanOf(scope)
  if (!span) return undefined
  const before = spanOf(oneBefore(scope))!
  const gone = now.getTime() - span.from.getTime()
  return now < span.before
    ? { from: before.from, before: new Date(Math.min(before.from.getTime() + gone, before.before.getTime())) }
    : before
}

/** The year before, or the quarter before. */
export function oneBefore({ year, quarter }: Scope): Scope {
  if (!quarter) return { year: year! - 1 }
  return quarter === 1 ? { year: year! - 1, quarter: 4 } : { year: year!, quarter: (quarter - 1) as Quarter }
}
