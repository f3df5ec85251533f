import { and, count, desc, eq } from 'drizzle-orm'
import { dayOf, now, today } from '~db/clock'
import { db, type Reader, transact, type Tx } from '~db/connection'
import { engagements, needs, profiles, users, workEntries } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { recordEvent } from '../activity/record-event.server'
import { addDays } from '../days'
import { DomainError, notFound } from '../errors'
import { dropFilesOf, filesOf, hashesOf, setFiles } from '../files/record-files.server'
import type { Seen } from '../seen'
import { saysTheSame } from '../sent-before'
import { DAYS_BEFORE_NEED, isChangeable, MAX_ENTRIES } from './diary'
import type { EntryInput } from './diary-forms'
import { engagementFor } from './party.server'
import { canSeeEngagement, sideOf } from './policy'

/**
 * Either side writes down what was done; what its side wrote is changed by the same form for a day. `id` comes from the form: sent twice,
 * it is one. Throws `diary.too_late` after that day, `diary.day_in_future`, `diary.before_need`, `diary.too_many`.
 */
export function writeEntry(actor: Actor, engagementId: string, input: EntryInput) {
  transact((tx) => {
    const { needId } = engagementFor(tx, actor, engagementId, canSeeEngagement)
    const { id, attachments, hours = null, ...said } = input
    const owner = { kind: 'diary', id } as const
    const known = tx.select().from(workEntries).where(eq(workEntries.id, id)).get()
    if (input.onDay > today()) throw new DomainError('diary.day_in_future', {}, 'onDay')
    const { publishedAt } = tx.select().from(needs).where(eq(needs.id, needId)).get()!
    const day = addDays(dayOf(publishedAt!), -DAYS_BEFORE_NEED)
    if (input.onDay < day) throw new DomainError('diary.before_need', { day }, 'onDay')
    if (known) {
      if (known.engagementId !== engagementId || known.side !== sideOf(actor)) throw notFound()
      const stored = { ...known, files: hashesOf(filesOf('diary', [id], tx).get(id) ?? []) }
      if (saysTheSame(stored, { ...said, hours, files: hashesOf(attachments) })) return
      if (!isChangeable(known.writtenAt, now())) throw new DomainError('diary.too_late')
      tx.update(workEntries)
        .set({ ...said, hours, changedAt: now() })
        .where(eq(workEntries.id, id))
        .run()
    } else {
      if (countEntries({ id: engagementId }, tx) >= MAX_ENTRIES)
        throw new DomainError('diary.too_many', { maximum: MAX_ENTRIES })
      const by = { side: sideOf(actor)!, writtenBy: actor.userId, writtenAt: now() }
      tx.insert(workEntries)
        .values({ id, engagementId, ...said, hours, ...by })
        .run()
    }
    setFiles(tx, actor, owner, attachments)
    recordEvent(tx, actor, known ? 'diary.changed' : 'diary.written', { needId, engagementId, entryId: id })
  })
}

/** Its side takes an entry away, within the day in which it may change it. Throws `diary.too_late` after that. */
export function removeEntry(actor: Actor, engagementId: string, entryId: string) {
  transact((tx) => {
    const { needId } = engagementFor(tx, actor, engagementId, canSeeEngagement)
    const entry = ownEntry(tx, actor, engagementId, entryId)
    if (!isChangeable(entry.writtenAt, now())) throw new DomainError('diary.too_late')
    dropFilesOf(tx, { kind: 'diary', id: entryId })
    tx.delete(workEntries).where(eq(workEntries.id, entryId)).run()
    recordEvent(tx, actor, 'diary.removed', { needId, engagementId, entryId })
  })
}

function ownEntry(tx: Tx, actor: Actor, engagementId: string, entryId: string) {
  const isOwn = and(eq(workEntries.id, entryId), eq(workEntries.engagementId, engagementId))
  const entry = tx.select().from(workEntries).where(isOwn).get()
  if (!entry || entry.side !== sideOf(actor)) throw notFound()
  return entry
}

/** The diary of an engagement for one of its sides, the last day first; `mayChange`: it is that side's, and a day has not passed. */
export function diaryOf(actor: Actor, { id }: Seen<'engagement'>) {
  const rows = db
    .select({ entry: workEntries, writtenByName: users.name })
    .from(workEntries)
    .innerJoin(users, eq(users.id, workEntries.writtenBy))
    .where(eq(workEntries.engagementId, id))
    .orderBy(desc(workEntries.onDay), desc(workEntries.writtenAt), workEntries.id)
    .all()
  const ids = rows.map(({ entry }) => entry.id)
  const files = filesOf('diary', ids)
  return rows.map(({ entry, writtenByName }) => ({
    ...entry,
    writtenByName,
    files: files.get(entry.id) ?? [],
    mayChange: entry.side === sideOf(actor) && isChangeable(entry.writtenAt, now()),
  }))
}
export type DiaryEntry = ReturnType<typeof diaryOf>[number]

/** How many entries the diary of an engagement has. */
export const countEntries = ({ id }: { id: string }, reader: Reader = db): number =>
  reader.select({ entries: count() }).from(workEntries).where(eq(workEntries.engagementId, id)).get()!.entries

/** Whether the actor is one of the two sides of the work that an entry belongs to. */
export function mayReadFilesOfEntry(actor: Actor, entryId: string): boolean {
  const parties = db
    .select({ enterpriseId: engagements.organisationId, consultantId: profiles.organisationId })
    .from(workEntries)
    .innerJoin(engagements, eq(engagements.id, workEntries.engagementId))
    .innerJoin(profiles, eq(profiles.id, engagements.profileId))
    .where(eq(workEntries.id, entryId))
    .get()
  return parties !== undefined && canSeeEngagement(actor, parties)
}
