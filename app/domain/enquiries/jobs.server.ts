import { atOnce, type HandlersOf } from '~/jobs/handling'
import { forgetEnquiries } from './forget-enquiries.server'
import type { enquiryJobs } from './jobs'

export const enquiryHandlers: HandlersOf<typeof enquiryJobs> = {
  'enquiries.forget': atOnce(forgetEnquiries),
}
