import { eq } from 'drizzle-orm'
import type { Actor } from '~/domain/accounts/lifecycle'
import { isMobile } from '~/domain/accounts/phone'
import { canHelpAccounts, canWrite } from '~/domain/accounts/policy'
import { inThrees } from '~/domain/assisted/code'
import { agencyOf, codeToPrint, type Entry, hasAccount, told } from '~/domain/assisted/queries.server'
import { filesOf } from '~/domain/files/record-files.server'
import type { Seen } from '~/domain/seen'
import * as m from '~/i18n/paraglide/messages'
import { arrivalText } from '~/i18n/assisted-terms'
import { personName } from '~/i18n/person-name'
import { mailsAreSeen } from '~/mail/settings.server'
import { phoneMessagesAreSeen } from '~/phone/settings.server'
import { db } from '~db/connection'
import { users } from '~db/schema'
import { entryDays, entryFacts } from './entry-view.server'
import { confirmAddress, maySign } from './slip.server'
import { whoSees } from './who-sees'

/** An entry as its officers see it. */
export function officersView(actor: Actor, entry: Entry & Seen<'assisted'>) {
  const { standing, step } = told(entry)
  const agency = agencyOf(entry)
  const officer = db.select().from(users).where(eq(users.id, entry.officerId)).get()
  const code = codeToPrint(actor, entry)
  const mobile = entry.phone && isMobile(entry.phone) ? entry.phone : null
  const ofAccount = hasAccount(entry)
  const days = entryDays(entry)
  const writtenBy = { officer: personName(officer?.name ?? ''), agency: agency.name, day: days.written }
  return {
    id: entry.id,
    name: entry.organisationName,
    standing,
    step,
    days,
    text: entry.text,
    facts: entryFacts(entry),
    reason: entry.reason,
    confirmedVia: entry.confirmedVia,
    needId: standing === 'confirmed' && actor.role === 'department' ? entry.id : null,
    writtenBy: `${m.assisted_written_by(writtenBy)} ${arrivalText[entry.arrival]()}.`,
    sees: whoSees(agency),
    hasSubjects: entry.subjects.length > 0,
    isAgain: entry.issue > 0,
    hasAccount: ofAccount,
    maySign: maySign(entry),
    code: code && inThrees(code),
    address: confirmAddress(),
    email: mailsAreSeen() ? entry.email : null,
    phone: phoneMessagesAreSeen() ? mobile : null,
    call: entry.phone,
    files: canWrite(actor) ? (filesOf('assisted', [entry.id]).get(entry.id) ?? []) : [],
    account:
      entry.confirmedVia === 'signed_slip' && entry.confirmerId
        ? { userId: entry.confirmerId, mayHelp: canHelpAccounts(actor) }
        : null,
  }
}
