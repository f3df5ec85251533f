import type { Help, IdentityCheck } from '~/domain/accounts/lifecycle'
import * as m from '~/i18n/paraglide/messages'

/** How an officer made sure who asks for a way back into an account. */
export const checkText: Record<IdentityCheck, () => string> = {
  called_person: m.help_check_called_person,
  called_organisation: m.help_check_called_organisation,
  desk: m.help_check_desk,
}

/** How an officer helped. */
export const helpText: Record<Help, () => string> = {
  code: m.help_history_code,
  second_step: m.help_history_second_step,
}
