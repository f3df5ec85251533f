import { z } from 'zod'
import { OPENING_REASONS, REPORT_DECISIONS, REPORT_KINDS } from './lifecycle'

const conversation = { needId: z.string(), requestId: z.string() }
const message = z.strictObject({ ...conversation, messageId: z.string() })
const report = { ...conversation, messageId: z.string(), reportId: z.string() }
const read = z.strictObject(conversation)

export const conversationEvents = {
  'message.sent_by_enterprise': message,
  'message.sent_by_consultant': message,
  /** Somebody of that side has seen all that the other wrote. */
  'message.read_by_enterprise': read,
  'message.read_by_consultant': read,
  /** An officer gave a reason and reads what the two sides wrote. */
  'conversation.opened': z.strictObject({ ...conversation, reason: z.enum(OPENING_REASONS) }),
  /** Of a need, not of one conversation: nobody learns here who asked. */
  'question.answered_for_all': z.strictObject({ needId: z.string(), answerId: z.string() }),
  'message.reported': z.strictObject({ ...report, kind: z.enum(REPORT_KINDS) }),
  'message.report_decided': z.strictObject({ ...report, decision: z.enum(REPORT_DECISIONS) }),
}
