import { and, asc, eq, isNull, max } from 'drizzle-orm'
import { fold } from '~/language/fold'
import { phoneMessagesAreSeen } from '~/phone/settings.server'
import { db, type Reader } from '~db/connection'
import { knownDevices, memberships, organisations, users } from '~db/schema'
import { groupBy } from '../group-by'
import { notFound } from '../errors'
import { type Actor, IDENTITY_CHECKS } from './lifecycle'
import { mailStanding } from './takes-mail'
import { phoneStanding } from './takes-phone-messages.server'
import { normalisePhone } from './phone'
import { canHelpAccounts, mayBeHelped } from './policy'

/** People shown of those that a search finds. */
export const PEOPLE_SHOWN = 20

/** Those whom an officer may help back into their account, by what they are called, sign in with or work for. */
export function findPeopleToHelp(actor: Actor, asked: string) {
  const words = fold(asked).split(/\s+/).filter(Boolean)
  if (words.length === 0) return { total: 0, people: [] }
  const digits = normalisePhone(asked).replaceAll(/\D/g, '')
  const isFound = (person: PersonToHelp) => {
    const { name, email, phone } = person
    const text = fold([name, email ?? '', ...person.organisations.map((one) => one.name)].join(' '))
    const numbers = [phone, ...person.organisations.map((one) => one.phone)].filter((one) => one !== null)
    return (
      words.every((word) => text.includes(word)) || (digits.length >= 6 && numbers.some((one) => one.includes(digits)))
    )
  }
  const found = peopleToHelp(actor).filter(isFound)
  return { total: found.length, people: found.slice(0, PEOPLE_SHOWN) }
}

/** Throws `not_found` for whoever the officer may not help. */
export function personToHelp(actor: Actor, userId: string, reader: Reader = db) {
  const [person] = peopleToHelp(actor, userId, reader)
  if (!person) throw notFound()
  const { last } = reader
    .select({ last: max(knownDevices.lastAt) })
    .from(knownDevices)
    .where(eq(knownDevices.userId, userId))
    .get()!
  return { ...person, lastSignIn: last }
}

type PersonToHelp = ReturnType<typeof peopleToHelp>[number]

/** With the ways in which an officer can make sure who asks: there are numbers to call, or not. */
function peopleToHelp(actor: Actor, userId?: string, reader: Reader = db) {
  if (!canHelpAccounts(actor)) throw notFound()
  const rows = reader
    .select({ user: users, organisation: organisations })
    .from(users)
    .leftJoin(memberships, eq(memberships.userId, users.id))
    .leftJoin(organisations, eq(organisations.id, memberships.organisationId))
    .where(and(isNull(users.deletedAt), userId === undefined ? undefined : eq(users.id, userId)))
    .orderBy(asc(users.name), asc(users.id), asc(memberships.createdAt))
    .all()
  return [...groupBy(rows, ({ user }) => user.id).values()]
    .map((own) => ({ ...own[0]!.user, organisations: own.flatMap(({ organisation }) => organisation ?? []) }))
    .filter((person) => mayBeHelped(actor, person))
    .map(({ organisations: theirs, id, name, email, phone, ...address }) => ({
      userId: id,
      standing: mailStanding({ email, ...address }),
      phoneStanding: phoneMessagesAreSeen() ? phoneStanding({ phone, ...address }) : null,
      name,
      email,
      phone,
      organisations: theirs.map((one) => ({ name: one.name, phone: one.phone })),
      checks: IDENTITY_CHECKS.filter(
        (check) =>
          check === 'desk' || (check === 'called_person' ? phone !== null : theirs.some((one) => one.phone !== null)),
      ),
    }))
}
