import { beforeEach, describe, expect, it } from 'vitest'
import type { Actor } from '~/domain/accounts/lifecycle'
import { addDays, type Day } from '~/domain/days'
import { acceptMilestone } from '~/domain/engagement/accept-milestone.server'
import { contactsShown } from '~/domain/engagement/contacts.server'
import { accountForDispute, withdrawDispute } from '~/domain/engagement/disputes.server'
import { mediationOf } from '~/domain/engagement/mediation.server'
import { engagementOf } from '~/domain/engagement/queries.server'
import { submitMilestone } from '~/domain/engagement/submit-milestone.server'
import { storeFile } from '~/domain/files/store.server'
import { followUpRows } from '~/domain/follow-up/lists.server'
import { decideWork } from '~/domain/follow-up/work.server'
import { remind } from '~/domain/notifications/remind.server'
import { homeProvince } from '~/vocabulary/province.server'
import { fileFor } from '~/file-access.server'
import * as m from '~/i18n/paraglide/messages'
import * as accountPage from '~/routes/account/account'
import * as followedPage from '~/routes/department/followed'
import * as listPage from '~/routes/department/follow-up'
import * as workPage from '~/routes/department/work'
import * as disputesPage from '~/routes/work/disputes'
import * as engagementPage from '~/routes/work/engagement'
import { at } from '~db/clock'
import { newId } from '~db/ids'
import {
  awardedEngagement,
  complete,
  department,
  enterprise,
  markedPayment,
  milestonesIn,
  offPlanIn,
  openedDispute,
  pdf,
} from '~tests/scenarios'
import { freshDatabase } from '~tests/support/database'
import { toldTo } from '../notifications/told'
import { ledTo, marksOn, post } from '../work/page-calls'
import { refusal } from '../work/refusal'
import { htmlOf, on } from '../work/sent-requests'

beforeEach(freshDatabase)

const MONDAY: Day = '2026-03-02'
const begun = () => at(on(MONDAY), () => awardedEngagement())
type Work = ReturnType<typeof begun>
const record = (officer: Actor, { engagementId }: Work, disputeId: string, id = newId()) =>
  decideWork(officer, engagementId, { intent: 'record', id, disputeId, heard: 'Hai bên đều nói báo cáo còn thiếu.' }, 0)
const close = (officer: Actor, { engagementId }: Work, disputeId: string, result: 'settled' | 'ended') =>
  decideWork(officer, engagementId, { intent: 'close', disputeId, result, agreed: 'Bổ sung phần kho.' }, 0)
const rowsOn = (officer: Actor, day: Day) => at(on(day), () => followUpRows(officer))

describe('a dispute', () => {
  it('is told to the department at once and stands on its list until it is closed; both sides read the record', async () => {
    const officer = department()
    const work = begun()
    const { consultant, enterprise: owner, engagementId } = work
    const disputeId = at(on(MONDAY), () => openedDispute(owner, work))
    expect(toldTo(officer)).toContain('dispute_to_mediate')
    expect(toldTo(consultant)).toContain('dispute_opened')
    expect(rowsOn(officer, MONDAY)).toMatchObject([{ kind: 'dispute', recordId: engagementId, since: MONDAY }])
    at(on(MONDAY), () => record(officer, work, disputeId))
    expect(toldTo(owner)).toContain('dispute_recorded')
    // It has its thirty days once somebody was heard.
    expect(rowsOn(officer, '2026-03-20')).toMatchObject([{ dueOn: addDays(MONDAY, 30), isLate: false }])
    for (const side of [owner, consultant])
      expect(await htmlOf(disputesPage, side, { engagementId })).toContain('Hai bên đều nói báo cáo còn thiếu.')
    at(on('2026-03-20'), () => close(officer, work, disputeId, 'settled'))
    expect(rowsOn(officer, '2026-03-20')).toEqual([])
    expect(engagementOf(owner, engagementId)).toMatchObject({ status: 'active', dispute: null })
    expect(toldTo(consultant)).toContain('dispute_closed')
    expect(offPlanIn(owner, engagementId).disputes).toMatchObject([
      { status: 'settled', records: [{ agreed: null }, { heard: null, agreed: 'Bổ sung phần kho.' }] },
    ])
  })

  it('of which nothing was heard is escalated after three days, and late after thirty', () => {
    const officer = department()
    const work = begun()
    const disputeId = at(on(MONDAY), () => openedDispute(work.enterprise, work))
    at(on('2026-03-04'), remind)
    expect(toldTo(officer)).not.toContain('dispute_unheard')
    at(on('2026-03-05'), remind)
    expect(toldTo(officer)).toContain('dispute_unheard')
    expect(rowsOn(officer, '2026-03-05')).toMatchObject([{ isLate: true }])
    expect(refusal(() => close(officer, work, disputeId, 'settled')).code).toBe('dispute.unheard')
    at(on('2026-03-05'), () => record(officer, work, disputeId))
    expect(toldTo(officer, { unread: true })).not.toContain('dispute_unheard')
    at(on('2026-04-02'), remind)
    expect(toldTo(officer)).toContain('dispute_late')
    expect(rowsOn(officer, '2026-04-02')).toMatchObject([{ isLate: true }])
  })

  it('may end the work; then it is closed once, whoever of two officers comes second', () => {
    const [officer, colleague] = [department(), department()]
    const work = begun()
    const disputeId = openedDispute(work.consultant, work)
    record(officer, work, disputeId)
    close(officer, work, disputeId, 'ended')
    expect(engagementOf(work.enterprise, work.engagementId).status).toBe('ended')
    expect(refusal(() => close(colleague, work, disputeId, 'settled')).code).toBe('state_changed')
    expect(refusal(() => record(colleague, work, disputeId)).code).toBe('state_changed')
    expect(toldTo(work.enterprise)).toContain('work_ended')
  })

  it('is taken back by whoever opened it, also after the work is done, and one stands open at a time', () => {
    const work = complete(begun())
    const { consultant, enterprise: owner, engagementId } = work
    const disputeId = openedDispute(consultant, work)
    expect(refusal(() => openedDispute(owner, work)).code).toBe('dispute.already_open')
    expect(refusal(() => withdrawDispute(owner, engagementId, disputeId)).code).toBe('not_found')
    withdrawDispute(consultant, engagementId, disputeId)
    expect(toldTo(owner)).toContain('dispute_withdrawn')
    const again = openedDispute(owner, work)
    const officer = department()
    record(officer, work, again)
    expect(refusal(() => close(officer, work, again, 'ended')).code).toBe('state_changed')
    close(officer, work, again, 'settled')
    expect(engagementOf(owner, engagementId).status).toBe('completed')
  })

  it('is another province’s and an own matter’s to nobody, and a record sent twice is one', () => {
    const officer = department()
    const work = begun()
    const disputeId = openedDispute(work.enterprise, work)
    const elsewhere = department({ provinceCode: homeProvince().code === '11' ? '12' : '11' })
    expect(refusal(() => record(elsewhere, work, disputeId)).code).toBe('not_found')
    expect(rowsOn(elsewhere, MONDAY)).toEqual([])
    const id = newId()
    record(officer, work, disputeId, id)
    record(officer, work, disputeId, id)
    expect(offPlanIn(work.enterprise, work.engagementId).disputes[0]!.records).toHaveLength(1)
    expect(toldTo(work.enterprise).filter((kind) => kind === 'dispute_recorded')).toHaveLength(1)
  })

  it('lets the department read what was delivered, until it is closed', () => {
    const officer = department()
    const work = begun()
    const { consultant, engagementId } = work
    const [first] = milestonesIn(work)
    const attachments = [storeFile({ name: 'bao-cao.pdf', bytes: pdf('bao cao') })]
    submitMilestone(consultant, engagementId, first!.id, { note: 'Báo cáo.', attachments })
    const fileId = milestonesIn(work)[0]!.deliveries[0]!.files[0]!.id
    expect(refusal(() => fileFor(officer, fileId)).code).toBe('not_found')
    const disputeId = openedDispute(work.enterprise, work)
    expect(fileFor(officer, fileId).name).toBe('bao-cao.pdf')
    withdrawDispute(work.enterprise, engagementId, disputeId)
    expect(refusal(() => fileFor(officer, fileId)).code).toBe('not_found')
  })

  it('has the account of the other side, its own words until the department has written something down', async () => {
    const officer = department()
    const work = begun()
    const { consultant, enterprise: owner, engagementId } = work
    const ids = { engagementId }
    const disputeId = openedDispute(owner, work)
    const typed = { intent: 'account', disputeId, account: 'Phần kho không nằm trong phạm vi.' }
    expect((await post(disputesPage, owner, ids, typed)).status).toBe(404)
    expect(ledTo(await post(disputesPage, consultant, ids, typed))[0]).toBe(303)
    for (const side of [owner, consultant]) expect(await htmlOf(disputesPage, side, ids)).toContain(typed.account)
    expect(await htmlOf(workPage, officer, ids)).toContain(typed.account)
    const [readAs] = await marksOn(disputesPage, consultant, ids)
    const changed = { ...typed, account: 'Phần kho chúng tôi làm thêm, không tính tiền.', readAs: readAs! }
    expect(ledTo(await post(disputesPage, consultant, ids, changed))[0]).toBe(303)
    record(officer, work, disputeId)
    expect(await htmlOf(disputesPage, consultant, ids)).not.toContain(m.dispute_account_button())
    const late = () => accountForDispute(consultant, engagementId, { disputeId, account: 'Nói lại.' })
    expect(refusal(late).code).toBe('state_changed')
    expect(offPlanIn(owner, engagementId).disputes).toMatchObject([
      { account: changed.account, accountBy: consultant.userId },
    ])
  })

  it('shows the department how both sides are reached and what was paid while it lasts, and says so to them', async () => {
    const [officer, elsewhere] = [
      department(),
      department({ provinceCode: homeProvince().code === '11' ? '12' : '11' }),
    ]
    const work = begun()
    const { consultant, enterprise: owner, engagementId } = work
    const ids = { engagementId }
    markedPayment(owner, work)
    const secrets = [owner.email!, consultant.email!, m.payment_status_marked()]
    const before = await htmlOf(workPage, officer, ids)
    const disputeId = openedDispute(owner, work)
    const during = await htmlOf(workPage, officer, ids)
    expect(secrets.map((one) => [before.includes(one), during.includes(one)])).toEqual(secrets.map(() => [false, true]))
    expect(mediationOf(elsewhere, engagementId)).toBeNull()
    expect(contactsShown(consultant).seenBy).toMatchObject([
      { partner: owner.organisationName },
      { partner: null, isOpen: true },
    ])
    expect(await htmlOf(accountPage, consultant, {})).toContain(m.contacts_seen_department())
    withdrawDispute(owner, engagementId, disputeId)
    const after = await htmlOf(workPage, officer, ids)
    expect(secrets.filter((one) => after.includes(one))).toEqual([])
    expect(await htmlOf(accountPage, consultant, {})).toContain(m.contacts_seen_mediated())
  })

  it('is told and mediated on its pages', async () => {
    const officer = department()
    const work = awardedEngagement()
    const { consultant, enterprise: owner, engagementId } = work
    const ids = { engagementId }
    const typed = { intent: 'open', id: newId(), reason: 'payment', text: 'Chưa nhận được lần hai.' }
    const refused = await post(disputesPage, consultant, ids, { ...typed, reason: 'ending' })
    expect(Object.keys(refused.data.error!)).toEqual(['reason'])
    expect(ledTo(await post(disputesPage, consultant, ids, typed))[0]).toBe(303)
    expect((await post(disputesPage, enterprise(), ids, typed)).status).toBe(404)
    expect(await htmlOf(engagementPage, owner, ids)).toContain(m.dispute_current())
    expect(await htmlOf(listPage, officer, {})).toContain(`/department/works/${engagementId}`)
    const followed = await htmlOf(followedPage, officer, { about: 'engagement', recordId: engagementId })
    expect(followed).toContain(m.follow_up_kind_dispute())
    expect(await htmlOf(workPage, officer, ids)).toContain('Chưa nhận được lần hai.')
    const said = { intent: 'record', id: newId(), disputeId: typed.id, heard: 'Đã gọi cả hai bên.' }
    expect(ledTo(await post(workPage, officer, ids, said))[0]).toBe(303)
    expect(await htmlOf(workPage, officer, ids)).toContain(m.dispute_close_open())
    const closed = { intent: 'close', disputeId: typed.id, result: 'settled', agreed: 'Trả trước ngày 15.' }
    expect(ledTo(await post(workPage, officer, ids, closed))[0]).toBe(303)
    expect(await htmlOf(disputesPage, owner, ids)).toContain('Trả trước ngày 15.')
    expect(await htmlOf(workPage, owner, ids)).not.toContain('Đã gọi cả hai bên.')
  })
})

describe('a delivery that nobody looked at', () => {
  const OVER: Day = '2026-03-17'
  const delivered = () => {
    const work = begun()
    const [first] = milestonesIn(work)
    at(on(MONDAY), () => submitMilestone(work.consultant, work.engagementId, first!.id, { note: 'Báo cáo.' }))
    const seen = milestonesIn(work)[0]!.deliveries[0]!.submittedAt.getTime()
    return { ...work, milestoneId: first!.id, seen }
  }
  const decide = (
    officer: Actor,
    { engagementId, milestoneId, seen }: ReturnType<typeof delivered>,
    answer: 'accept' | 'return',
  ) => decideWork(officer, engagementId, { intent: 'delivery', milestoneId, answer, reason: 'Đã xem báo cáo.' }, seen)

  it('is approved by no silence: after fourteen days the department decides, and both sides read why', async () => {
    const officer = department()
    const work = delivered()
    const { engagementId, consultant, enterprise: owner } = work
    expect(refusal(() => at(on('2026-03-16'), () => decide(officer, work, 'accept'))).code).toBe('state_changed')
    expect(rowsOn(officer, '2026-03-16')).toEqual([])
    at(on(OVER), remind)
    expect(toldTo(officer)).toContain('delivery_unseen')
    expect(rowsOn(officer, OVER).map(({ kind }) => kind)).toEqual(['delivery_unseen'])
    at(on(OVER), () => decide(officer, work, 'accept'))
    expect(rowsOn(officer, OVER)).toEqual([])
    expect(milestonesIn(work)[0]).toMatchObject({
      status: 'accepted',
      deliveries: [{ byDepartment: true, acceptedReason: 'Đã xem báo cáo.' }],
    })
    for (const side of [owner, consultant]) {
      expect(toldTo(side)).toContain('milestone_decided')
      expect(await htmlOf(engagementPage, side, { engagementId })).toContain('Đã xem báo cáo.')
    }
    expect(toldTo(consultant)).not.toContain('milestone_accepted')
  })

  it('is returned by it as well; who answered first, the enterprise or the department, is the answer', async () => {
    const officer = department()
    const work = delivered()
    const ids = { engagementId: work.engagementId }
    expect(await htmlOf(workPage, officer, ids)).toContain('Báo cáo.')
    const [readAs] = await marksOn(workPage, officer, ids)
    const typed = { intent: 'delivery', milestoneId: work.milestoneId, answer: 'return', reason: 'Thiếu phần kho.' }
    expect(ledTo(await post(workPage, officer, ids, { ...typed, readAs: readAs! }))[0]).toBe(303)
    expect(milestonesIn(work)[0]!.status).toBe('returned')
    expect(refusal(() => acceptMilestone(work.enterprise, work.engagementId, work.milestoneId)).code).toBe(
      'state_changed',
    )

    const other = delivered()
    acceptMilestone(other.enterprise, other.engagementId, other.milestoneId)
    expect(refusal(() => at(on(OVER), () => decide(officer, other, 'return'))).code).toBe('state_changed')
  })
})
