import type { MailStop } from './lifecycle'

type Address = { emailConfirmedAt: Date | null; mailStopped: MailStop | null }

export type MailStanding = 'confirmed' | 'waiting' | MailStop

/** How it stands with mails to an account's address. */
export const mailStanding = ({ emailConfirmedAt, mailStopped }: Address): MailStanding =>
  mailStopped ?? (emailConfirmedAt ? 'confirmed' : 'waiting')

/** After so many refusals nothing is sent there any more; they are forgotten after so many days without one. */
export const REFUSALS_TO_STOP = 2
export const REFUSALS_KEPT_DAYS = 30

/** Whether mails go there: it was shown whose it is, and nothing stops them. */
export const takesMail = (address: Address) => mailStanding(address) === 'confirmed'
