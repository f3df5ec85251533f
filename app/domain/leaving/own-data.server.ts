import { desc, eq } from 'drizzle-orm'
import { now } from '~db/clock'
import { db } from '~db/connection'
import {
  accountHelps,
  calls,
  enquiries,
  events,
  invitations,
  keptForms,
  mails,
  notificationChoices,
  notifications,
  organisations,
  phoneMessages,
  savedSearches,
  users,
} from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { passkeysOf } from '../accounts/passkeys.server'
import { sessionsOf } from '../accounts/sessions.server'
import { shownTaxCode } from '../accounts/tax-code'
import { notFound } from '../errors'
import { everyActorOf } from './hindrances.server'
import { resultsReported } from './results-data.server'
import { DATA_PARTS, type DataPart, MOST_RECORDS } from './holdings'
import { reviewsWritten } from './review-data.server'
import { selfChecksKept } from './self-check-data.server'
import {
  agreementsConfirmed,
  contactsSeen,
  filesHandedIn,
  messagesWritten,
  needsOfOrganisations,
  profilesOfOrganisations,
  proposalsOfOrganisations,
} from './work-data.server'
import { wordsInWork } from './words-in-work.server'

/** One thing that is held: its fields by name, as they stand in the file. */
export type DataRecord = Record<string, string | number | boolean | null | Date>

/** `isCut`: there are older ones than the `MOST_RECORDS` that stand here. */
export type DataSection = { part: DataPart; records: DataRecord[]; isCut: boolean }
export type OwnData = { madeAt: Date; sections: DataSection[] }

/** What the system holds about the actor, and of the organisations that they act for what they see there anyway. */
export function ownDataOf(actor: Actor): OwnData {
  const actors = everyActorOf(actor)
  const parts: Record<DataPart, DataRecord[]> = {
    account: account(actor),
    organisations: organisationsOf(actors),
    devices: sessionsOf(actor).map(({ device, createdAt, seenAt }) => ({ device, createdAt, seenAt })),
    passkeys: passkeysOf(actor).map(({ name, createdAt, usedAt }) => ({ name, createdAt, usedAt })),
    ...ownRecords(actor),
    messages: newestFirst([...messagesWritten(actor), ...wordsInWork(actor.userId), ...reviewsWritten(actor)]),
    needs: needsOfOrganisations(actors),
    profiles: profilesOfOrganisations(actors),
    proposals: proposalsOfOrganisations(actors),
    contacts: contactsSeen(actors),
    agreements: agreementsConfirmed(actor),
    results: [...resultsReported(actor), ...selfChecksKept(actor)],
    files: filesHandedIn(actor, actors),
  }
  const sections = DATA_PARTS.map((part) => ({
    part,
    records: parts[part].slice(0, MOST_RECORDS),
    isCut: parts[part].length > MOST_RECORDS,
  }))
  return { madeAt: now(), sections }
}

const newestFirst = <R extends { sentAt: Date }>(records: readonly R[]): R[] =>
  [...records].sort((one, other) => other.sentAt.getTime() - one.sentAt.getTime())

function account({ userId }: Actor): DataRecord[] {
  const user = db
    .select({
      name: users.name,
      email: users.email,
      phone: users.phone,
      language: users.language,
      isAdmin: users.isAdmin,
      createdAt: users.createdAt,
      emailConfirmedAt: users.emailConfirmedAt,
      mailStopped: users.mailStopped,
      phoneConfirmedAt: users.phoneConfirmedAt,
      phoneStoppedAt: users.phoneStoppedAt,
    })
    .from(users)
    .where(eq(users.id, userId))
    .get()
  if (!user) throw notFound()
  return [user]
}

const organisationsOf = (actors: Actor[]): DataRecord[] =>
  actors.flatMap(({ organisationId, membership }) => {
    const one = organisationId && db.select().from(organisations).where(eq(organisations.id, organisationId)).get()
    if (!one) return []
    const { name, kind, address, phone, taxCode } = one
    return [{ organisation: name, kind, membership, address, phone, taxCode: taxCode && shownTaxCode(taxCode) }]
  })

/** What has the account's id beside it. */
function ownRecords({ userId }: Actor) {
  return {
    invitations: db
      .select({
        organisation: organisations.name,
        createdAt: invitations.createdAt,
        expiresAt: invitations.expiresAt,
        end: invitations.end,
      })
      .from(invitations)
      .innerJoin(organisations, eq(organisations.id, invitations.organisationId))
      .where(eq(invitations.userId, userId))
      .orderBy(desc(invitations.createdAt))
      .all(),
    codes: db
      .select({
        createdAt: accountHelps.createdAt,
        help: accountHelps.help,
        checkedBy: accountHelps.checkedBy,
        note: accountHelps.note,
        usedAt: accountHelps.usedAt,
      })
      .from(accountHelps)
      .where(eq(accountHelps.userId, userId))
      .orderBy(desc(accountHelps.createdAt))
      .all(),
    calls: db
      .select({
        calledAt: calls.calledAt,
        organisation: organisations.name,
        outcome: calls.outcome,
        note: calls.note,
      })
      .from(calls)
      .innerJoin(organisations, eq(organisations.id, calls.organisationId))
      .where(eq(calls.userId, userId))
      .orderBy(desc(calls.calledAt))
      .all(),
    notifications: db
      .select({ createdAt: notifications.createdAt, kind: notifications.kind, readAt: notifications.readAt })
      .from(notifications)
      .where(eq(notifications.userId, userId))
      .orderBy(desc(notifications.createdAt))
      .limit(MOST_RECORDS + 1)
      .all(),
    mail_choices: db
      .select({ kind: notificationChoices.kind, mail: notificationChoices.mail })
      .from(notificationChoices)
      .where(eq(notificationChoices.userId, userId))
      .all(),
    mails: db
      .select({ createdAt: mails.createdAt, kind: mails.kind, sentAt: mails.sentAt })
      .from(mails)
      .where(eq(mails.userId, userId))
      .orderBy(desc(mails.createdAt))
      .limit(MOST_RECORDS + 1)
      .all(),
    phone_messages: db
      .select({ createdAt: phoneMessages.createdAt, kind: phoneMessages.kind, sentAt: phoneMessages.sentAt })
      .from(phoneMessages)
      .where(eq(phoneMessages.userId, userId))
      .orderBy(desc(phoneMessages.createdAt))
      .limit(MOST_RECORDS + 1)
      .all(),
    saved_searches: db
      .select({
        createdAt: savedSearches.createdAt,
        name: savedSearches.name,
        kind: savedSearches.kind,
        query: savedSearches.query,
        frequency: savedSearches.frequency,
      })
      .from(savedSearches)
      .where(eq(savedSearches.userId, userId))
      .orderBy(desc(savedSearches.createdAt))
      .all(),
    kept_forms: db
      .select()
      .from(keptForms)
      .where(eq(keptForms.userId, userId))
      .all()
      .map(({ createdAt, path, fields }) => ({
        createdAt,
        path,
        text: fields.map(([name, value]) => `${name}: ${value}`).join('\n'),
      })),
    enquiries: db
      .select({
        createdAt: enquiries.createdAt,
        text: enquiries.text,
        name: enquiries.name,
        contact: enquiries.contact,
        answeredAt: enquiries.answeredAt,
      })
      .from(enquiries)
      .where(eq(enquiries.userId, userId))
      .orderBy(desc(enquiries.createdAt))
      .all(),
    events: db
      .select({ at: events.at, event: events.name, organisation: organisations.name })
      .from(events)
      .leftJoin(organisations, eq(organisations.id, events.organisationId))
      .where(eq(events.userId, userId))
      .orderBy(desc(events.id))
      .limit(MOST_RECORDS + 1)
      .all(),
  }
}
