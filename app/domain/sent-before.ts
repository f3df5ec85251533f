import { DomainError } from './errors'

type Values = Readonly<Record<string, unknown>>

/** Whether a form that comes once more with the id of a stored row says what that row says; nothing and null are one. */
export const saysTheSame = (stored: Values, sent: Values): boolean =>
  Object.entries(sent).every(([name, value]) => JSON.stringify(stored[name] ?? null) === JSON.stringify(value ?? null))

/**
 * A form sent twice is one row. Sent again after going back and changing it, what was changed may not be dropped in silence:
 * throws `sent_before` where the stored row says something else and can be changed no more.
 */
export function assertReplay(stored: Values, sent: Values): void {
  if (!saysTheSame(stored, sent)) throw new DomainError('sent_before')
}
