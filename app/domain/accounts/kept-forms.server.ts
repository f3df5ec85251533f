import { and, desc, eq, gt, inArray, isNull, lte } from 'drizzle-orm'
import { now } from '~db/clock'
import { db, transact } from '~db/connection'
import { keptForms, users } from '~db/schema'

/** Hours for which what was sent without a session waits for its writer. */
export const KEPT_HOURS = 24
/** A person's newest ones stay. */
export const KEPT_EACH = 5
/** Bytes as they are stored; no form that a person fills in is longer. */
const MOST_BYTES = 300_000

type SentForm = { path: string; fields: [name: string, value: string][]; hadFiles: boolean }

const oldest = () => new Date(now().getTime() - KEPT_HOURS * 3_600_000)

/** Keeps what the account `userId` sent while nobody was signed in; gives its id, or null where there is no such account or it is too long. */
export function keepForm(userId: string, form: SentForm): string | null {
  if (Buffer.byteLength(JSON.stringify(form.fields)) > MOST_BYTES) return null
  const living = and(eq(users.id, userId), isNull(users.deletedAt))
  return transact((tx) => {
    if (!tx.select({ id: users.id }).from(users).where(living).get()) return null
    const newestFirst = tx
      .select({ id: keptForms.id })
      .from(keptForms)
      .where(eq(keptForms.userId, userId))
      .orderBy(desc(keptForms.createdAt))
      .all()
    const surplus = newestFirst.slice(KEPT_EACH - 1).map(({ id }) => id)
    tx.delete(keptForms).where(inArray(keptForms.id, surplus)).run()
    const row = { userId, ...form }
    return tx.insert(keptForms).values(row).returning({ id: keptForms.id }).get().id
  })
}

/** What was kept, and whether `userId` wrote it: others see nothing of it. Null where it is no longer there. */
export function keptForm(id: string, userId: string): (SentForm & { isOwn: true }) | { isOwn: false } | null {
  const row = db
    .select()
    .from(keptForms)
    .where(and(eq(keptForms.id, id), gt(keptForms.createdAt, oldest())))
    .get()
  if (!row) return null
  return row.userId === userId ? { ...row, isOwn: true } : { isOwn: false }
}

/** It is opened: from here on it stands in its page. Gives where it was for; null where it is no longer there, or another's. */
export function takeKeptForm(id: string, userId: string): string | null {
  const own = keptForm(id, userId)
  if (!own?.isOwn) return null
  db.delete(keptForms).where(eq(keptForms.id, id)).run()
  return own.path
}

export const deleteOldKeptForms = () => db.delete(keptForms).where(lte(keptForms.createdAt, oldest())).run()
