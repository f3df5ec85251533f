import { and, desc, eq, sql } from 'drizzle-orm'
import { db } from '~db/connection'
import { engagements, needs, profiles, requests } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { filesOf } from '../files/record-files.server'
import { canReadNeedFiles } from './policy'

/** Whether the actor may open the files of a need. */
export function mayReadFilesOfNeed(actor: Actor, needId: string): boolean {
  const need = db.select().from(needs).where(eq(needs.id, needId)).get()
  return need !== undefined && canReadNeedFiles(actor, need, requestAbout(needId, actor.organisationId ?? ''))
}

/** The files of a need, for whom they are. */
export const filesOfNeed = (actor: Actor, needId: string) =>
  mayReadFilesOfNeed(actor, needId) ? (filesOf('need', [needId]).get(needId) ?? []) : []

/** The last request to a consultant. */
function requestAbout(needId: string, consultantId: string) {
  const row = db
    .select({ status: requests.status, profileId: requests.profileId, chosenProfile: engagements.profileId })
    .from(requests)
    .innerJoin(profiles, eq(profiles.id, requests.profileId))
    .leftJoin(engagements, eq(engagements.needId, requests.needId))
    .where(and(eq(requests.needId, needId), eq(profiles.organisationId, consultantId)))
    .orderBy(desc(requests.sentAt), desc(sql`${requests}.rowid`))
    .get()
  return row && { consultantId, status: row.status, isEngaged: row.chosenProfile === row.profileId }
}
