import type { JobKind } from '~/jobs/outbox.server'
import * as m from './paraglide/messages'

const jobNames: Record<JobKind, () => string> = {
  'search.sync': m.health_job_search_sync,
  'search.ensure': m.health_job_search_ensure,
  'matching.suggest': m.health_job_matching_suggest,
}

/** A job's kind in words; one of an earlier version keeps its name. */
export const jobName = (kind: string) => (kind in jobNames ? jobNames[kind as JobKind]() : kind)

export const indexNames = { consultants: m.health_index_consultants, subjects: m.health_index_subjects }
