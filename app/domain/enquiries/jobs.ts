import { z } from 'zod'

export const enquiryJobs = {
  'enquiries.forget': z.object({}),
}
