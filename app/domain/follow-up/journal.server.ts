import { and, asc, count, eq, inArray, or } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import { dayOf, now, today } from '~db/clock'
import { db, type Reader, type Tx } from '~db/connection'
import { newId } from '~db/ids'
import { followUps, memberships, organisations, profiles, requests, users } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { addDays, type Day } from '../days'
import { DomainError } from '../errors'
import { groupBy } from '../group-by'
import { REMINDER_DAYS } from '../proposals/lifecycle'
import { addWorkingDays } from '../working-days'
import type { FollowedRecord } from './followed.server'
import { type FollowUpAct, MAX_ENTRIES } from './lifecycle'

type Added = { id?: string; note?: string; profileId?: string; assigneeId?: string }

/** Writes down what an officer did. Throws `follow_up.enough` after MAX_ENTRIES of one record. Gives its id. */
type OfRecord = Pick<FollowedRecord, 'about' | 'recordId' | 'needId'>

export function writeEntry(tx: Tx, actor: Actor, record: OfRecord, act: FollowUpAct, added: Added = {}): string {
  const { about, recordId, needId } = record
  const ofRecord = and(eq(followUps.about, about), eq(followUps.recordId, recordId))
  const written = tx.select({ n: count() }).from(followUps).where(ofRecord).get()!.n
  if (written >= MAX_ENTRIES) throw new DomainError('follow_up.enough')
  const id = added.id ?? newId()
  tx.insert(followUps)
    .values({ ...added, id, about, recordId, needId, act, userId: actor.userId, at: now() })
    .run()
  return id
}

const officers = alias(users, 'officers')
const askedProfiles = alias(profiles, 'asked_profiles')
const askedNames = alias(organisations, 'asked_names')
const entry = {
  id: followUps.id,
  recordId: followUps.recordId,
  needId: followUps.needId,
  act: followUps.act,
  note: followUps.note,
  profileId: followUps.profileId,
  assigneeId: followUps.assigneeId,
  at: followUps.at,
  officer: officers.name,
  assignee: users.name,
  consultant: organisations.name,
  /** Whose invitation it is about. */
  asked: askedNames.name,
}

const read = (reader: Reader) =>
  reader
    .select(entry)
    .from(followUps)
    .innerJoin(officers, eq(officers.id, followUps.userId))
    .leftJoin(users, eq(users.id, followUps.assigneeId))
    .leftJoin(profiles, eq(profiles.id, followUps.profileId))
    .leftJoin(organisations, eq(organisations.id, profiles.organisationId))
    .leftJoin(requests, and(eq(followUps.about, 'request'), eq(requests.id, followUps.recordId)))
    .leftJoin(askedProfiles, eq(askedProfiles.id, requests.profileId))
    .leftJoin(askedNames, eq(askedNames.id, askedProfiles.organisationId))

export type Entry = ReturnType<typeof entriesOf>[number]

/** What officers did about a record, in its order: of a need with what belongs to it, of an invitation with what was done about its need. */
export const entriesOf = ({ about, recordId, needId }: OfRecord, reader: Reader = db) =>
  read(reader)
    .where(
      or(
        and(eq(followUps.about, about), eq(followUps.recordId, recordId)),
        eq(followUps.needId, about === 'need' ? recordId : ''),
        and(eq(followUps.about, 'need'), eq(followUps.recordId, needId ?? '')),
      ),
    )
    .orderBy(asc(followUps.at), asc(followUps.id))
    .all()

/** All that was done about needs and what belongs to them, by the need. */
export const entriesOfNeeds = (needIds: readonly string[]) =>
  groupBy(
    read(db)
      .where(inArray(followUps.needId, [...needIds]))
      .orderBy(asc(followUps.at), asc(followUps.id))
      .all(),
    ({ needId }) => needId!,
  )

/** What was done about several records, by the record's id. */
export const entriesByRecord = (recordIds: readonly string[]) =>
  groupBy(
    read(db)
      .where(inArray(followUps.recordId, [...recordIds]))
      .orderBy(asc(followUps.at), asc(followUps.id))
      .all(),
    ({ recordId }) => recordId,
  )

/** From which day on the same may be asked again: once in REMINDER_DAYS working days. */
export function askedAgainFrom(entries: readonly Pick<Entry, 'act' | 'at'>[], act: FollowUpAct): Day {
  const last = entries.findLast((one) => one.act === act)
  return last ? addDays(addWorkingDays(dayOf(last.at), REMINDER_DAYS), 1) : today()
}

/** Who may be given something of the department's: whoever acts for it. */
export const officersOf = ({ organisationId }: Actor, reader: Reader = db) =>
  reader
    .select({ id: users.id, name: users.name })
    .from(users)
    .innerJoin(memberships, eq(memberships.userId, users.id))
    .where(and(eq(memberships.organisationId, organisationId ?? ''), inArray(memberships.role, ['owner', 'member'])))
    .orderBy(asc(users.name))
    .all()

/** Whose it is, of those who still act for the department; null: nobody's. */
export function assigneeIn(entries: readonly Entry[], officers: readonly { id: string }[]) {
  const last = entries.findLast(({ act }) => act === 'assigned' || act === 'unassigned')
  const { assigneeId = null, assignee = null } = last ?? {}
  const isThere = assigneeId !== null && officers.some(({ id }) => id === assigneeId)
  return isThere ? { id: assigneeId, name: assignee! } : null
}
