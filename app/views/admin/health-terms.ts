import type { JobKind } from '~/jobs/kinds'
import type { BreakerState } from '~search/breaker'
import type { EngineName } from '~search/engine'
import * as m from '~/i18n/paraglide/messages'

const jobNames: Record<JobKind, () => string> = {
  'search.sync': m.health_job_search_sync,
  'search.ensure': m.health_job_search_ensure,
  'matching.suggest': m.health_job_matching_suggest,
  'matching.follow': m.health_job_matching_follow,
  'matching.refresh': m.health_job_matching_refresh,
  'alerts.look': m.health_job_alerts_look,
  'alerts.daily': m.health_job_alerts_daily,
  'waves.send': m.health_job_waves_send,
  'learning.forget': m.health_job_learning_forget,
  'enquiries.forget': m.health_job_enquiries_forget,
  'needs.ask_silent': m.health_job_needs_ask_silent,
  'assisted.forget': m.health_job_assisted_forget,
  'files.forget': m.health_job_files_forget,
  'files.move_out': m.health_job_files_move_out,
  'files.remove_object': m.health_job_files_remove_object,
  'files.move_all_out': m.health_job_files_move_all_out,
  'notifications.morning': m.health_job_notifications_morning,
  'mail.send': m.health_job_mail_send,
  'phone.send': m.health_job_phone_send,
}

/** A job's kind in words; one of an earlier version keeps its name. */
export const jobName = (kind: string) => (kind in jobNames ? jobNames[kind as JobKind]() : kind)

export const indexNames = { consultants: m.health_index_consultants }

export const engineNames: Record<EngineName, () => string> = {
  embedded: m.health_engine_embedded,
  meilisearch: m.health_engine_meilisearch,
}

export const breakerStates: Record<BreakerState, () => string> = {
  closed: m.health_breaker_closed,
  open: m.health_breaker_open,
  'half-open': m.health_breaker_half_open,
}
