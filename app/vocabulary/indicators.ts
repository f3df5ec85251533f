import { z } from 'zod'
import indicatorsFile from './data/indicators.json'
import { worded } from './province'

/** By what the gain of a piece of work is measured, checked for shape. */

const formula = z.object({
  /** `share`: of a hundred. The product of what stands on top by the product of what stands below. */
  kind: z.enum(['ratio', 'share']),
  top: z.array(z.string()).min(1),
  bottom: z.array(z.string()).min(1),
  /** A result above it is no result. */
  most: z.number().positive().optional(),
})

const indicator = z
  .object({
    id: z.string(),
    name: worded,
    unit: worded,
    better: z.enum(['more', 'less']),
    formula,
    /** Plain numbers that somebody on the floor has. */
    inputs: z.array(z.object({ id: z.string(), label: worded })).min(2),
    /** How they are taken, so that both times are alike. */
    ask: worded,
  })
  .refine(
    ({ formula: { top, bottom }, inputs }) =>
      JSON.stringify([...top, ...bottom].sort()) === JSON.stringify(inputs.map(({ id }) => id).sort()),
    { message: 'the formula uses each input once' },
  )

const shape = z.object({
  source: z.string().min(1),
  indicators: z.array(indicator).min(1),
  /** Those that fit a subject, the most telling first. */
  fits: z.record(z.string(), z.array(z.string()).min(2).max(3)),
})

const file = shape.parse(indicatorsFile)

export const INDICATORS = file.indicators
export type Indicator = (typeof INDICATORS)[number]

const byId = new Map(INDICATORS.map((indicator) => [indicator.id, indicator]))
export const indicatorOf = (id: string): Indicator | undefined => byId.get(id)

/** The indicators that fit some subjects, each once; none for subjects that are not measured. */
export const indicatorsFor = (subjectCodes: readonly string[]): Indicator[] =>
  [...new Set(subjectCodes.flatMap((code) => file.fits[code] ?? []))].map((id) => byId.get(id)!)

/**
 * The indicator's value for plain numbers, undefined where they give none: one is missing or negative, one below is nought, or the
 * result is more than there can be.
 */
export function valueOf(
  { formula }: Indicator,
  inputs: Readonly<Record<string, number | undefined>>,
): number | undefined {
  const product = (ids: string[]) => ids.reduce((all, id) => all * (inputs[id] ?? Number.NaN), 1)
  const [top, bottom] = [product(formula.top), product(formula.bottom)]
  const value = (top / bottom) * (formula.kind === 'share' ? 100 : 1)
  const isOne = Number.isFinite(value) && value >= 0 && value <= (formula.most ?? Number.MAX_VALUE)
  return isOne && Object.values(inputs).every((one) => one === undefined || one >= 0) ? value : undefined
}
