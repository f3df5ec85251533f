import { beforeEach, describe, expect, it } from 'vitest'
import { recordCertificate } from '~/domain/certification/record-certificate.server'
import { addDays, type Day } from '~/domain/days'
import { followUpPage } from '~/domain/follow-up/queries.server'
import { followUpRows } from '~/domain/follow-up/lists.server'
import { RESULT_DAYS } from '~/domain/follow-up/lifecycle'
import { measureAfter } from '~/domain/measures/read-measure.server'
import { verifyMeasure } from '~/domain/measures/decide-measure.server'
import { measureOf } from '~/domain/measures/queries.server'
import * as m from '~/i18n/paraglide/messages'
import { formatDay } from '~/i18n/format'
import * as followedPage from '~/routes/department/followed'
import * as listPage from '~/routes/department/follow-up'
import { at, today } from '~db/clock'
import {
  after,
  certificate,
  completedEngagement,
  department,
  measuredEngagement,
  reportedMeasure,
} from '~tests/scenarios'
import { freshDatabase } from '~tests/support/database'
import { toldTo } from '../notifications/told'
import { ledTo, post } from '../work/page-calls'
import { htmlOf, on } from '../work/sent-requests'

beforeEach(freshDatabase)

const DONE: Day = '2026-03-02'
const lastDay = (result: keyof typeof RESULT_DAYS) => addDays(DONE, RESULT_DAYS[result])
const dayAfter = (result: keyof typeof RESULT_DAYS) => addDays(lastDay(result), 1)
const longAgo = on(DONE)
const listed = (officer: ReturnType<typeof department>, day: Day) =>
  at(on(day), () => followUpRows(officer).map(({ kind, recordId, result }) => ({ kind, recordId, result })))

describe('work done long ago of which no result was reported', () => {
  it('is on the list from the day after a measure is late until it is reported, whether or not it is verified', () => {
    const officer = department()
    const { enterprise, engagementId, measureId } = at(longAgo, () => measuredEngagement())
    const missing = { kind: 'result_missing', recordId: engagementId, result: 'measure' }
    expect(listed(officer, lastDay('measure'))).toEqual([])
    expect(listed(officer, dayAfter('measure'))).toEqual([missing])
    expect(listed(department({ provinceCode: '52' }), dayAfter('measure'))).toEqual([])
    at(on(dayAfter('measure')), () => measureAfter(enterprise, measureId, after()))
    expect(listed(officer, dayAfter('measure'))).toEqual([])
  })

  it('has longer where a body has to give a paper', () => {
    const officer = department()
    const { consultant, engagementId } = at(longAgo, () => completedEngagement())
    expect(listed(officer, lastDay('certificate'))).toEqual([])
    expect(listed(officer, dayAfter('certificate'))).toMatchObject([{ result: 'certificate' }])
    at(on(dayAfter('certificate')), () => recordCertificate(consultant, engagementId, certificate()))
    expect(listed(officer, dayAfter('certificate'))).toEqual([])
  })

  it('is not missed while whether the gain lasts stays unanswered', () => {
    const officer = department()
    const { enterprise, engagementId, measureId } = at(longAgo, () => reportedMeasure())
    const outcomeId = measureOf(enterprise, engagementId, measureId).measure.outcome!.id
    at(longAgo, () => verifyMeasure(officer, outcomeId))
    expect(listed(officer, addDays(DONE, 3 * 365))).toEqual([])
  })

  it('is asked for: the enterprise for its measure, both sides for a certificate, not twice within days', async () => {
    const officer = department()
    const measured = at(longAgo, () => measuredEngagement())
    const certified = at(longAgo, () => completedEngagement())
    const ask = (recordId: string) =>
      post(followedPage, officer, { about: 'engagement', recordId }, { step: 'ask_result', list: 'result_missing' })
    expect(ledTo(await ask(measured.engagementId))).toEqual([
      303,
      '/department/follow-up?list=result_missing&done=ask_result',
    ])
    await ask(certified.engagementId)
    expect(toldTo(measured.enterprise)).toContain('measure_asked')
    expect(toldTo(measured.enterprise)).not.toContain('result_asked')
    expect(toldTo(measured.consultant)).not.toContain('measure_asked')
    for (const side of [certified.enterprise, certified.consultant]) expect(toldTo(side)).toContain('result_asked')
    expect((await ask(measured.engagementId)).init.status).toBe(400)
    expect(toldTo(measured.enterprise).filter((kind) => kind === 'measure_asked')).toHaveLength(1)
  })

  it('leaves the list where an officer notes why nothing will come of it, with words', async () => {
    const officer = department()
    const { engagementId } = at(longAgo, () => completedEngagement())
    const ids = { about: 'engagement', recordId: engagementId }
    const note = (words: string, who = officer) => post(followedPage, who, ids, { step: 'no_result', note: words })
    expect((await note('')).init.status).toBe(400)
    expect((await note('Khác tỉnh.', department({ provinceCode: '52' }))).status).toBe(404)
    expect(listed(officer, today())).toHaveLength(1)
    expect(ledTo(await note('Hợp tác xã không xin chứng nhận nữa.'))[0]).toBe(303)
    expect(listed(officer, today())).toEqual([])
    const { entries, helps } = followUpPage(officer, 'engagement', engagementId)
    expect(entries).toMatchObject([{ act: 'no_result_noted', note: 'Hợp tác xã không xin chứng nhận nữa.' }])
    expect(helps.map(({ step }) => step)).toEqual(['decide'])
    // Nothing is missing any more.
    expect((await note('Lần nữa.')).init.status).toBe(409)
  })

  it('stands on the list’s page in words', async () => {
    const officer = department()
    at(longAgo, () => measuredEngagement())
    const html = await htmlOf(listPage, officer, {})
    expect(html).toContain(m.follow_up_kind_result_missing())
    expect(html).toContain(m.follow_up_step_ask_result())
    expect(html).toContain(m.follow_up_since_measure_missing({ day: formatDay(DONE) }))
  })
})
