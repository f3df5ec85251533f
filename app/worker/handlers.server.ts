import { alertHandlers } from '~/domain/alerts/jobs.server'
import { assistedHandlers } from '~/domain/assisted/jobs.server'
import { discoveryHandlers } from '~/domain/discovery/jobs.server'
import { enquiryHandlers } from '~/domain/enquiries/jobs.server'
import { fileHandlers } from '~/domain/files/jobs.server'
import { learningHandlers } from '~/domain/learning/jobs.server'
import { matchingHandlers } from '~/domain/matching/jobs.server'
import { needHandlers } from '~/domain/needs/jobs.server'
import { notificationHandlers } from '~/domain/notifications/jobs.server'
import { proposalHandlers } from '~/domain/proposals/jobs.server'
import type { HandlersOf } from '~/jobs/handling'
import type { jobPayloads } from '~/jobs/kinds'
import { mailHandlers } from '~/mail/jobs.server'
import { phoneHandlers } from '~/phone/jobs.server'

/** What is done for each kind of job. */
export const handlers: HandlersOf<typeof jobPayloads> = {
  ...discoveryHandlers,
  ...matchingHandlers,
  ...alertHandlers,
  ...proposalHandlers,
  ...learningHandlers,
  ...enquiryHandlers,
  ...fileHandlers,
  ...needHandlers,
  ...assistedHandlers,
  ...notificationHandlers,
  ...mailHandlers,
  ...phoneHandlers,
}
