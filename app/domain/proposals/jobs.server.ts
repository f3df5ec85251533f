import { atOnce, type HandlersOf } from '~/jobs/handling'
import type { proposalJobs } from './jobs'
import { sendWaves } from './send-waves.server'

export const proposalHandlers: HandlersOf<typeof proposalJobs> = { 'waves.send': atOnce(sendWaves) }
