import * as m from '~/i18n/paraglide/messages'

/** What was done, as the page of a need says it. */
export const doneText: Record<string, () => string> = {
  published: m.need_done_published,
  confirmed: m.need_done_confirmed,
  published_requested: m.need_done_published_requested,
  requested: m.need_done_requested,
  closed: m.need_done_closed,
  changed: m.need_done_changed,
  reopened: m.need_done_reopened,
  kept: m.need_done_kept,
  reminded: m.need_done_reminded,
  withdrawn: m.need_done_withdrawn,
  again: m.need_done_again,
  waves_started: m.need_done_waves_started,
  waves_stopped: m.need_done_waves_stopped,
  interest_on: m.need_done_interest_on,
  interest_off: m.need_done_interest_off,
  interest_declined: m.need_done_interest_declined,
  contact: m.contact_change_done,
}

type Done =
  { step: 'publish' | 'request' | 'reopen' | 'keep' | 'close' } | { step: 'interest'; takesInterest: 'yes' | 'no' }

const DONE = { publish: 'published', request: 'requested', reopen: 'reopened', keep: 'kept', close: 'closed' } as const

/** What its page says after a step of a need. */
export const doneBy = (done: Done): string =>
  done.step === 'interest' ? `interest_${done.takesInterest === 'yes' ? 'on' : 'off'}` : DONE[done.step]
