import { and, desc, eq } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import { today } from '~db/clock'
import { db } from '~db/connection'
import { planChanges, users } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { notFound } from '../errors'
import type { Seen } from '../seen'
import { copiesOf, textOf } from './agreement.server'
import { changeStanding } from './lifecycle'
import { openAfter } from './plan'
import { planOf } from './plan.server'
import { engagementOf } from './queries.server'

const answerers = alias(users, 'answerers')

/** Changes with who proposed and who answered them; a person who left has no name. */
const changesWith = () =>
  db
    .select({ change: planChanges, proposedByName: users.name, answeredByName: answerers.name })
    .from(planChanges)
    .innerJoin(users, eq(users.id, planChanges.proposedBy))
    .leftJoin(answerers, eq(answerers.id, planChanges.answeredBy))

type Row = ReturnType<ReturnType<typeof changesWith>['all']>[number]

const shown = ({ change: { paper, sha256, ...change }, ...names }: Row) => ({
  ...change,
  ...names,
  standing: changeStanding(change, today()),
  text: textOf(paper, sha256),
})

/** All changes that were proposed in an engagement, the last first. */
export const changesOf = ({ id }: Seen<'engagement'>) =>
  changesWith()
    .where(eq(planChanges.engagementId, id))
    .orderBy(desc(planChanges.proposedAt), desc(planChanges.id))
    .all()
    .map(shown)
    .map(({ text: { code }, ...change }) => ({ ...change, code }))

/** What the two sides agreed on as it is now. */
export const currentPlan = ({ id }: Seen<'engagement'>) => planOf(db, id)

/**
 * One change with its text, and whether it can still be carried out; `not_found` for everybody but the two sides.
 */
export function changeOf(actor: Actor, engagementId: string, changeId: string) {
  const engagement = engagementOf(actor, engagementId)
  const row = changesWith()
    .where(and(eq(planChanges.id, changeId), eq(planChanges.engagementId, engagement.id)))
    .get()
  if (!row) throw notFound()
  const change = shown(row)
  return {
    engagement,
    change,
    isPossible: openAfter(planOf(db, engagement.id), change.before, change.change) !== null,
    copies: copiesOf(engagement.id, changeId),
  }
}
