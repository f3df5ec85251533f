import type { MailStop } from './lifecycle'

type Address = { email: string | null; emailConfirmedAt: Date | null; mailStopped: MailStop | null }

/** `none`: the account has no address. */
export type MailStanding = 'none' | 'confirmed' | 'waiting' | MailStop

/** How it stands with mails to an account's address. */
export const mailStanding = ({ email, emailConfirmedAt, mailStopped }: Address): MailStanding =>
  email === null ? 'none' : (mailStopped ?? (emailConfirmedAt ? 'confirmed' : 'waiting'))

/** After so many refusals nothing is sent there any more; they are forgotten after so many days without one. */
export const REFUSALS_TO_STOP = 2
export const REFUSALS_KEPT_DAYS = 30

/** Whether mails go there: it was shown whose it is, and nothing stops them. */
export const takesMail = (address: Address) => mailStanding(address) === 'confirmed'
