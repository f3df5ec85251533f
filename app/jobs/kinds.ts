import type { z } from 'zod'
import { alertJobs } from '~/domain/alerts/jobs'
import { assistedJobs } from '~/domain/assisted/jobs'
import { discoveryJobs } from '~/domain/discovery/jobs'
import { enquiryJobs } from '~/domain/enquiries/jobs'
import { fileJobs } from '~/domain/files/jobs'
import { learningJobs } from '~/domain/learning/jobs'
import { matchingJobs } from '~/domain/matching/jobs'
import { needJobs } from '~/domain/needs/jobs'
import { notificationJobs } from '~/domain/notifications/jobs'
import { proposalJobs } from '~/domain/proposals/jobs'
import { mailJobs } from '~/mail/jobs'
import { phoneJobs } from '~/phone/jobs'

/** Every kind of job with the shape of its payload. Payloads carry ids; handlers reload the row. */
export const jobPayloads = {
  ...discoveryJobs,
  ...matchingJobs,
  ...alertJobs,
  ...proposalJobs,
  ...learningJobs,
  ...enquiryJobs,
  ...fileJobs,
  ...needJobs,
  ...assistedJobs,
  ...notificationJobs,
  ...mailJobs,
  ...phoneJobs,
} as const

export type JobKind = keyof typeof jobPayloads
export type JobPayload<K extends JobKind> = z.infer<(typeof jobPayloads)[K]>
