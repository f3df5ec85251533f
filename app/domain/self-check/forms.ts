import { z } from 'zod'
import { dayField, rowId, shortText } from '~/forms/fields'
import { LEVELS, type Level, questionsOf, type SelfCheckField } from '~/vocabulary/self-check'
import type { Day } from '../days'
import type { Answers } from './answers'

/** Every question of a field is answered. */
export const checkForm = (field: SelfCheckField) =>
  z.object(Object.fromEntries(questionsOf(field).map(({ id }) => [id, z.enum(LEVELS.map(String))])))

export const answersIn = (form: Record<string, string>): Answers =>
  Object.fromEntries(Object.entries(form).map(([id, level]) => [id, Number(level) as Level]))

/** What the national self-assessment said, in its own words. */
export const nationalForm = (today: Day) =>
  z.object({
    id: rowId,
    result: shortText(120),
    takenOn: dayField.refine((day) => day <= today, { params: { check: 'past_day' } }),
  })
export type NationalInput = z.output<ReturnType<typeof nationalForm>>

/** On the page of kept results: one of the national results is noted down, or taken out again. */
export const selfChecksForm = (today: Day) =>
  z.discriminatedUnion('step', [
    nationalForm(today).extend({ step: z.literal('note') }),
    z.object({ step: z.literal('remove'), remove: rowId }),
  ])

export const keepForm = z.object({ step: z.literal('keep') })
export const removeForm = z.object({ step: z.literal('remove') })
