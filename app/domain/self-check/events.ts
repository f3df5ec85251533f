import { z } from 'zod'

const check = z.strictObject({ selfCheckId: z.string() })
const national = z.strictObject({ nationalResultId: z.string() })

export const selfCheckEvents = {
  'self_check.kept': check,
  'self_check.removed': check,
  'self_check.national_noted': national,
  'self_check.national_removed': national,
}
