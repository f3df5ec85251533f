import { z } from 'zod'
import { PROFILE_PARTS } from './lifecycle'

const profileId = z.string()

export const directoryEvents = {
  'profile.changed': z.strictObject({ profileId, parts: z.array(z.enum(PROFILE_PARTS)) }),
  'profile.submitted': z.strictObject({ profileId }),
  /** `checkedUntil`: the last day for which the check stands; null: no end. */
  'profile.published': z.strictObject({ profileId, checkedUntil: z.iso.date().nullable() }),
  'profile.returned': z.strictObject({ profileId, reason: z.string() }),
}
