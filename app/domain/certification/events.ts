import { z } from 'zod'
import { CERTIFICATE_STATUSES } from './lifecycle'

const needId = z.string()
const engagement = { needId, engagementId: z.string() }
const report = z.strictObject({ ...engagement, outcomeId: z.string() })

export const certificationEvents = {
  'certificate.recorded': report,
  /** An enterprise wrote down one that it had already, or took it away again. */
  'certificate.held': z.strictObject({ certificateId: z.string() }),
  'certificate.held_no_more': z.strictObject({ certificateId: z.string() }),
  'outcome.reported_again': report,
  /** In the register of a group certificate a member stands no more. */
  'certificate.member_left': z.strictObject({ ...engagement, certificateId: z.string(), memberId: z.string() }),
  'certificate.member_added': z.strictObject({ ...engagement, certificateId: z.string(), memberId: z.string() }),
  /** What the body did with a verified certificate, as the department heard. */
  'certificate.status_changed': z.strictObject({
    needId,
    outcomeId: z.string(),
    certificateId: z.string(),
    profileId: z.string(),
    status: z.enum(CERTIFICATE_STATUSES),
  }),
  'outcome.verified': z.strictObject({ needId, outcomeId: z.string(), profileId: z.string() }),
  'outcome.rejected': z.strictObject({ needId, outcomeId: z.string() }),
  'engagement.may_be_told': z.strictObject(engagement),
  'engagement.no_longer_told': z.strictObject(engagement),
}
