import { GiveUp, TryLater } from '~/jobs/failures'

/** The service cannot be reached, does not let us in, or sends nothing for now. */
export class PhoneUnavailable extends TryLater {
  constructor(reason: string) {
    super(`messages to phones are away: ${reason}`)
    this.name = 'PhoneUnavailable'
  }
}

/** This number takes no such message, today or tomorrow. */
export class PhoneRefused extends GiveUp {
  constructor(reason: string) {
    super(`the number takes no message: ${reason}`)
    this.name = 'PhoneRefused'
  }
}
