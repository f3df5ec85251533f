import type { Actor } from '~/domain/accounts/lifecycle'
import { groupBy } from '~/domain/group-by'
import { MOST_MAILS_A_DAY } from '~/domain/notifications/kind'
import { toldItem } from '~/views/notifications/told.server'
import { todayOf } from '~/views/work/today.server'
import { dayOf } from '~db/clock'
import { db } from '~db/connection'
import { mails, notifications } from '~db/schema'
import type { Simulated } from './simulation'

type Received = { to: string[] }

/** What of a simulated province is not as `docs/notifications.md` says, a line each; and what was counted. */
export function findingsOf({ people, expected }: Simulated, received: readonly Received[]) {
  const told = db.select().from(notifications).all()
  const written = db.select().from(mails).all()
  const actual = new Map(
    [...groupBy(told, ({ userId, kind }) => `${userId} ${kind}`)].map(([who, rows]) => [who, rows.length]),
  )
  const counts = [...new Set([...expected.keys(), ...actual.keys()])].flatMap((who) =>
    (expected.get(who) ?? 0) === (actual.get(who) ?? 0)
      ? []
      : [`told: ${who} expected ${expected.get(who) ?? 0}, was ${actual.get(who) ?? 0}`],
  )
  const perPerson = people.flatMap((person) => mailFindings(person, told, written, received))
  return {
    findings: [...counts, ...perPerson, ...people.flatMap(unheard)],
    told: told.length,
    mails: received.length,
    atOnce: told.filter(({ mail, mailId }) => mail === 'immediate' && mailId).length,
    mornings: written.filter(({ kind }) => kind === 'notification.digest').length,
  }
}

type Told = (typeof notifications.$inferSelect)[]
type Written = (typeof mails.$inferSelect)[]

/** Every mail that was written reached its reader once, and nobody had more than is allowed. */
function mailFindings({ userId, email }: Actor, told: Told, written: Written, received: readonly Received[]): string[] {
  const own = written.filter((mail) => mail.userId === userId)
  const sent = own.filter(({ sentAt }) => sentAt).length
  const got = received.filter(({ to }) => email !== null && to.includes(email)).length
  const atOnce = told.filter((row) => row.userId === userId && row.mail === 'immediate' && row.mailId)
  const perDay = groupBy(atOnce, ({ createdAt }) => dayOf(createdAt))
  const mornings = groupBy(
    own.filter(({ kind }) => kind === 'notification.digest'),
    ({ createdAt }) => dayOf(createdAt),
  )
  return [
    ...(sent === got ? [] : [`mails: ${email} sent ${sent}, got ${got}`]),
    ...[...perDay].filter(([, rows]) => rows.length > MOST_MAILS_A_DAY).map(([day]) => `cap: ${email} on ${day}`),
    ...[...mornings].filter(([, rows]) => rows.length > 1).map(([day]) => `two mornings: ${email} on ${day}`),
  ]
}

/** What waits for somebody of which they were never told; what is a day old has no reminder yet. */
function unheard(person: Actor): string[] {
  const paths = new Set(
    db
      .select()
      .from(notifications)
      .all()
      .filter(({ userId }) => userId === person.userId)
      .flatMap((row) => toldItem(row)?.path ?? []),
  )
  return (todayOf(person).tasks?.mine ?? [])
    .filter(({ to, until }) => until?.overdue && !paths.has(to))
    .map(({ to }) => `unheard: ${person.email} ${to}`)
}
