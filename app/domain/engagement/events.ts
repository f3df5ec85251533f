import { z } from 'zod'
import { ENGAGEMENT_SIDES } from './lifecycle'
import { OFFER_FLAGS } from '../proposals/lifecycle'

const engagement = { needId: z.string(), engagementId: z.string() }
const signedCopy = z.strictObject({ ...engagement, copyId: z.string() })
const change = z.strictObject({ ...engagement, changeId: z.string() })
const milestone = z.strictObject({ ...engagement, milestoneId: z.string() })
const by = z.literal('department')
/** `moved`: milestones whose days are other ones now, or wait for nobody. */
const work = z.strictObject({ ...engagement, moved: z.array(z.string()) })
const end = z.strictObject({ ...engagement, endId: z.string() })
const dispute = z.strictObject({ ...engagement, disputeId: z.string() })
const entry = z.strictObject({ ...engagement, entryId: z.string() })
const payment = z.strictObject({ ...engagement, paymentId: z.string() })

export const engagementEvents = {
  /** `version`: of the proposal; `knowing`: what spoke against it and was confirmed. */
  'proposal.awarded': z.strictObject({
    ...engagement,
    proposalId: z.string(),
    version: z.number().optional(),
    knowing: z.array(z.enum(OFFER_FLAGS)).optional(),
  }),
  /** From here on each side sees how the other is reached. */
  'engagement.contacts_shared': z.strictObject(engagement),
  'milestone.submitted': milestone,
  /** `by`: of what nobody looked at. */
  'milestone.accepted': milestone.extend({ by: by.optional() }),
  'milestone.returned': milestone.extend({ by: by.optional() }),
  'agreement.confirmed': z.strictObject({ ...engagement, textId: z.string(), side: z.enum(ENGAGEMENT_SIDES) }),
  'agreement.copy_attached': signedCopy,
  'agreement.copy_removed': signedCopy,
  'change.proposed': change,
  /** `moved`: milestones that got another day, or are no more. */
  'change.confirmed': change.extend({ moved: z.array(z.string()) }),
  'change.declined': change,
  'change.withdrawn': change,
  'engagement.completed': z.strictObject(engagement),
  'engagement.paused': work,
  /** It is to rest longer. */
  'engagement.pause_extended': z.strictObject(engagement),
  'engagement.resumed': work,
  'end.proposed': end,
  'end.objected': end,
  'end.withdrawn': end,
  /** `by`: of what the other side left unanswered, or with a dispute. */
  'engagement.ended': work.extend({ by: by.optional(), endId: z.string().optional() }),
  'dispute.opened': dispute,
  'dispute.withdrawn': dispute,
  /** The other side said how it sees it. */
  'dispute.accounted': dispute,
  'dispute.recorded': dispute.extend({ by }),
  'dispute.closed': dispute.extend({ by }),
  'diary.written': entry,
  'diary.changed': entry,
  'diary.removed': entry,
  'payment.marked': payment,
  'payment.confirmed': payment,
  'payment.missing': payment,
  'payment.withdrawn': payment,
}
