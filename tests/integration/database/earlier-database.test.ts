import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { eq } from 'drizzle-orm'
import { beforeEach, expect, it } from 'vitest'
import { actorOf } from '~/domain/accounts/queries.server'
import { acceptMilestone } from '~/domain/engagement/accept-milestone.server'
import { submitMilestone } from '~/domain/engagement/submit-milestone.server'
import { fillEmptyFlow } from '~/domain/programme/flow.server'
import { programmeFigures } from '~/domain/programme/counting.server'
import { fileFor } from '~/file-access.server'
import { loader as consultantPage } from '~/routes/public/consultant'
import { loader as engagementPage } from '~/routes/work/engagement'
import { loader as needPage } from '~/routes/enterprise/need'
import { loader as outcomePage } from '~/routes/department/outcome'
import { loader as profileToCheck } from '~/routes/department/profile'
import { loader as requestPage } from '~/routes/consultant/request'
import { closeDatabase, databaseFile, db } from '~db/connection'
import { migrateDatabase } from '~db/migrate'
import { loadReference } from '~db/reference'
import {
  engagements,
  files,
  matches,
  memberships,
  milestones,
  needs,
  organisations,
  outcomes,
  profiles,
  requests,
  users,
} from '~db/schema'
import { freshDatabase } from '~tests/support/database'
import { args } from '../work/page-calls'

/** The demo province as `npm start` filled it before the schema's third migration. */
const EARLIER = path.join(import.meta.dirname, '../../fixtures/before-rooms.sqlite.gz')

beforeEach(() => {
  freshDatabase()
  closeDatabase()
  writeFileSync(databaseFile(), gunzipSync(readFileSync(EARLIER)))
  migrateDatabase()
  loadReference()
  fillEmptyFlow()
})

/** Somebody of an organisation. */
function personOf(organisationId: string) {
  const membership = db.select().from(memberships).where(eq(memberships.organisationId, organisationId)).get()!
  return actorOf(membership.userId)!
}
const department = () => personOf(db.select().from(organisations).where(eq(organisations.kind, 'agency')).get()!.id)
const consultantOf = (profileId: string) =>
  personOf(db.select().from(profiles).where(eq(profiles.id, profileId)).get()!.organisationId)

type Page = (args: LoaderFunctionArgs) => Promise<unknown>
/** Opens a page as somebody; what it throws fails the test. */
const open = async (page: Page, who: ReturnType<typeof personOf>, params: Record<string, string>) =>
  expect(await page(await args(who, params))).toBeTruthy()

it('opens, and every record’s page opens to whom it belongs', async () => {
  expect(db.select().from(users).all()).toHaveLength(79)
  const all = {
    needs: db.select().from(needs).all(),
    requests: db.select().from(requests).all(),
    engagements: db.select().from(engagements).all(),
    outcomes: db.select().from(outcomes).all(),
    profiles: db.select().from(profiles).all(),
  }
  expect(Object.values(all).map((rows) => rows.length)).toEqual([38, 75, 19, 10, 40])
  for (const need of all.needs) await open(needPage, personOf(need.organisationId), { needId: need.id })
  for (const request of all.requests)
    await open(requestPage, consultantOf(request.profileId), { requestId: request.id })
  for (const { id, organisationId, profileId } of all.engagements) {
    await open(engagementPage, personOf(organisationId), { engagementId: id })
    await open(engagementPage, consultantOf(profileId), { engagementId: id })
  }
  for (const { id } of all.outcomes) await open(outcomePage, department(), { outcomeId: id })
  for (const { id, organisationId, status } of all.profiles) {
    await open(consultantPage, personOf(organisationId), { profileId: id })
    if (status !== 'draft') await open(profileToCheck, department(), { profileId: id })
  }
})

it('keeps its figures, and knows whose files they are and which needs were matched', () => {
  expect(programmeFigures(department(), {})).toMatchObject({ needs: 36, completed: 13, certified: 6 })
  const stored = db.select().from(files).all()
  expect(stored).toHaveLength(10)
  for (const { id, name } of stored) expect(fileFor(department(), id).name).toBe(name)
  const proposed = new Set(
    db
      .select()
      .from(matches)
      .all()
      .map(({ needId }) => needId),
  )
  const matched = db
    .select()
    .from(needs)
    .all()
    .filter(({ matchedAt }) => matchedAt !== null)
  expect(new Set(matched.map(({ id }) => id))).toEqual(proposed)
})

it('goes on where the work stood', () => {
  const engagement = db.select().from(engagements).where(eq(engagements.status, 'active')).get()!
  const steps = () =>
    db.select().from(milestones).where(eq(milestones.engagementId, engagement.id)).orderBy(milestones.position).all()
  const { id } = steps().find(({ status }) => status !== 'accepted')!
  submitMilestone(consultantOf(engagement.profileId), engagement.id, id, { note: 'Đã gửi hồ sơ.' })
  acceptMilestone(personOf(engagement.organisationId), engagement.id, id)
  expect(steps().find((step) => step.id === id)).toMatchObject({ status: 'accepted' })
})
