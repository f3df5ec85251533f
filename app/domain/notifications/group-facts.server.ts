import { eq } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import { db } from '~db/connection'
import { needGroupMembers, needGroups, organisations } from '~db/schema'
import { groupStep, membersOf, oneGroup } from '../groups/queries.server'

const departments = alias(organisations, 'departments')

/** Of a group, what is told of it; its members read of one another on its page only. */
export function groupFacts(id: string) {
  const row = db
    .select({
      groupId: needGroups.id,
      subject: needGroups.subjectCode,
      status: needGroups.status,
      endReason: needGroups.endReason,
      dueOn: needGroups.dueOn,
      jointNeedId: needGroups.jointNeedId,
      lead: organisations.name,
      department: departments.name,
    })
    .from(needGroups)
    .innerJoin(departments, eq(departments.id, needGroups.departmentId))
    .leftJoin(organisations, eq(organisations.id, needGroups.leadOrganisationId))
    .where(eq(needGroups.id, id))
    .get()
  return row && { ...row, formDueOn: groupStep(oneGroup(id)!, membersOf(id)).step.dueOn }
}

export const memberFacts = (id: string) => {
  const row = db.select().from(needGroupMembers).where(eq(needGroupMembers.id, id)).get()
  const found = row && groupFacts(row.groupId)
  return row && found && { ...found, needId: row.needId }
}
