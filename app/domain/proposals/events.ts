import { z } from 'zod'
import { ANSWERED_VIA, CONTACT_FROM, DECLINE_REASONS, INTEREST_DECLINE_REASONS, WITHDRAWAL_REASONS } from './lifecycle'
import { WAVES_STOPPED } from './waves'

/** How the consultant answered, where it was not in their workspace: by the link in a mail, or by telephone to the department. */
const via = { via: z.enum(ANSWERED_VIA).optional() }
const request = { needId: z.string(), requestId: z.string() }
/** Of a consultant who was not invited. */
const interest = { needId: z.string(), interestId: z.string() }

/** Of the partner in a joint proposal; the request is the lead's. */
const partnership = z.strictObject({ ...request, partnershipId: z.string() })

/** Its words are the enterprise's own. */
const note = z.strictObject({ needId: z.string(), proposalId: z.string() })
const proposal = z.strictObject({ ...request, proposalId: z.string() })

export const proposalEvents = {
  /** `again`: after a decline, or after it was taken back. */
  'request.sent': z.strictObject({ ...request, profileId: z.string(), again: z.literal(true).optional() }),
  'request.reminded': z.strictObject({ ...request, by: z.literal('department').optional() }),
  'request.withdrawn': z.strictObject({ ...request, reason: z.enum(WITHDRAWAL_REASONS) }),
  /** The consultant wants to answer; it is no answer yet. */
  'request.interested': z.strictObject({ ...request, ...via }),
  /** From here on the consultant sees how the enterprise is reached. */
  'request.contact_shared': z.strictObject(request),
  /** The enterprise chose another moment for that; it took back what was shown; or the consultant sees, or may see, more than before. */
  'request.contact_changed': z.strictObject({ ...request, contactFrom: z.enum(CONTACT_FROM) }),
  'request.contact_withdrawn': z.strictObject(request),
  'request.contact_opened': z.strictObject(request),
  'waves.started': z.strictObject({ needId: z.string(), size: z.number(), wanted: z.number() }),
  'waves.sent': z.strictObject({ needId: z.string(), number: z.number(), invited: z.number() }),
  /** The next one is due, and no place is free. */
  'waves.blocked': z.strictObject({ needId: z.string() }),
  'waves.stopped': z.strictObject({ needId: z.string() }),
  'waves.ended': z.strictObject({ needId: z.string(), reason: z.enum(WAVES_STOPPED) }),
  'interest.said': z.strictObject(interest),
  'interest.withdrawn': z.strictObject(interest),
  'interest.accepted': z.strictObject({ ...interest, requestId: z.string() }),
  'interest.declined': z.strictObject({ ...interest, reason: z.enum(INTEREST_DECLINE_REASONS) }),
  'partnership.asked': partnership,
  'partnership.reminded': partnership,
  'partnership.agreed': partnership,
  'partnership.declined': partnership,
  'partnership.withdrawn': partnership,
  'partnership.left': partnership,
  'proposal.submitted': proposal,
  'proposals.weighed': z.strictObject({ needId: z.string() }),
  'proposal.noted': note,
  'proposal.note_removed': note,
  'proposal.revised': proposal.extend({ version: z.number() }),
  'proposal.withdrawn': proposal.extend({ reason: z.enum(DECLINE_REASONS) }),
  'request.declined': z.strictObject({ ...request, reason: z.enum(DECLINE_REASONS), ...via }),
}
