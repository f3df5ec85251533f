import { GiveUp, TryLater } from '~/jobs/failures'

/** The mail server cannot be reached, does not let us in, or asks to come back later. */
export class MailUnavailable extends TryLater {
  constructor(reason: string) {
    super(`the mail server is away: ${reason}`)
    this.name = 'MailUnavailable'
  }
}

/** The mail server will not take this mail, today or tomorrow; `ofRecipient`: whatever it says, since there is no such mailbox. */
export class MailRefused extends GiveUp {
  constructor(
    reason: string,
    readonly ofRecipient: boolean,
  ) {
    super(`the mail server refused: ${reason}`)
    this.name = 'MailRefused'
  }
}
