import { beforeEach, describe, expect, it } from 'vitest'
import { nextOutcomeStep } from '~/domain/certification/next-step'
import { endingsOf, outcomeStates } from '~/domain/certification/standing.server'
import { recordCertificate } from '~/domain/certification/record-certificate.server'
import type { Day } from '~/domain/days'
import { acceptMilestone } from '~/domain/engagement/accept-milestone.server'
import { confirmEnd, objectToEnd, withdrawEnd } from '~/domain/engagement/end-early.server'
import { pauseWork } from '~/domain/engagement/pause-work.server'
import { engagementOf } from '~/domain/engagement/queries.server'
import { submitMilestone } from '~/domain/engagement/submit-milestone.server'
import { followUpRows } from '~/domain/follow-up/lists.server'
import { decideWork } from '~/domain/follow-up/work.server'
import { hindrancesOf } from '~/domain/leaving/hindrances.server'
import { remind } from '~/domain/notifications/remind.server'
import * as m from '~/i18n/paraglide/messages'
import * as workPage from '~/routes/department/work'
import * as needPage from '~/routes/enterprise/need'
import * as endPage from '~/routes/work/end-early'
import * as engagementPage from '~/routes/work/engagement'
import { at } from '~db/clock'
import { newId } from '~db/ids'
import {
  awardedEngagement,
  certificate,
  complete,
  department,
  enterprise,
  later,
  milestonesIn,
  offPlanIn,
  pauseInput,
  proposedChange,
  proposedEnd,
  standingOf,
} from '~tests/scenarios'
import { freshDatabase } from '~tests/support/database'
import { toldTo } from '../notifications/told'
import { ledTo, post } from '../work/page-calls'
import { refusal } from '../work/refusal'
import { htmlOf, on } from '../work/sent-requests'

beforeEach(freshDatabase)

const MONDAY: Day = '2026-03-02'
/** Ten working days later, and the day after. */
const LAST_DAY: Day = '2026-03-16'
const OVER: Day = '2026-03-17'

const begun = () => at(on(MONDAY), () => awardedEngagement())
const stateOf = ({ enterprise: owner, engagementId }: ReturnType<typeof begun>) => engagementOf(owner, engagementId)

describe('work that ends before it is done', () => {
  it('ends once the other side confirms it in its own words; then nothing more is asked of anybody', () => {
    const work = begun()
    const { consultant, enterprise: owner, engagementId } = work
    const endId = proposedEnd(consultant, work)
    expect(toldTo(owner)).toContain('end_proposed')
    expect(stateOf(work).end?.step).toMatchObject({ kind: 'answer_end', actor: 'enterprise' })
    // Meanwhile the work waits as before.
    expect(stateOf(work).next?.kind).toBe('deliver')
    expect(refusal(() => confirmEnd(consultant, engagementId, endId, 'Vâng.')).code).toBe('not_found')
    confirmEnd(owner, engagementId, endId, 'Đúng như vậy.')
    const ended = stateOf(work)
    expect(ended).toMatchObject({ status: 'ended', next: null, end: null })
    expect(nextOutcomeStep(outcomeStates([ended]), endingsOf([ended]).get(engagementId)!)).toBeNull()
    expect([toldTo(owner), toldTo(consultant)].flat()).not.toContain('certificate_wanted')
    expect(toldTo(consultant)).toContain('work_ended')
    expect(toldTo(owner, { unread: true })).not.toContain('end_proposed')
    const [first] = milestonesIn(work)
    const deliver = () => submitMilestone(consultant, engagementId, first!.id, { note: 'Muộn.' })
    expect(refusal(deliver).code).toBe('state_changed')
    expect(refusal(() => recordCertificate(consultant, engagementId, certificate())).code).toBe(
      'certificate.engagement_not_completed',
    )
    at(on('2026-12-01'), remind)
    expect(toldTo(consultant)).not.toContain('milestone_due')
    expect(hindrancesOf(owner).filter(({ kind }) => kind === 'engagement')).toEqual([])
  })

  it('closes what waited beside it: a change, a pause, a delivery', () => {
    const work = begun()
    const { consultant, enterprise: owner, engagementId } = work
    const [first] = milestonesIn(work)
    submitMilestone(consultant, engagementId, first!.id, { note: 'Báo cáo.' })
    pauseWork(owner, engagementId, pauseInput())
    confirmEnd(consultant, engagementId, proposedEnd(owner, work), 'Đồng ý.')
    expect(stateOf(work)).toMatchObject({ status: 'ended', pause: null })
    expect(offPlanIn(owner, engagementId).pauses).toMatchObject([{ movedDays: null }])
    expect(refusal(() => acceptMilestone(owner, engagementId, first!.id)).code).toBe('state_changed')

    const other = awardedEngagement()
    const changeId = proposedChange(other.consultant, other.engagementId, later(other.consultant, other.engagementId))
    confirmEnd(other.consultant, other.engagementId, proposedEnd(other.enterprise, other), 'Đồng ý.')
    expect(standingOf(other.consultant, other.engagementId, changeId)).toBe('closed')
  })

  it('goes on where it is taken back, and where the work is done first; answered once by two at once', () => {
    const work = begun()
    const { consultant, enterprise: owner, engagementId } = work
    const first = proposedEnd(owner, work)
    expect(refusal(() => proposedEnd(consultant, work)).code).toBe('end.already_open')
    withdrawEnd(owner, engagementId, first)
    expect(refusal(() => confirmEnd(consultant, engagementId, first, 'Vâng.')).code).toBe('state_changed')
    const second = proposedEnd(owner, work)
    complete(work)
    expect(refusal(() => confirmEnd(consultant, engagementId, second, 'Vâng.')).code).toBe('state_changed')
    expect(offPlanIn(owner, engagementId).ends.map(({ status }) => status)).toEqual(['closed', 'withdrawn'])
    expect(stateOf(work).status).toBe('completed')
    expect(refusal(() => proposedEnd(owner, work)).code).toBe('state_changed')
  })

  it('that the other side objects to is the department’s to mediate', () => {
    const officer = department()
    const work = begun()
    const { consultant, enterprise: owner, engagementId } = work
    const endId = proposedEnd(owner, work)
    objectToEnd(consultant, engagementId, endId, 'Chúng tôi đã làm xong nửa việc.')
    expect(stateOf(work)).toMatchObject({ status: 'active', end: null, dispute: { step: { kind: 'mediate' } } })
    expect(toldTo(officer)).toContain('dispute_to_mediate')
    expect(toldTo(owner)).toEqual(expect.arrayContaining(['end_objected', 'dispute_opened']))
    expect(offPlanIn(owner, engagementId).disputes).toMatchObject([
      { reason: 'ending', text: 'Chúng tôi đã làm xong nửa việc.', side: 'consultant' },
    ])
    expect(refusal(() => confirmEnd(consultant, engagementId, endId, 'Thôi cũng được.')).code).toBe('state_changed')
  })

  it('without an answer is confirmed by the department with a reason, after ten working days and not before', async () => {
    const officer = department()
    const work = begun()
    const { consultant, enterprise: owner, engagementId } = work
    at(on(MONDAY), () => proposedEnd(owner, work))
    const confirm = () => decideWork(officer, engagementId, { intent: 'confirm_end', reason: 'Đã gọi ba lần.' }, 0)
    expect(refusal(() => at(on(LAST_DAY), confirm)).code).toBe('state_changed')
    expect(at(on(LAST_DAY), () => followUpRows(officer))).toEqual([])
    at(on(LAST_DAY), remind)
    expect(toldTo(consultant)).toContain('end_waits')
    expect(toldTo(owner)).not.toContain('end_waits')
    at(on(OVER), remind)
    expect(toldTo(officer)).toContain('end_unanswered')
    expect(at(on(OVER), () => followUpRows(officer).map(({ kind }) => kind))).toEqual(['end_unanswered'])
    at(on(OVER), confirm)
    expect(stateOf(work).status).toBe('ended')
    expect(at(on(OVER), () => followUpRows(officer))).toEqual([])
    expect([toldTo(owner), toldTo(consultant)].map((told) => told.includes('work_ended'))).toEqual([true, true])
    const html = await htmlOf(endPage, consultant, { engagementId })
    expect(html).toContain('Đã gọi ba lần.')
    expect(html).toContain(m.engagement_actor_department())
    expect(await htmlOf(workPage, officer, { engagementId })).toContain('Đã gọi ba lần.')
  })

  it('is read on its pages by the two sides, and by nobody else', async () => {
    const work = awardedEngagement()
    const { consultant, enterprise: owner, engagementId, needId } = work
    const ids = { engagementId }
    const typed = { intent: 'propose', id: newId(), reason: 'no_budget', delivered: 'Báo cáo.', owed: '' }
    const refused = await post(endPage, owner, ids, typed)
    expect([refused.init.status, Object.keys(refused.data.error!)]).toEqual([400, ['owed']])
    const sent = { ...typed, owed: '30 % giá.' }
    expect(ledTo(await post(endPage, owner, ids, sent))[1]).toBe(`/engagements/${engagementId}/end?done=propose`)
    expect((await post(endPage, enterprise(), ids, sent)).status).toBe(404)
    expect(await htmlOf(endPage, owner, ids)).toContain(m.end_withdraw())
    const html = await htmlOf(endPage, consultant, ids)
    for (const said of ['Báo cáo.', '30 % giá.', m.end_reason_no_budget(), m.end_confirm()])
      expect(html).toContain(said)
    const confirmed = { intent: 'confirm', endId: sent.id, words: 'Đúng vậy.' }
    expect(ledTo(await post(endPage, consultant, ids, confirmed))[0]).toBe(303)
    expect(await htmlOf(engagementPage, owner, ids)).toContain(m.end_notice_read())
    expect(await htmlOf(engagementPage, owner, ids)).not.toContain(m.engagement_record())
    expect(await htmlOf(needPage, owner, { needId })).toContain(m.engagement_status_ended())
  })
})
