import type { Actor } from '~/domain/accounts/lifecycle'
import { mayTake } from '~/domain/assisted/confirm.server'
import { agencyOf, type Entry, hasAccount, told } from '~/domain/assisted/queries.server'
import { departmentPhone } from '~/domain/accounts/department-phone.server'
import { entryDays, entryFacts } from './entry-view.server'
import { whoSees } from './who-sees'

/** What somebody reads who is asked to confirm; `as`: what they can do about it as they are signed in. */
export function confirmView(actor: Actor | null, entry: Entry) {
  const { standing } = told(entry)
  const agency = agencyOf(entry)
  const ofAccount = hasAccount(entry)
  const as = !actor
    ? ofAccount
      ? ('to_sign_in' as const)
      : ('new' as const)
    : mayTake(actor, entry)
      ? ('taker' as const)
      : ('stranger' as const)
  const isOpen = standing === 'waiting'
  return {
    standing,
    agency: agency.name,
    name: entry.organisationName,
    days: entryDays(entry),
    as,
    actingFor: actor ? (actor.organisationName ?? actor.name) : null,
    needId: standing === 'confirmed' && as === 'taker' ? entry.id : null,
    phone: departmentPhone(),
    asked: isOpen
      ? {
          text: entry.text,
          facts: entryFacts(entry),
          sees: whoSees(agency),
          person: { name: entry.personName, phone: entry.phone, email: entry.email },
        }
      : null,
  }
}
export type ConfirmView = ReturnType<typeof confirmView>
