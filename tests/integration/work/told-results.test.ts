import { beforeEach, describe, expect, it } from 'vitest'
import { agreeToBeTold, tellNoMore } from '~/domain/certification/agree-to-be-told.server'
import { resultsToTell, toldResults } from '~/domain/certification/told-results.server'
import { changeCertificateStatus } from '~/domain/certification/change-status.server'
import { verifyOutcome } from '~/domain/certification/verify-outcome.server'
import { returnProfile } from '~/domain/directory/return-profile.server'
import { recordCertificate } from '~/domain/certification/record-certificate.server'
import { rejectOutcome } from '~/domain/certification/reject-outcome.server'
import { reportAgain } from '~/domain/certification/report-again.server'
import { lastReport } from '~/domain/certification/told-results'
import { addDays } from '~/domain/days'
import { verifyMeasure } from '~/domain/measures/decide-measure.server'
import type { AfterInput } from '~/domain/measures/forms'
import { measureOf } from '~/domain/measures/queries.server'
import { measureLater } from '~/domain/measures/read-measure.server'
import { engagementOf } from '~/domain/engagement/queries.server'
import * as m from '~/i18n/paraglide/messages'
import { READ_AS } from '~/forms/carried'
import { toldItems, toldSentence } from '~/views/work/told-results.server'
import * as consultantPage from '~/routes/public/consultant'
import * as engagementPage from '~/routes/work/engagement'
import * as measurePage from '~/routes/work/measure'
import * as needPage from '~/routes/enterprise/need'
import { at, today } from '~db/clock'
import { db } from '~db/connection'
import { events } from '~db/schema'
import {
  after,
  agreeAsShown,
  certificate,
  certifiedEngagement,
  completedEngagement,
  department,
  enterprise,
  publishedNeed,
  reportedMeasure,
  reportedOutcome,
} from '~tests/scenarios'
import { freshDatabase } from '~tests/support/database'
import { shownPage } from '~tests/support/shown-page'
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

describe('a measure', () => {
  const like = {
    subjects: ['QCC', 'ISO-22000'],
    sectorCode: '10',
    communeCode: '04018',
    provinceCode: '14',
    notOf: null,
  }
  const outcomeOf = ({ enterprise: owner, engagementId, measureId }: ReturnType<typeof reportedMeasure>) =>
    measureOf(owner, engagementId, measureId).measure.outcome!.id
  const agreed = (change: Partial<AfterInput> = {}, days = 0) => {
    const work = reportedMeasure({ ...change, measuredOn: addDays(today(), days) }, days)
    for (const side of [work.enterprise, work.consultant])
      at(new Date(Date.now() + (days + 1) * 86_400_000), () => agreeAsShown(side, work.engagementId))
    verifyMeasure(department(), outcomeOf(work))
    return work
  }
  const sentences = () => toldItems(toldResults(like)).map(({ sentence }) => sentence)

  it('is told as a certificate is, with how sure it is, and no duration where the dates bear none', () => {
    const work = agreed()
    expect(sentences()).toEqual([
      'Một hợp tác xã ngành sản xuất, chế biến thực phẩm ở xã Tô Múa giảm 25 % tỷ lệ hàng lỗi, với sự hỗ trợ của Trung tâm Tư vấn Năng suất Đỉnh Mẫu (số liệu: tự khai).',
    ])
    expect(JSON.stringify(toldResults(like))).not.toContain(work.enterprise.organisationName)
    expect(toldResults({ ...like, notOf: work.enterprise.organisationId! as never })).toEqual([])
    tellNoMore(work.enterprise, work.engagementId)
    expect(sentences()).toEqual([])
  })

  it('took from the choice to the reading after the work, whenever it was verified', () => {
    agreed({}, 92)
    expect(sentences()[0]).toContain('giảm 25 % tỷ lệ hàng lỗi sau 3 tháng, với')
  })

  it.each<[string, Partial<AfterInput>]>([
    ['became worse', { inputs: { bad: 44, made: 1000 } }],
    ['stayed', { inputs: { bad: 40, made: 1000 } }],
    ['became better by something else', { share: 'none' }],
  ])('that %s is not told, and nobody is asked whether it may be', (_, change) => {
    const work = reportedMeasure(change)
    expect(resultsToTell(work.enterprise, work.engagementId)).toEqual([])
    expect(refusal(() => agreeAsShown(work.enterprise, work.engagementId))).toEqual({ code: 'state_changed' })
  })

  it('that was lost six months later is told no more, and every page with the gain says so', async () => {
    const work = agreed()
    const { profileId } = engagementOf(work.enterprise, work.engagementId)
    const said = { when: m.measure_time_six(), value: '5\u00a0%' }
    const { share: _, ...reading } = after({ inputs: { bad: 50, made: 1000 } })
    const inMonths = new Date(Date.now() + 200 * 86_400_000)
    at(inMonths, () => measureLater(work.enterprise, work.measureId, 'six', { ...reading, measuredOn: today() }))
    expect(sentences()).toEqual([])
    const lost = m.measure_lasts_no_more(said)
    const page = { request: new Request(`http://localhost/consultants/${profileId}`), params: { profileId } }
    expect((await shownPage(consultantPage, page)).html).toContain(lost)
    const ids = { engagementId: work.engagementId, measureId: work.measureId }
    expect((await shownPage(measurePage, await args(work.enterprise, ids))).html).toContain(lost)
  })

  it('and a certificate of the same work are told as one, and leave room for others', () => {
    const work = agreed()
    const paper = at(later(5), () => recordCertificate(work.consultant, work.engagementId, certificate()))
    at(later(6), () => verifyOutcome(department(), paper, { checkedWith: 'original' }))
    for (const side of [work.enterprise, work.consultant])
      at(new Date(Date.now() + 2 * 86_400_000), () => agreeAsShown(side, work.engagementId))
    bothAgree(certifiedEngagement())
    expect(sentences()).toHaveLength(2)
    const both = sentences().find((sentence) => sentence.includes('Cũng từ việc này'))!
    expect(both).toContain('giảm 25 % tỷ lệ hàng lỗi')
    expect(both).toContain('đạt chứng nhận ISO 22000')
    expect(both.match(/Một hợp tác xã/g)).toHaveLength(1)
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
