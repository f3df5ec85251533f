import { z } from 'zod'
import { COMPARED_WITH, PROFILE_PARTS } from './lifecycle'

const profileId = z.string()

export const directoryEvents = {
  'profile.changed': z.strictObject({ profileId, parts: z.array(z.enum(PROFILE_PARTS)) }),
  'profile.submitted': z.strictObject({ profileId }),
  /** `checkedUntil`: the last day for which the check stands; null: no end. */
  'profile.published': z.strictObject({ profileId, checkedUntil: z.iso.date().nullable() }),
  /** What each of these credentials was compared with; null: no longer counts as compared. */
  'profile.compared': z.strictObject({
    profileId,
    papers: z.array(z.strictObject({ credentialId: z.string(), comparedWith: z.enum(COMPARED_WITH).nullable() })),
  }),
  /** Its consultant shows it to nobody any more. */
  'profile.withdrawn': z.strictObject({ profileId }),
  'profile.returned': z.strictObject({ profileId, reason: z.string() }),
  /** `until`: the last day; null: until it is lifted. */
  'invitations.paused': z.strictObject({ profileId, until: z.iso.date().nullable() }),
  'invitations.resumed': z.strictObject({ profileId }),
}
