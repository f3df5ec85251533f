import type { Arrival, ConfirmedBy } from '~/domain/assisted/lifecycle'
import type { AssistedStep, Standing } from '~/domain/assisted/next-step'
import { formatDay } from './format'
import * as m from './paraglide/messages'

type Words<Code extends string> = Record<Code, () => string>

export const arrivalText: Words<Arrival> = {
  phone: m.assisted_arrival_phone,
  desk: m.assisted_arrival_desk,
  visit: m.assisted_arrival_visit,
}

export const standingText: Words<Standing> = {
  writing: m.assisted_standing_writing,
  waiting: m.assisted_standing_waiting,
  lapsed: m.assisted_standing_lapsed,
  confirmed: m.assisted_standing_confirmed,
  refused: m.assisted_standing_refused,
  withdrawn: m.assisted_standing_withdrawn,
}
export const standingTone: Record<Standing, 'due' | 'ok' | 'danger' | 'info' | 'neutral'> = {
  writing: 'due',
  waiting: 'info',
  lapsed: 'due',
  confirmed: 'ok',
  refused: 'danger',
  withdrawn: 'neutral',
}

export const confirmedByText: Words<ConfirmedBy> = {
  account: m.assisted_by_account,
  key: m.assisted_by_key,
  signed_slip: m.assisted_by_signed_slip,
}

/** What an officer is to do, in a few words; empty where nothing is. */
export function assistedStepText(step: AssistedStep): string {
  switch (step.kind) {
    case 'finish':
      return m.assisted_step_finish()
    case 'renew':
      return m.assisted_step_renew()
    case 'correct':
      return m.assisted_step_correct()
    case 'call':
      return m.assisted_step_call({ day: formatDay(step.dueOn) })
    case 'wait':
      return m.assisted_step_wait({ day: formatDay(step.dueOn) })
    case 'none':
      return ''
  }
}
