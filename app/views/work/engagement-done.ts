import * as m from '~/i18n/paraglide/messages'

/** What was done, as the page of an engagement says it. */
export const engagementDone: Record<string, () => string> = {
  awarded: m.engagement_done_awarded,
  submit: m.engagement_done_submit,
  accept: m.engagement_done_accept,
  return: m.engagement_done_return,
  pause: m.pause_done_pause,
  extend: m.pause_done_extend,
  resume: m.pause_done_resume,
  recorded: m.engagement_done_recorded,
  reported: m.engagement_done_reported,
  document_recorded: m.document_done_recorded,
  document_reported: m.document_done_reported,
  register_added: m.engagement_done_register_added,
  register_left: m.engagement_done_register_left,
  review_written: m.review_done_written,
  review_shown: m.review_done_shown,
  review_replied: m.review_done_replied,
  review_reported: m.review_done_reported,
  tell: m.telling_done_tell,
  tell_no_more: m.telling_done_tell_no_more,
}
