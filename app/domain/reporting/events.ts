import { z } from 'zod'

const report = z.strictObject({ reportId: z.string(), year: z.number() })

export const reportingEvents = {
  'yearly_report.begun': report,
  'yearly_report.written': report.extend({ part: z.string() }),
  'yearly_report.sent': report,
  'yearly_report.returned': report,
  'yearly_report.closed': report,
}
