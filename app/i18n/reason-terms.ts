import type { GivenFor } from '~/domain/programme/reasons'
import { closeReasonText } from './need-terms'
import { endReasonText } from './off-plan-terms'
import * as m from './paraglide/messages'
import { wordOf } from './word-of'
import { declineReasonText, notChosenText, withdrawalReasonText } from './work-terms'

/** For what a reason was given, as a list of them is called. */
export const givenForText: Record<GivenFor, () => string> = {
  declined: m.reasons_declined,
  withdrawn: m.reasons_withdrawn,
  not_chosen: m.reasons_not_chosen,
  closed: m.reasons_closed,
  ended: m.reasons_ended,
}

const words: Record<GivenFor, Record<string, () => string>> = {
  declined: declineReasonText,
  withdrawn: withdrawalReasonText,
  not_chosen: notChosenText,
  closed: closeReasonText,
  ended: endReasonText,
}

/** A reason's words; for none that was given. */
export const givenText = (what: GivenFor, reason: string): string =>
  wordOf(words[what], reason) ?? m.reasons_none_given()
