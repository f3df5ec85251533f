import type { Transitions } from '../lifecycle'

/**
 * A need that an officer wrote down for an enterprise. `writing`: not ready, or being corrected; `waiting`: the enterprise is asked; a
 * waiting one whose time is over is `lapsed`, which the clock says.
 */
export const ASSISTED_STATUSES = ['writing', 'waiting', 'confirmed', 'refused', 'withdrawn'] as const
export type AssistedStatus = (typeof ASSISTED_STATUSES)[number]

/** Corrected, it is asked about anew, with another code. */
export const assistedTransitions = {
  writing: ['waiting', 'withdrawn'],
  waiting: ['writing', 'waiting', 'confirmed', 'refused', 'withdrawn'],
  confirmed: [],
  refused: ['writing', 'withdrawn'],
  withdrawn: [],
} as const satisfies Transitions<AssistedStatus>

/** How the enterprise came to the officer. */
export const ARRIVALS = ['phone', 'desk', 'visit'] as const
export type Arrival = (typeof ARRIVALS)[number]

/** How it was confirmed: by its own people in their account; by whoever holds the link or the code; on a slip that was signed. */
export const CONFIRMED_BY = ['account', 'key', 'signed_slip'] as const
export type ConfirmedBy = (typeof CONFIRMED_BY)[number]

/** By what a code is sent, beside the slip. */
export const SENT_BY = ['mail', 'phone'] as const
export type SentBy = (typeof SENT_BY)[number]

/** Days for which an enterprise is asked. */
export const CONFIRM_DAYS = 30
/** Days after which the officer calls again. */
export const CALL_DAYS = [7, 21] as const
/** Days after which what was never confirmed is deleted: from its end, or from the last change where it was never asked about. */
export const KEPT_DAYS = 90

/** Needs of one agency that wait or are being written, many times what it gathers in a month; and messages to one number or address. */
export const MAX_WAITING = 300
export const MAX_SENT = 5

/** What the account and the need hold once it was confirmed, and what nobody needs once its enterprise has ended. */
export const FORGOTTEN = {
  personName: '',
  phone: null,
  email: null,
  taxCode: null,
  text: '',
  subjects: [],
  answers: {},
}

export const CODE_LETTERS = 9
