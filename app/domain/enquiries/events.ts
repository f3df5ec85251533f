import { z } from 'zod'

const enquiry = z.strictObject({ enquiryId: z.string() })

export const enquiryEvents = {
  'enquiry.sent': enquiry,
  'enquiry.answered': enquiry,
}
