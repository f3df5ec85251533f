import { and, count, eq, gt } from 'drizzle-orm'
import { now } from '~db/clock'
import { transact } from '~db/connection'
import { takenLists } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { recordEvent } from '../activity/record-event.server'
import { DomainError, notFound } from '../errors'
import { assertReplay } from '../sent-before'
import { type FileFormat, MAX_TAKEN_A_DAY } from './lifecycle'
import { takesPersonalData } from './policy'

type Taken = {
  id: string
  list: string
  query: string
  filter: string
  columns: string[]
  format: FileFormat
  rows: number
  reason: string
}

const DAY_MS = 86_400_000

/**
 * An officer says why they take a list with personal data along; the file is fetched with the id (`takenList`). Sent twice it is one.
 * Throws `exporting.too_many` above MAX_TAKEN_A_DAY.
 */
export function takeList(actor: Actor, { id, ...taken }: Taken) {
  if (!takesPersonalData(actor)) throw notFound()
  const { userId } = actor
  transact((tx) => {
    const known = tx.select().from(takenLists).where(eq(takenLists.id, id)).get()
    if (known) {
      if (known.userId !== userId) throw notFound()
      const { rows: _, filter: __, ...asked } = taken
      return assertReplay(known, asked)
    }
    const lately = and(eq(takenLists.userId, userId), gt(takenLists.takenAt, new Date(now().getTime() - DAY_MS)))
    if (tx.select({ n: count() }).from(takenLists).where(lately).get()!.n >= MAX_TAKEN_A_DAY)
      throw new DomainError('exporting.too_many', { maximum: MAX_TAKEN_A_DAY })
    const organisationId = actor.organisationId!
    tx.insert(takenLists)
      .values({ id, ...taken, userId, organisationId, takenAt: now() })
      .run()
    const { list, columns, format, rows } = taken
    recordEvent(tx, actor, 'list.taken', { takenId: id, list, columns, format, rows })
  })
}
