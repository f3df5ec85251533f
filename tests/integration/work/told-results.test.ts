import { beforeEach, describe, expect, it } from 'vitest'
import { agreeToBeTold, tellNoMore } from '~/domain/certification/agree-to-be-told.server'
import { toldResults } from '~/domain/certification/told-results.server'
import { changeCertificateStatus } from '~/domain/certification/change-status.server'
import { verifyOutcome } from '~/domain/certification/verify-outcome.server'
import { returnProfile } from '~/domain/directory/return-profile.server'
import { recordCertificate } from '~/domain/certification/record-certificate.server'
import { rejectOutcome } from '~/domain/certification/reject-outcome.server'
import { reportAgain } from '~/domain/certification/report-again.server'
import { lastReport } from '~/domain/certification/told-results'
import { READ_AS } from '~/forms/carried'
import { toldSentence } from '~/views/work/told-results.server'
import * as engagementPage from '~/routes/work/engagement'
import * as needPage from '~/routes/enterprise/need'
import { at, today } from '~db/clock'
import { db } from '~db/connection'
import { events } from '~db/schema'
import {
  agreeAsShown,
  certificate,
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
  agreeAsShown(one, engagementId)
  agreeAsShown(other, engagementId)
}

const later = (minutes: number) => new Date(Date.now() + minutes * 60_000)

describe('a result', () => {
  it('is told when it is verified and both sides agreed, without the enterprise’s name', () => {
    const outcome = reportedOutcome()
    agreeAsShown(outcome.enterprise, outcome.engagementId)
    verifyOutcome(department(), outcome.outcomeId, { checkedWith: 'original' })
    expect(told()).toEqual([])
    agreeAsShown(outcome.consultant, outcome.engagementId)
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
    agreeAsShown(outcome.consultant, outcome.engagementId)
    expect(told()).toHaveLength(1)
    tellNoMore(outcome.enterprise, outcome.engagementId)
    expect(told()).toEqual([])
  })

  it('is told no more while its certificate is suspended, and never again once it was withdrawn', () => {
    const outcome = certifiedEngagement()
    bothAgree(outcome)
    for (const status of ['suspended', 'active', 'withdrawn'] as const) {
      const heard = { status, since: today(), reason: 'Thông báo của tổ chức chứng nhận.' }
      changeCertificateStatus(outcome.department, outcome.outcomeId, heard)
      expect(told()).toHaveLength(status === 'active' ? 1 : 0)
    }
  })

  it('reported after both agreed, or again with other words, is told only when both agree anew', () => {
    const { enterprise: owner, consultant: helper, ...outcome } = certifiedEngagement()
    const { engagementId } = outcome
    for (const side of [owner, helper]) agreeAsShown(side, engagementId)
    const officer = department()
    const paper = certificate()
    const other = at(later(1), () => recordCertificate(helper, engagementId, paper))
    at(later(2), () => rejectOutcome(officer, other, { reason: 'Mờ' }))
    at(later(3), () => reportAgain(owner, engagementId, { ...certificate(), id: paper.id }))
    at(later(4), () => verifyOutcome(officer, other, { checkedWith: 'original' }))
    expect(toldResults(asking).map(({ outcomeId }) => outcomeId)).toEqual([outcome.outcomeId])
    expect(refusal(() => agreeToBeTold(owner, engagementId, 0))).toEqual({ code: 'state_changed' })
    at(later(5), () => agreeAsShown(owner, engagementId))
    expect(toldResults(asking)).toHaveLength(1)
    at(later(6), () => agreeAsShown(helper, engagementId))
    expect(toldResults(asking)).toHaveLength(2)
  })

  it('is not told before it is verified, for another subject, to its own enterprise, or of a consultant withdrawn', () => {
    const reported = reportedOutcome()
    bothAgree(reported)
    expect(told()).toEqual([])
    const officer = department()
    verifyOutcome(officer, reported.outcomeId, { checkedWith: 'original' })
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
    expect(refusal(() => agreeAsShown(done.enterprise, done.engagementId))).toEqual({ code: 'state_changed' })
    for (const stranger of [enterprise(), department(), certifiedEngagement().consultant]) {
      expect(refusal(() => agreeToBeTold(stranger, done.engagementId, 0))).toEqual({ code: 'not_found' })
      expect(refusal(() => tellNoMore(stranger, done.engagementId))).toEqual({ code: 'not_found' })
    }
  })

  it('twice is once: the first day and one event stay', () => {
    const outcome = reportedOutcome()
    at(new Date('2027-03-01T03:00:00Z'), () => agreeAsShown(outcome.enterprise, outcome.engagementId))
    agreeAsShown(outcome.enterprise, outcome.engagementId)
    const told = db
      .select()
      .from(events)
      .all()
      .filter(({ name }) => name === 'engagement.may_be_told')
    expect(told.map(({ at: when }) => when.toISOString())).toEqual(['2027-03-01T03:00:00.000Z'])
  })

  it('happens on the engagement’s page, where the very sentence is shown first', async () => {
    const { enterprise: owner, engagementId } = certifiedEngagement()
    const open = async () => (await engagementPage.loader(await args(owner, { engagementId }))).telling
    expect(await open()).toMatchObject({ ownAgreedAt: null, partnerAgreedAt: null })
    expect((await open()).results[0]!.sentence).toContain('đạt chứng nhận ISO 22000')
    const seen = String(lastReport((await open()).results))
    expect(ledTo(await post(engagementPage, owner, { engagementId }, { intent: 'tell', [READ_AS]: seen }))[1]).toMatch(
      /done=tell$/,
    )
    expect((await open()).ownAgreedAt).toBeInstanceOf(Date)
    await post(engagementPage, owner, { engagementId }, { intent: 'tell_no_more' })
    expect((await open()).ownAgreedAt).toBeNull()
  })
})

it('a need’s page tells of it while help is looked for', async () => {
  bothAgree(certifiedEngagement())
  const { enterprise: owner, needId } = publishedNeed()
  const { toldResults: shown } = await needPage.loader(await args(owner, { needId }))
  expect(shown).toEqual([expect.objectContaining({ consultant: 'Trung tâm Tư vấn Năng suất Đỉnh Mẫu' })])
})
