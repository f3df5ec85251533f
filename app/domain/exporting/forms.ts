import { z } from 'zod'
import { longText } from '~/forms/fields'
import { FILE_FORMATS, MAX_REASON, MIN_REASON } from './lifecycle'

/** What of a list is taken along, and how. `offered`: the columns that the actor may take, `personal` those that ask for a reason. */
export const takeForm = (offered: readonly string[], personal: readonly string[]) =>
  z
    .object({
      columns: z.array(z.enum(offered)).min(1).max(offered.length),
      format: z.enum(FILE_FORMATS),
      reason: longText(MAX_REASON).optional(),
    })
    .superRefine(({ columns, reason }, context) => {
      if (!columns.some((key) => personal.includes(key))) return
      if (reason === undefined) context.addIssue({ code: 'custom', path: ['reason'], params: { check: 'take_reason' } })
      else if (reason.length < MIN_REASON)
        context.addIssue({ code: 'too_small', origin: 'string', minimum: MIN_REASON, input: reason, path: ['reason'] })
    })
export type TakeInput = z.output<ReturnType<typeof takeForm>>
