import { and, count, desc, eq, gt } from 'drizzle-orm'
import { now } from '~db/clock'
import { transact } from '~db/connection'
import { newId } from '~db/ids'
import { takenLists } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { recordEvent } from '../activity/record-event.server'
import { DomainError, notFound } from '../errors'
import { saysTheSame } from '../sent-before'
import { type FileFormat, MAX_TAKEN_A_DAY, TAKEN_MINUTES } from './lifecycle'
import { takesPersonalData } from './policy'

export type Taken = {
  list: string
  query: string
  /** What the list's page says of it. */
  filter: string
  columns: string[]
  format: FileFormat
  rows: number
  reason: string
}

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS

/**
 * An officer says why they take a list with personal data along; gives the id with which the file is fetched (`takenList`). The page
 * stays open behind the file: the same asked for once more within TAKEN_MINUTES is the same file, anything else another. Throws
 * `exporting.too_many` above MAX_TAKEN_A_DAY.
 */
export function takeList(actor: Actor, taken: Taken): string {
  if (!takesPersonalData(actor)) throw notFound()
  const { userId } = actor
  const organisationId = actor.organisationId!
  return transact((tx) => {
    const since = (ms: number) =>
      and(eq(takenLists.userId, userId), gt(takenLists.takenAt, new Date(now().getTime() - ms)))
    const { rows: _, filter: __, ...asked } = taken
    const same = tx
      .select()
      .from(takenLists)
      .where(since(TAKEN_MINUTES * MINUTE_MS))
      .orderBy(desc(takenLists.takenAt))
      .all()
      .find((known) => saysTheSame(known, { ...asked, organisationId }))
    if (same) return same.id
    if (tx.select({ n: count() }).from(takenLists).where(since(DAY_MS)).get()!.n >= MAX_TAKEN_A_DAY)
      throw new DomainError('exporting.too_many', { maximum: MAX_TAKEN_A_DAY })
    const id = newId()
    tx.insert(takenLists)
      .values({ id, ...taken, userId, organisationId, takenAt: now() })
      .run()
    const { list, columns, format, rows } = taken
    recordEvent(tx, actor, 'list.taken', { takenId: id, list, columns, format, rows })
    return id
  })
}
