import { ownPhoneStanding } from '~/domain/accounts/confirm-phone.server'
import type { Actor } from '~/domain/accounts/lifecycle'
import { mailStandingOf } from '~/domain/accounts/queries.server'
import { mailsAreSeen } from '~/mail/settings.server'
import { phoneMessagesAreSeen } from '~/phone/settings.server'

/** How somebody is told what is new outside the application; what the operator does not send is null. */
export const newsReach = (actor: Actor) => ({
  email: actor.email,
  standing: mailsAreSeen() ? mailStandingOf(actor) : null,
  phone: actor.phone,
  phoneStanding: phoneMessagesAreSeen() ? ownPhoneStanding(actor).standing : null,
})

export type NewsReach = ReturnType<typeof newsReach>
