import { z } from 'zod'
import { GROUP_ENDS } from './lifecycle'

/** `needId`: the member's own need, in whose story it stands; of `formed` the joint need. */
const member = z.strictObject({ groupId: z.string(), memberId: z.string(), needId: z.string() })

export const groupEvents = {
  'group.asked': member,
  'group.joined': member,
  'group.declined': member,
  'group.left': member,
  'group.lead_taken': member,
  /** Whoever was to act for it is not in it any more. */
  'group.lead_missing': z.strictObject({ groupId: z.string() }),
  'group.formed': z.strictObject({ groupId: z.string(), needId: z.string() }),
  'group.ended': z.strictObject({ groupId: z.string(), reason: z.enum(GROUP_ENDS) }),
}
