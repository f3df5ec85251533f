import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { acceptMilestone } from '~/domain/engagement/accept-milestone.server'
import { engagementOf } from '~/domain/engagement/queries.server'
import { submitMilestone } from '~/domain/engagement/submit-milestone.server'
import { followUpRows } from '~/domain/follow-up/lists.server'
import { takeLead } from '~/domain/groups/answer-group.server'
import { GROUP_FORM_DAYS } from '~/domain/groups/lifecycle'
import { leaveGroup } from '~/domain/groups/leave-group.server'
import { remind } from '~/domain/notifications/remind.server'
import { addWorkingDays } from '~/domain/working-days'
import { formatDay } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import * as listPage from '~/routes/department/groups'
import * as followedPage from '~/routes/department/followed'
import * as followUpPage from '~/routes/department/follow-up'
import * as groupPage from '~/routes/enterprise/group'
import * as needPage from '~/routes/enterprise/need'
import { todayOf } from '~/views/work/today.server'
import { at, today } from '~db/clock'
import { askedGroup, askConsultant, award, consultant, formedGroup, joinedGroup, propose } from '~tests/scenarios'
import { freshDatabase } from '~tests/support/database'
import { shownPage } from '~tests/support/shown-page'
import { toldTo } from '../notifications/told'
import { args, ledTo, post } from '../work/page-calls'
import { pageOf } from './group-pages'

beforeEach(freshDatabase)
afterEach(() => vi.useRealTimers())

const afterDays = (days: number) => new Date(Date.now() + days * 86_400_000)
const mine = (who: Parameters<typeof todayOf>[0]) => todayOf(who).tasks!.mine

it('the joint need is to be written until a day, which home, the group’s page and the department’s say', async () => {
  const { groupId, lead, officer } = joinedGroup()
  const dueOn = addWorkingDays(today(), GROUP_FORM_DAYS)
  const [first] = mine(lead)
  expect(first).toMatchObject({ to: `/groups/${groupId}`, what: m.group_today_form({ subject: 'GlobalG.A.P.' }) })
  expect(first!.until!.text).toContain(formatDay(dueOn))
  for (const html of [await pageOf(lead, groupId), (await shownPage(listPage, await args(officer, {}))).html])
    expect(html).toContain(formatDay(dueOn))
})

it('once that day is over its representative is reminded, and the department follows up', async () => {
  const { groupId, lead, officer, members } = joinedGroup()
  expect(followUpRows(officer).filter(({ about }) => about === 'group')).toEqual([])
  vi.useFakeTimers({ toFake: ['Date'], now: afterDays(20) })
  remind()
  expect(toldTo(lead, { unread: true })).toContain('group_form_due')
  expect(toldTo(members[1]!.enterprise)).not.toContain('group_form_due')
  expect(mine(lead)[0]!.until!.overdue).toBe(true)
  const { html } = await shownPage(followUpPage, await args(officer, {}))
  for (const said of [m.follow_up_kind_group_unformed(), m.group_title({ subject: 'GlobalG.A.P.' })])
    expect(html).toContain(said)
  const record = { about: 'group', recordId: groupId }
  expect((await shownPage(followedPage, await args(officer, record))).html).toContain(m.follow_up_step_form())
  expect(ledTo(await post(followedPage, officer, record, { step: 'form' }))[1]).toMatch(/done=form$/)
  expect(toldTo(lead, { unread: true })).toContain('group_form_asked')
  expect(toldTo(members[1]!.enterprise)).not.toContain('group_form_asked')
  const [row] = followUpRows(officer).filter(({ recordId }) => recordId === groupId)
  expect(row).toMatchObject({ last: { act: 'form_asked' }, isLate: false })
  const again = await post(followedPage, officer, record, { step: 'form' })
  expect(again.data.error).toHaveProperty('')
  expect((await post(followedPage, lead, record, { step: 'form' })).status).toBe(404)
})

it('whoever takes over has as many days from then on', () => {
  const { groupId, lead, members } = joinedGroup()
  at(afterDays(9), () => leaveGroup(lead, groupId))
  at(afterDays(11), () => {
    const [task] = mine(members[1]!.enterprise)
    expect(task!.what).toBe(m.group_today_lead({ subject: 'GlobalG.A.P.' }))
    expect(task!.until!.overdue).toBe(false)
    takeLead(members[1]!.enterprise, groupId)
    const dueOn = addWorkingDays(today(), GROUP_FORM_DAYS)
    expect(mine(members[1]!.enterprise)[0]!.until!.text).toContain(formatDay(dueOn))
  })
})

it('the group’s question comes before an own need, which may wait for it', async () => {
  const { groupId, members } = askedGroup()
  const { enterprise: member, needId } = members[1]!
  const tasks = () => mine(member).map(({ what, until }) => [what, until !== null])
  expect(tasks()).toEqual([
    [m.group_today_answer({ subject: 'GlobalG.A.P.' }), true],
    [m.group_own_may_wait_answer(), false],
  ])
  expect((await shownPage(needPage, await args(member, { needId }))).html).toContain(m.group_own_may_wait_answer())
  at(afterDays(9), () => {
    remind()
    expect(toldTo(member)).not.toContain('need_unasked')
  })
  await post(groupPage, member, { groupId }, { step: 'join' })
  const waiting = m.group_step_answer({ count: '2' })
  expect(tasks()).toEqual([[m.group_own_may_wait({ subject: 'GlobalG.A.P.', what: waiting }), false]])
  await post(groupPage, members[2]!.enterprise, { groupId }, { step: 'decline', reason: 'alone' })
  expect(mine(members[2]!.enterprise).map(({ what }) => what)).toEqual([m.need_next_invite()])
})

it('a group’s page follows the work: who acts, and that it is done', async () => {
  const group = formedGroup()
  const { groupId, lead, officer, members } = group
  const asked = propose(askConsultant(group, consultant()))
  const engagementId = award(asked)
  const member = members[1]!.enterprise
  const pages = async () => {
    const own = await Promise.all([lead, member, officer].map((who) => pageOf(who, groupId)))
    return [...own, (await shownPage(listPage, await args(officer, {}))).html]
  }
  for (const html of await pages()) expect(html).toContain(m.group_status_working())
  for (const { id } of engagementOf(lead, engagementId).milestones) {
    submitMilestone(asked.consultant, engagementId, id, { note: 'Đã bàn giao.' })
    acceptMilestone(lead, engagementId, id)
  }
  for (const html of await pages()) {
    expect(html).toContain(m.group_status_completed())
    expect(html).not.toContain(m.group_step_working())
  }
  expect(await pageOf(member, groupId)).toContain(m.engagement_step_record())
})
