import type { CallOutcome } from '~/domain/notifications/lifecycle'
import * as m from '~/i18n/paraglide/messages'

export const callOutcomeText: Record<CallOutcome, () => string> = {
  reached: m.call_outcome_reached,
  not_reached: m.call_outcome_not_reached,
  number_wrong: m.call_outcome_number_wrong,
}
