import { eq } from 'drizzle-orm'
import type { Actor } from '~/domain/accounts/lifecycle'
import * as groupPage from '~/routes/enterprise/group'
import { db } from '~db/connection'
import { needGroupMembers, needGroups, needs } from '~db/schema'
import { shownPage } from '~tests/support/shown-page'
import { args } from '../work/page-calls'

export const pageOf = async (who: Actor, groupId: string) =>
  (await shownPage(groupPage, await args(who, { groupId }))).html
export const groupIn = (groupId: string) => db.select().from(needGroups).where(eq(needGroups.id, groupId)).get()!
export const needIn = (needId: string) => db.select().from(needs).where(eq(needs.id, needId)).get()!
export const statesIn = (groupId: string) =>
  db
    .select()
    .from(needGroupMembers)
    .where(eq(needGroupMembers.groupId, groupId))
    .orderBy(needGroupMembers.position)
    .all()
    .map(({ status }) => status)
