import { beforeEach, describe, expect, it } from 'vitest'
import { agreeToBeTold, tellNoMore } from '~/domain/certification/agree-to-be-told.server'
import { toldResults } from '~/domain/certification/told-results.server'
import { verifyOutcome } from '~/domain/certification/verify-outcome.server'
import { returnProfile } from '~/domain/directory/return-profile.server'
import { toldSentence } from '~/views/work/told-results.server'
import * as engagementPage from '~/routes/work/engagement'
import * as needPage from '~/routes/enterprise/need'
import { at } from '~db/clock'
import { db } from '~db/connection'
import { events } from '~db/schema'
import {
  certifiedEngagement,
  completedEngagement,
  department,
  enterprise,
  publishedNeed,
  reportedOutcome,
} from '~tests/scenarios'
import { freshDatabase } from '~tests/support/database'
import { refusal } from './refusal'
import { args, ledTo, post } from './page-calls'

beforeEach(freshDatabase)

const asking = {
  subjects: ['ISO-22000', '5S'],
  sectorCode: '10',
  communeCode: '04018',
  provinceCode: '14',
  notOf: null as string | null,
}
const told = (change: Partial<typeof asking> = {}) => toldResults({ ...asking, ...change }).map(toldSentence)

const bothAgree = ({ enterprise: one, consultant: other, engagementId }: ReturnType<typeof reportedOutcome>) => {
  agreeToBeTold(one, engagementId)
  agreeToBeTold(other, engagementId)
}

describe('a result', () => {
  it('is told when it is verified and both sides agreed, without the enterprise’s name', () => {
    const outcome = reportedOutcome()
    agreeToBeTold(outcome.enterprise, outcome.engagementId)
    verifyOutcome(department(), outcome.outcomeId)
    expect(told()).toEqual([])
    agreeToBeTold(outcome.consultant, outcome.engagementId)
    const [sentence] = told()
    expect(sentence).toBe(
      'Một hợp tác xã ngành sản xuất, chế biến thực phẩm ở xã Tô Múa đạt chứng nhận ISO 22000, với sự hỗ trợ của Trung tâm Tư vấn Năng suất Đỉnh Mẫu.',
    )
    expect(JSON.stringify(toldResults(asking))).not.toContain(outcome.enterprise.organisationName)
  })

  it('is told to nobody from the moment one side takes its word back', () => {
    const outcome = certifiedEngagement()
    bothAgree(outcome)
    expect(told()).toHaveLength(1)
    tellNoMore(outcome.consultant, outcome.engagementId)
    expect(told()).toEqual([])
    agreeToBeTold(outcome.consultant, outcome.engagementId)
    expect(told()).toHaveLength(1)
    tellNoMore(outcome.enterprise, outcome.engagementId)
    expect(told()).toEqual([])
  })

  it('is not told before it is verified, for another subject, to its own enterprise, or of a consultant withdrawn', () => {
    const reported = reportedOutcome()
    bothAgree(reported)
    expect(told()).toEqual([])
    const officer = department()
    verifyOutcome(officer, reported.outcomeId)
    expect(told({ subjects: ['5S'] })).toEqual([])
    expect(told({ notOf: reported.enterprise.organisationId })).toEqual([])
    expect(told()).toHaveLength(1)
    returnProfile(officer, reported.profileId, { reason: 'Thiếu giấy' })
    expect(told()).toEqual([])
  })
})

describe('agreeing', () => {
  it('is for the two sides of that engagement, once something was reported', () => {
    const done = completedEngagement()
    expect(refusal(() => agreeToBeTold(done.enterprise, done.engagementId))).toEqual({ code: 'state_changed' })
    for (const stranger of [enterprise(), department(), certifiedEngagement().consultant]) {
      expect(refusal(() => agreeToBeTold(stranger, done.engagementId))).toEqual({ code: 'not_found' })
      expect(refusal(() => tellNoMore(stranger, done.engagementId))).toEqual({ code: 'not_found' })
    }
  })

  it('twice is once: the first day and one event stay', () => {
    const outcome = reportedOutcome()
    at(new Date('2026-03-01T03:00:00Z'), () => agreeToBeTold(outcome.enterprise, outcome.engagementId))
    agreeToBeTold(outcome.enterprise, outcome.engagementId)
    const told = db
      .select()
      .from(events)
      .all()
      .filter(({ name }) => name === 'engagement.may_be_told')
    expect(told.map(({ at: when }) => when.toISOString())).toEqual(['2026-03-01T03:00:00.000Z'])
  })

  it('happens on the engagement’s page, where the very sentence is shown first', async () => {
    const { enterprise: owner, engagementId } = certifiedEngagement()
    const open = async () => (await engagementPage.loader(await args(owner, { engagementId }))).telling
    expect(await open()).toMatchObject({ ownAgreedAt: null, partnerAgreedAt: null })
    expect((await open()).sentences[0]).toContain('đạt chứng nhận ISO 22000')
    expect(ledTo(await post(engagementPage, owner, { engagementId }, { intent: 'tell' }))[1]).toMatch(/done=tell$/)
    expect((await open()).ownAgreedAt).toBeInstanceOf(Date)
    await post(engagementPage, owner, { engagementId }, { intent: 'tell_no_more' })
    expect((await open()).ownAgreedAt).toBeNull()
  })
})

it('a need’s page tells of it while help is looked for', async () => {
  bothAgree(certifiedEngagement())
  const { enterprise: owner, needId } = publishedNeed()
  const { told: shown } = await needPage.loader(await args(owner, { needId }))
  expect(shown).toEqual([expect.objectContaining({ consultant: 'Trung tâm Tư vấn Năng suất Đỉnh Mẫu' })])
})
