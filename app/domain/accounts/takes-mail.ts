import type { MailStop } from './lifecycle'

type Address = { emailConfirmedAt: Date | null; mailStopped: MailStop | null }

export type MailStanding = 'confirmed' | 'waiting' | MailStop

/** How it stands with mails to an account's address. */
export const mailStanding = ({ emailConfirmedAt, mailStopped }: Address): MailStanding =>
  mailStopped ?? (emailConfirmedAt ? 'confirmed' : 'waiting')

/** Whether mails go there: it was shown whose it is, and nothing stops them. */
export const takesMail = (address: Address) => mailStanding(address) === 'confirmed'
