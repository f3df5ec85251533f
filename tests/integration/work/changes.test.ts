import { beforeEach, describe, expect, it } from 'vitest'
import type { Actor } from '~/domain/accounts/lifecycle'
import { addDays, daysBetween } from '~/domain/days'
import { acceptMilestone } from '~/domain/engagement/accept-milestone.server'
import { agreementOf } from '~/domain/engagement/agreement.server'
import { confirmChange, declineChange, withdrawChange } from '~/domain/engagement/answer-change.server'
import { changeOf, currentPlan } from '~/domain/engagement/changes.server'
import { confirmAgreement } from '~/domain/engagement/confirm-agreement.server'
import { CHANGE_ANSWER_DAYS, CHANGE_REMINDER_DAYS, MAX_CHANGES } from '~/domain/engagement/lifecycle'
import { proposeChange } from '~/domain/engagement/propose-change.server'
import { engagementOf, engagementsOf } from '~/domain/engagement/queries.server'
import { submitMilestone } from '~/domain/engagement/submit-milestone.server'
import { remind } from '~/domain/notifications/remind.server'
import { addWorkingDays } from '~/domain/working-days'
import { at, today } from '~db/clock'
import { newId } from '~db/ids'
import {
  awardedEngagement,
  changeInput,
  engagementWithChange,
  enterprise,
  inDays,
  later,
  proposedChange,
  standingOf,
} from '~tests/scenarios'
import { freshDatabase } from '~tests/support/database'
import { toldTo } from '../notifications/told'
import { refusal } from './refusal'

beforeEach(freshDatabase)

const planOf = (actor: Actor, engagementId: string) => currentPlan(engagementOf(actor, engagementId))
const daysOf = (actor: Actor, engagementId: string) => planOf(actor, engagementId).milestones.map(({ dueOn }) => dueOn)
const onDay = <T>(count: number, work: Parameters<typeof at<T>>[1]): T =>
  at(new Date(Date.now() + count * 86_400_000), work)
const deliver = (consultant: Actor, engagementId: string, milestoneId: string) =>
  submitMilestone(consultant, engagementId, milestoneId, { note: 'Đã gửi báo cáo.' })

describe('a proposed change', () => {
  it('changes nothing until the other side confirms it, and then the milestones and every reader of them', () => {
    const { engagementId, enterprise: owner, consultant, changeId } = engagementWithChange()
    const before = daysOf(owner, engagementId)
    const { change } = engagementOf(owner, engagementId)
    const until = addWorkingDays(today(), CHANGE_ANSWER_DAYS)
    expect(change).toEqual({ id: changeId, step: { kind: 'answer_change', actor: 'enterprise', dueOn: until } })
    expect(engagementsOf(consultant)[0]!.change).toEqual(change)
    expect(engagementOf(owner, engagementId).next!.kind).toBe('deliver')

    confirmChange(owner, engagementId, changeId)
    confirmChange(owner, engagementId, changeId)
    expect(daysOf(owner, engagementId)).toEqual([before[0], addDays(before[1]!, 14)])
    expect(engagementOf(owner, engagementId).change).toBeNull()
    expect(standingOf(owner, engagementId, changeId)).toBe('confirmed')
    expect(changeOf(owner, engagementId, changeId).change.before.milestones.map(({ dueOn }) => dueOn)).toEqual(before)
    expect(toldTo(owner)).toContain('change_proposed')
    expect(toldTo(owner, { unread: true })).not.toContain('change_proposed')
    expect(toldTo(consultant)).toContain('change_confirmed')
  })

  it('of the price holds from then on, and of the scope is read beside it', () => {
    const { engagementId, enterprise: owner, consultant } = awardedEngagement()
    const lines = [
      { title: 'Phí tư vấn', amountVnd: 85_000_000, vat: 'none' as const },
      { title: 'Thêm một buổi đào tạo', amountVnd: 5_000_000, vat: '8' as const },
    ]
    const changeId = proposedChange(owner, engagementId, { lines, scope: 'Thêm một buổi cho ca tối.' })
    expect(planOf(owner, engagementId)).toMatchObject({ priceVnd: 85_000_000, scopeChanges: [] })
    confirmChange(consultant, engagementId, changeId)
    expect(planOf(owner, engagementId)).toMatchObject({
      lines,
      priceVnd: 90_400_000,
      scopeChanges: ['Thêm một buổi cho ca tối.'],
    })
    expect(planOf(owner, engagementId).payments).toHaveLength(2)
  })

  it('takes a milestone out and puts another in its place by its day', () => {
    const { engagementId, enterprise: owner, consultant } = awardedEngagement()
    const { milestones } = changeInput(owner, engagementId)
    const added = { title: 'Đào tạo ca tối', dueOn: addDays(milestones[0]!.dueOn, 3) }
    confirmChange(owner, engagementId, proposedChange(consultant, engagementId, { milestones: [...milestones, added] }))
    const titles = () => planOf(owner, engagementId).milestones.map(({ title }) => title)
    expect(titles()).toEqual([milestones[0]!.title, added.title, milestones[1]!.title])
    const rows = changeInput(owner, engagementId).milestones
    const without = proposedChange(owner, engagementId, { milestones: rows.slice(0, 2) })
    confirmChange(consultant, engagementId, without)
    expect(titles()).toEqual([milestones[0]!.title, added.title])
  })

  it('is one at a time, and each side answers the other’s alone', () => {
    const { engagementId, enterprise: owner, consultant, changeId } = engagementWithChange()
    const second = () => proposedChange(owner, engagementId, { scope: 'Bỏ phần đào tạo.' })
    expect(refusal(second).code).toBe('change.already_open')
    expect(refusal(() => confirmChange(consultant, engagementId, changeId)).code).toBe('not_found')
    expect(refusal(() => withdrawChange(owner, engagementId, changeId)).code).toBe('not_found')
    for (const stranger of [enterprise(), awardedEngagement().consultant]) {
      expect(refusal(() => confirmChange(stranger, engagementId, changeId)).code).toBe('not_found')
      expect(refusal(() => changeOf(stranger, engagementId, changeId)).code).toBe('not_found')
    }
    declineChange(owner, engagementId, changeId, 'Siêu thị đã hẹn ngày.')
    expect(changeOf(consultant, engagementId, changeId).change).toMatchObject({
      standing: 'declined',
      declineReason: 'Siêu thị đã hẹn ngày.',
    })
    expect(toldTo(consultant)).toContain('change_declined')
    const id = second()
    expect(standingOf(owner, engagementId, id)).toBe('waiting')
  })

  it('that was taken back is neither confirmed nor declined, and one that was answered is not taken back', () => {
    const { engagementId, enterprise: owner, consultant, changeId } = engagementWithChange()
    const before = daysOf(owner, engagementId)
    withdrawChange(consultant, engagementId, changeId)
    expect(toldTo(owner)).toContain('change_withdrawn')
    for (const late of [confirmChange, declineChange, withdrawChange] as const) {
      const by = late === withdrawChange ? consultant : owner
      expect(refusal(() => late(by, engagementId, changeId, 'Muộn.')).code).toBe('state_changed')
    }
    expect(daysOf(owner, engagementId)).toEqual(before)
  })

  it('ends by the clock, without anything having run, and may be proposed again under the same number', () => {
    const { engagementId, enterprise: owner, consultant, changeId } = engagementWithChange()
    const { dueOn, number } = changeOf(owner, engagementId, changeId).change
    const last = daysBetween(today(), dueOn)
    expect(onDay(last, () => standingOf(owner, engagementId, changeId))).toBe('waiting')
    onDay(last + 1, () => {
      expect(standingOf(owner, engagementId, changeId)).toBe('lapsed')
      expect(engagementOf(owner, engagementId).change).toBeNull()
      for (const late of [confirmChange, declineChange] as const)
        expect(refusal(() => late(owner, engagementId, changeId, 'Muộn.')).code).toBe('state_changed')
      expect(refusal(() => withdrawChange(consultant, engagementId, changeId)).code).toBe('state_changed')
      const again = proposedChange(consultant, engagementId, later(consultant, engagementId, 30))
      expect(changeOf(owner, engagementId, again).change).toMatchObject({ standing: 'waiting', number })
      confirmChange(owner, engagementId, again)
    })
    expect(standingOf(owner, engagementId, changeId)).toBe('lapsed')
  })

  it('ends on the first day that it newly sets, where that comes sooner', () => {
    const { engagementId, consultant } = awardedEngagement()
    const { milestones } = changeInput(consultant, engagementId)
    const soon = [{ ...milestones[0]!, dueOn: inDays(2) }, milestones[1]!]
    const changeId = proposedChange(consultant, engagementId, { milestones: soon })
    expect(changeOf(consultant, engagementId, changeId).change.dueOn).toBe(inDays(2))
  })

  it('is reminded of once, of the side that is waited for, and the other hears that it was not answered', () => {
    const { engagementId, enterprise: owner, consultant, changeId } = engagementWithChange()
    const times = (actor: Actor, kind: string) => toldTo(actor).filter((told) => told === kind).length
    onDay(1, remind)
    expect(times(owner, 'change_waits')).toBe(0)
    const from = daysBetween(today(), addWorkingDays(today(), CHANGE_REMINDER_DAYS))
    for (const day of [from - 1, from, from + 1]) onDay(day, remind)
    expect([times(owner, 'change_waits'), times(consultant, 'change_waits')]).toEqual([1, 0])
    for (const day of [20, 21]) onDay(day, remind)
    expect([times(owner, 'change_lapsed'), times(consultant, 'change_lapsed')]).toEqual([0, 1])
    expect(standingOf(owner, engagementId, changeId)).toBe('waiting')
  })

  it('makes no news any more of a day that it moves', () => {
    const { engagementId, enterprise: owner, consultant } = awardedEngagement()
    onDay(16, remind)
    expect(toldTo(consultant, { unread: true })).toContain('milestone_due')
    onDay(16, () => {
      const [first, second] = changeInput(consultant, engagementId).milestones
      const milestones = [{ ...first!, dueOn: inDays(10) }, second!]
      confirmChange(owner, engagementId, proposedChange(consultant, engagementId, { milestones }))
      remind()
    })
    expect(toldTo(consultant, { unread: true })).not.toContain('milestone_due')
    expect(toldTo(owner, { unread: true })).not.toContain('milestone_late')
  })
})

describe('meanwhile', () => {
  it('a milestone that the change moves was accepted: it can be confirmed no more, but declined and taken back', () => {
    const { engagementId, enterprise: owner, consultant } = awardedEngagement()
    const [first, second] = changeInput(consultant, engagementId).milestones
    const milestones = [{ ...first!, dueOn: addDays(first!.dueOn, 7) }, second!]
    const changeId = proposedChange(consultant, engagementId, { milestones })
    deliver(consultant, engagementId, first!.id!)
    expect(changeOf(owner, engagementId, changeId).isPossible).toBe(true)
    acceptMilestone(owner, engagementId, first!.id!)
    expect(changeOf(owner, engagementId, changeId).isPossible).toBe(false)
    expect(refusal(() => confirmChange(owner, engagementId, changeId)).code).toBe('state_changed')
    expect(daysOf(owner, engagementId)[0]).toBe(first!.dueOn)
    withdrawChange(consultant, engagementId, changeId)
  })

  it('another milestone was accepted: the change is carried out on what is left', () => {
    const { engagementId, enterprise: owner, consultant, changeId } = engagementWithChange()
    const [first, second] = planOf(owner, engagementId).milestones
    deliver(consultant, engagementId, first!.id)
    acceptMilestone(owner, engagementId, first!.id)
    confirmChange(owner, engagementId, changeId)
    expect(planOf(owner, engagementId).milestones).toMatchObject([
      { id: first!.id, status: 'accepted', dueOn: first!.dueOn },
      { id: second!.id, status: 'planned', dueOn: addDays(second!.dueOn, 14) },
    ])
    expect(engagementOf(owner, engagementId).next).toMatchObject({ kind: 'deliver', dueOn: addDays(second!.dueOn, 14) })
  })

  it('the milestone that it takes out was delivered, or would be the last: it is not taken out', () => {
    for (const isAccepted of [false, true]) {
      const { engagementId, enterprise: owner, consultant } = awardedEngagement()
      const [first, second] = changeInput(owner, engagementId).milestones
      const kept = isAccepted ? first! : second!
      const changeId = proposedChange(owner, engagementId, { milestones: [kept] })
      deliver(consultant, engagementId, first!.id!)
      if (isAccepted) acceptMilestone(owner, engagementId, first!.id!)
      expect(refusal(() => confirmChange(consultant, engagementId, changeId)).code).toBe('state_changed')
      expect(planOf(owner, engagementId).milestones).toHaveLength(2)
    }
  })

  it('the work was done: the change is closed, and another one is not proposed', () => {
    const { engagementId, enterprise: owner, consultant } = awardedEngagement()
    const changeId = proposedChange(consultant, engagementId, { scope: 'Thêm một buổi.' })
    for (const { id } of planOf(owner, engagementId).milestones) {
      deliver(consultant, engagementId, id)
      acceptMilestone(owner, engagementId, id)
    }
    expect(standingOf(owner, engagementId, changeId)).toBe('closed')
    expect(refusal(() => confirmChange(owner, engagementId, changeId)).code).toBe('state_changed')
    expect(refusal(() => proposedChange(owner, engagementId, { scope: 'Thêm.' })).code).toBe('state_changed')
  })
})

describe('what is proposed', () => {
  it('differs from what holds, names open milestones, and sets no day that is over', () => {
    const { engagementId, enterprise: owner } = awardedEngagement()
    expect(refusal(() => proposedChange(owner, engagementId, {})).code).toBe('change.unchanged')
    const [first, second] = changeInput(owner, engagementId).milestones
    const past = [first!, { ...second!, dueOn: inDays(-1) }]
    expect(refusal(() => proposedChange(owner, engagementId, { milestones: past }))).toEqual({
      code: 'change.day_past',
      field: 'milestones[1].dueOn',
    })
    for (const id of [newId(), first!.id])
      expect(
        refusal(() => proposedChange(owner, engagementId, { milestones: [first!, { ...second!, id }] })).code,
      ).toBe('state_changed')
    const overdue = onDay(20, () =>
      proposedChange(owner, engagementId, { milestones: [first!, { ...second!, title: 'Sổ tay' }] }),
    )
    expect(onDay(20, () => standingOf(owner, engagementId, overdue))).toBe('waiting')
  })

  it('is what was read: a draft that says something else by then is not sent, and one sent twice is one', () => {
    const { engagementId, consultant, changeId } = engagementWithChange()
    expect(proposeChange(consultant, engagementId, { id: changeId, seen: 0 })).toBe(changeId)
    const other = awardedEngagement()
    expect(refusal(() => proposeChange(other.consultant, other.engagementId, { id: changeId, seen: 0 })).code).toBe(
      'not_found',
    )
    expect(refusal(() => proposeChange(other.consultant, other.engagementId, { id: newId(), seen: 0 })).code).toBe(
      'state_changed',
    )
  })

  it('is one of so many', () => {
    const { engagementId, enterprise: owner } = awardedEngagement()
    for (let i = 0; i < MAX_CHANGES; i++)
      withdrawChange(owner, engagementId, proposedChange(owner, engagementId, { scope: `Thêm ${i}` }))
    expect(refusal(() => proposedChange(owner, engagementId, { scope: 'Thêm nữa' })).code).toBe('change.too_many')
  })
})

describe('the agreement', () => {
  it('says what was chosen, whenever it is confirmed: what was changed stands in appendices', () => {
    const { engagementId, enterprise: owner, consultant, changeId } = engagementWithChange()
    const { number } = agreementOf(owner, engagementId)
    confirmAgreement(owner, engagementId, number)
    confirmChange(owner, engagementId, changeId)
    expect(agreementOf(consultant, engagementId)).toMatchObject({ number, earlier: [] })
    confirmAgreement(consultant, engagementId, number)
    expect(agreementOf(owner, engagementId).isSettled).toBe(true)
  })

  it('is named by an appendix once both confirmed it; before that the proposal is', () => {
    const { engagementId, enterprise: owner, consultant, changeId } = engagementWithChange()
    const paperOf = (id: string) => JSON.stringify(changeOf(owner, engagementId, id).change.text.paper)
    expect(paperOf(changeId)).toContain('Căn cứ đề xuất (bản 1)')
    declineChange(owner, engagementId, changeId, 'Chưa được.')
    const { number, code } = agreementOf(owner, engagementId)
    for (const actor of [owner, consultant]) confirmAgreement(actor, engagementId, number)
    expect(paperOf(proposedChange(owner, engagementId, later(owner, engagementId)))).toContain(`mã bản ${code}`)
  })
})
