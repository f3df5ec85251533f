import { z } from 'zod'
import { dayField, longText, optionalFile, plainFigure, rowId, shortText } from '~/forms/fields'
import type { Indicator } from '~/vocabulary/indicators'
import type { Day } from '../days'
import { EVIDENCE_LEVELS, MEASURE_SHARES } from './lifecycle'

/** What is typed of a reading: the plain numbers of its indicator. */
const reading = ({ inputs }: Indicator, today: Day) => ({
  id: rowId,
  inputs: z.object(Object.fromEntries(inputs.map(({ id }) => [id, plainFigure]))),
  measuredOn: dayField.refine((day) => day <= today, { params: { check: 'past_day' } }),
  method: longText(1000),
  level: z.enum(EVIDENCE_LEVELS),
  evidence: optionalFile,
})

export const startForm = (indicator: Indicator, today: Day) =>
  z.object({ ...reading(indicator, today), what: shortText(120), memberId: rowId.optional() })
export const readingForm = (indicator: Indicator, today: Day) => z.object(reading(indicator, today))
export const afterForm = (indicator: Indicator, today: Day) =>
  z.object({ ...reading(indicator, today), share: z.enum(MEASURE_SHARES) })

/** By a mail's link: the figures alone, as the enterprise says them. */
export const laterForm = (indicator: Indicator, today: Day) =>
  z.object(reading(indicator, today)).omit({ level: true, evidence: true })
export type LaterInput = z.output<ReturnType<typeof laterForm>>
/** Whether the enterprise is named in the public register of results. */
export const namingForm = z.object({ step: z.enum(['agree', 'withdraw']) })

export const removeForm = z.object({ step: z.literal('remove') })

export type ReadingInput = z.output<ReturnType<typeof readingForm>>
export type AfterInput = z.output<ReturnType<typeof afterForm>>
/** `measureId`: as the reading's own, from the form, so that a form that is sent twice is one measure. */
export type StartInput = z.output<ReturnType<typeof startForm>> & { indicatorId: string }
