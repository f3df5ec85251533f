import { and, desc, eq, gt } from 'drizzle-orm'
import { now } from '~db/clock'
import { db } from '~db/connection'
import { organisations, takenLists, users } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { canRunSystem } from '../accounts/policy'
import { notFound } from '../errors'
import { TAKEN_MINUTES } from './lifecycle'
import { seesTakenLists, takesPersonalData } from './policy'

/** What the actor has just given a reason for; `not_found` for everybody else, and after TAKEN_MINUTES. */
export function takenList(actor: Actor, takenId: string) {
  const since = new Date(now().getTime() - TAKEN_MINUTES * 60_000)
  const taken = db
    .select()
    .from(takenLists)
    .where(and(eq(takenLists.id, takenId), eq(takenLists.userId, actor.userId), gt(takenLists.takenAt, since)))
    .get()
  if (!taken || !takesPersonalData(actor) || taken.organisationId !== actor.organisationId) throw notFound()
  return taken
}

/** The files with personal data that were taken, the last first: for the department by its own officers, for an administrator all. */
export function everyTakenList(actor: Actor) {
  if (!seesTakenLists(actor)) throw notFound()
  return db
    .select({
      id: takenLists.id,
      list: takenLists.list,
      filter: takenLists.filter,
      columns: takenLists.columns,
      format: takenLists.format,
      rows: takenLists.rows,
      reason: takenLists.reason,
      takenAt: takenLists.takenAt,
      person: users.name,
      organisation: organisations.name,
    })
    .from(takenLists)
    .innerJoin(users, eq(users.id, takenLists.userId))
    .innerJoin(organisations, eq(organisations.id, takenLists.organisationId))
    .where(canRunSystem(actor) ? undefined : eq(organisations.provinceCode, actor.provinceCode!))
    .orderBy(desc(takenLists.takenAt), desc(takenLists.id))
    .all()
}
export type TakenList = ReturnType<typeof everyTakenList>[number]
