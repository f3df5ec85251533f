import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { ensureIndexes } from '~/domain/discovery/indexes.server'
import { certifiersFor } from '~/domain/matching/certifiers.server'
import { needPage } from '~/domain/needs/queries.server'
import { recountFlow } from '~/domain/programme/flow.server'
import { drainJobs } from '~/worker/worker.server'
import { loader as needLoader } from '~/routes/enterprise/need'
import { now } from '~db/clock'
import { db } from '~db/connection'
import { engagements, memberships, organisations, profiles } from '~db/schema'
import { awardedEngagement, consultant, consultantWithDraft, publishedNeed } from '~tests/scenarios'
import { freshDatabase } from '~tests/support/database'
import { args } from '../work/page-calls'

beforeEach(freshDatabase)

type Options = Parameters<typeof consultant>[0]
const body = (options: Options = {}) => consultant({ roles: ['certification'], taxCode: newTaxCode(), ...options })
let count = 0
const newTaxCode = () => `99000${String((count += 1)).padStart(5, '0')}`

const listed = ({ enterprise, needId }: ReturnType<typeof publishedNeed>) => {
  const { need, subjects } = needPage(enterprise, needId)
  return certifiersFor(
    need,
    subjects.map(({ subjectCode }) => subjectCode),
  )
}
const ids = (need: ReturnType<typeof publishedNeed>) => listed(need).map(({ id }) => id)

describe('who can certify', () => {
  it('are bodies that only certify, for subjects that end in a certificate, the province’s own first', () => {
    const need = publishedNeed({ subjects: ['ISO-22000', 'HACCP', 'KAIZEN'] })
    const both = body({ subjects: ['ISO-22000', 'HACCP'] })
    const near = body({ subjects: ['HACCP', 'KAIZEN'], provinceCode: '14' })
    body({ subjects: ['KAIZEN'] })
    body({ subjects: ['GLOBALGAP'] })
    consultant({ subjects: ['HACCP'], roles: ['consulting', 'certification'] })
    consultant({ subjects: ['HACCP'] })
    expect(ids(need)).toEqual([near.profileId, both.profileId])
    expect(listed(need).map(({ certifies }) => certifies)).toEqual([['HACCP'], ['ISO-22000', 'HACCP']])
  })

  it('are never unchecked, expired, gone, or tied to the enterprise', () => {
    const need = publishedNeed({ subjects: ['HACCP'] })
    consultantWithDraft({ roles: ['certification'], subjects: ['HACCP'] })
    const expired = body({ subjects: ['HACCP'] })
    db.update(profiles).set({ checkedUntil: '2020-01-01' }).where(eq(profiles.id, expired.profileId)).run()
    const shares = body({ subjects: ['HACCP'] })
    db.insert(memberships)
      .values({ userId: shares.actor.userId, organisationId: need.enterprise.organisationId! })
      .run()
    body({ subjects: ['HACCP'], taxCode: '0100109106' })
    const enterpriseIs = (taxCode: string) =>
      db.update(organisations).set({ taxCode }).where(eq(organisations.id, need.enterprise.organisationId!)).run()
    enterpriseIs('0100109107')
    expect(ids(need)).toHaveLength(1)
    enterpriseIs('0100109106')
    expect(ids(need)).toEqual([])
    enterpriseIs('0100109106-001')
    expect(ids(need)).toEqual([])
  })

  it('are never who consults this need, nor who consulted the enterprise in the last two years', () => {
    const consulted = awardedEngagement({ subjects: ['HACCP'] })
    const becomes = (roles: ['certification']) =>
      db.update(profiles).set({ roles }).where(eq(profiles.id, consulted.profileId)).run()
    becomes(['certification'])
    db.update(profiles).set({ status: 'published' }).run()
    expect(ids(consulted)).toEqual([])

    const later = publishedNeed({ enterprise: consulted.enterprise, subjects: ['HACCP'] })
    const endedYearsAgo = (years: number) => {
      const completedAt = now()
      completedAt.setUTCFullYear(completedAt.getUTCFullYear() - years)
      db.update(engagements)
        .set({ status: 'completed', completedAt })
        .where(eq(engagements.id, consulted.engagementId))
        .run()
      recountFlow()
    }
    expect(ids(later)).toEqual([])
    endedYearsAgo(1)
    expect(ids(later)).toEqual([])
    endedYearsAgo(3)
    expect(ids(later)).toEqual([consulted.profileId])
    expect(ids(consulted)).toEqual([])
  })

  it('stand on the need’s page apart from those who are proposed, while help is sought and while work goes on', async () => {
    const { profileId } = body({ subjects: ['ISO-22000'] })
    const open = publishedNeed()
    const working = awardedEngagement()
    await ensureIndexes()
    await drainJobs()
    const page = async ({ enterprise, needId }: ReturnType<typeof publishedNeed>) =>
      needLoader(await args(enterprise, { needId }))
    const told = await page(open)
    expect(told.certifiers.map((certifier) => certifier.profileId)).toEqual([profileId])
    expect(told.matches.map((match) => match.profileId)).toEqual([working.profileId])
    expect((await page(working)).certifiers).toHaveLength(1)
  })
})
