import { beforeEach, describe, expect, it } from 'vitest'
import { addDays, type Day } from '~/domain/days'
import { confirmChange } from '~/domain/engagement/answer-change.server'
import { acceptMilestone } from '~/domain/engagement/accept-milestone.server'
import { extendPause, pauseWork, resumeWork } from '~/domain/engagement/pause-work.server'
import { engagementOf } from '~/domain/engagement/queries.server'
import { submitMilestone } from '~/domain/engagement/submit-milestone.server'
import { followUpRows } from '~/domain/follow-up/lists.server'
import { pushFollowUp } from '~/domain/follow-up/push.server'
import { remind } from '~/domain/notifications/remind.server'
import { addWorkingDays } from '~/domain/working-days'
import * as m from '~/i18n/paraglide/messages'
import * as engagementPage from '~/routes/work/engagement'
import * as pausePage from '~/routes/work/pause'
import { formatDay } from '~/i18n/format'
import { at } from '~db/clock'
import { newId } from '~db/ids'
import {
  awardedEngagement,
  department,
  enterprise,
  later,
  milestonesIn,
  offPlanIn,
  pauseInput,
  proposedChange,
} from '~tests/scenarios'
import { freshDatabase } from '~tests/support/database'
import { toldTo } from '../notifications/told'
import { ledTo, post } from '../work/page-calls'
import { refusal } from '../work/refusal'
import { htmlOf, on } from '../work/sent-requests'

beforeEach(freshDatabase)

/** Mondays and a Friday on which everybody works. */
const MONDAY: Day = '2026-03-02'
const NEXT_MONDAY: Day = '2026-03-09'
const FRIDAY: Day = '2026-03-13'

const begun = () => at(on(MONDAY), () => awardedEngagement())
type Work = ReturnType<typeof begun>
const daysOf = (work: Work) => milestonesIn(work).map(({ dueOn }) => dueOn)
const pauseOn = (day: Day, { enterprise: owner, engagementId }: Work, until: Day) =>
  at(on(day), () => pauseWork(owner, engagementId, pauseInput(until)))
const nextOn = (day: Day, { enterprise: owner, engagementId }: Work) =>
  at(on(day), () => engagementOf(owner, engagementId).next)

describe('work that one side pauses', () => {
  it('waits for the day on which it is to go on, and moves its days by the working days that it rested', () => {
    const work = begun()
    const [first, second] = daysOf(work)
    pauseOn(NEXT_MONDAY, work, FRIDAY)
    expect(nextOn(NEXT_MONDAY, work)).toEqual({ kind: 'resume', actor: 'parties', dueOn: FRIDAY })
    expect(toldTo(work.consultant)).toContain('work_paused')
    expect(toldTo(work.enterprise)).not.toContain('work_paused')
    // Monday to Thursday: four days.
    at(on(FRIDAY), () => resumeWork(work.consultant, work.engagementId))
    expect(toldTo(work.enterprise)).toContain('work_resumed')
    expect([first, daysOf(work)[0]]).toEqual(['2026-03-16', '2026-03-20'])
    // The second was due on a day off: four working days after it.
    expect([second, daysOf(work)[1]]).toEqual(['2026-04-27', addWorkingDays('2026-04-27', 4)])
    expect(offPlanIn(work.enterprise, work.engagementId).pauses).toMatchObject([
      { side: 'enterprise', movedDays: 4, reason: 'Xưởng vào vụ chè.' },
    ])
  })

  it('moves no day where it goes on the same day, and goes on once', () => {
    const work = begun()
    const before = daysOf(work)
    pauseOn(NEXT_MONDAY, work, FRIDAY)
    at(on(NEXT_MONDAY), () => {
      resumeWork(work.enterprise, work.engagementId)
      resumeWork(work.consultant, work.engagementId)
    })
    expect(daysOf(work)).toEqual(before)
    expect(toldTo(work.enterprise).filter((kind) => kind === 'work_resumed')).toHaveLength(0)
  })

  it('is paused once by two at once, and a form sent twice is one pause', () => {
    const work = begun()
    const input = pauseInput(FRIDAY)
    at(on(NEXT_MONDAY), () => {
      pauseWork(work.enterprise, work.engagementId, input)
      pauseWork(work.enterprise, work.engagementId, input)
      const other = () => pauseWork(work.consultant, work.engagementId, pauseInput(FRIDAY))
      expect(refusal(other).code).toBe('state_changed')
      const changed = () => pauseWork(work.enterprise, work.engagementId, { ...input, reason: 'Lũ.' })
      expect(refusal(changed).code).toBe('sent_before')
    })
    expect(offPlanIn(work.enterprise, work.engagementId).pauses).toHaveLength(1)
  })

  it('reminds nobody of a milestone, takes no delivery, acceptance or change, and counts an acceptance anew afterwards', () => {
    const work = begun()
    const { consultant, enterprise: owner, engagementId } = work
    const [first] = milestonesIn(work)
    at(on(NEXT_MONDAY), () => submitMilestone(consultant, engagementId, first!.id, { note: 'Báo cáo.' }))
    pauseOn(NEXT_MONDAY, work, '2026-06-01')
    for (const day of ['2026-03-16', '2026-03-24', '2026-04-20'] as Day[]) at(on(day), remind)
    expect(toldTo(owner)).not.toContain('milestone_waits')
    at(on('2026-04-20'), () => {
      const deliver = () => submitMilestone(consultant, engagementId, first!.id, { note: 'Lần nữa.' })
      expect(refusal(deliver).code).toBe('work.paused')
      expect(refusal(() => acceptMilestone(owner, engagementId, first!.id)).code).toBe('work.paused')
      const change = () => proposedChange(consultant, engagementId, later(consultant, engagementId))
      expect(refusal(change).code).toBe('work.paused')
      resumeWork(owner, engagementId)
    })
    expect(nextOn('2026-04-20', work)).toEqual({ kind: 'accept', actor: 'enterprise', dueOn: '2026-04-27' })
    at(on('2026-04-23'), remind)
    expect(toldTo(owner)).toContain('milestone_waits')
  })

  it('is not paused while a proposed change waits for an answer', () => {
    const work = begun()
    const { consultant, enterprise: owner, engagementId } = work
    at(on(NEXT_MONDAY), () => {
      const changeId = proposedChange(consultant, engagementId, later(consultant, engagementId))
      const pause = () => pauseWork(owner, engagementId, pauseInput(FRIDAY))
      expect(refusal(pause).code).toBe('pause.change_waits')
      confirmChange(owner, engagementId, changeId)
      pause()
    })
    expect(nextOn(NEXT_MONDAY, work)?.kind).toBe('resume')
  })

  it('beyond its day is the department’s to ask about, never before, and both sides are reminded', () => {
    const officer = department()
    const work = begun()
    pauseOn(NEXT_MONDAY, work, FRIDAY)
    const listed = (day: Day) => at(on(day), () => followUpRows(officer).map(({ kind }) => kind))
    expect(listed(FRIDAY)).toEqual([])
    at(on(FRIDAY), remind)
    expect([toldTo(work.enterprise), toldTo(work.consultant)].map((told) => told.includes('pause_ending'))).toEqual([
      true,
      true,
    ])
    const monday: Day = '2026-03-16'
    expect(listed(monday)).toEqual(['pause_over'])
    const ask = () => pushFollowUp(officer, 'engagement', work.engagementId, { step: 'ask_resume' })
    at(on(monday), ask)
    expect(toldTo(work.consultant)).toContain('resume_asked')
    expect(refusal(() => at(on(monday), ask)).code).toBe('follow_up.lately')
    at(on(monday), () => resumeWork(work.enterprise, work.engagementId))
    expect(listed(monday)).toEqual([])
  })

  it('is paused and resumed on its page, which keeps what was typed and is nobody else’s', async () => {
    const work = awardedEngagement()
    const { enterprise: owner, engagementId } = work
    const ids = { engagementId }
    const typed = { intent: 'pause', id: newId(), reason: 'Xưởng vào vụ chè.', until: '2020-01-01' }
    const refused = await post(pausePage, owner, ids, typed)
    expect([refused.init.status, Object.keys(refused.data.error!)]).toEqual([400, ['until']])
    const until = addDays(milestonesIn(work)[0]!.dueOn, 0)
    const sent = await post(pausePage, owner, ids, { ...typed, until: formatDay(until) })
    expect(ledTo(sent)).toEqual([303, `/engagements/${engagementId}?done=pause`])
    const html = await htmlOf(engagementPage, work.consultant, ids)
    expect(html).toContain('HTX Chè Thung Xa')
    expect(html).toContain(m.pause_read())
    expect(html).not.toContain(m.milestone_submit())
    expect(await htmlOf(pausePage, work.consultant, ids)).toContain('Xưởng vào vụ chè.')
    expect((await post(pausePage, enterprise(), ids, typed)).status).toBe(404)
    expect(ledTo(await post(pausePage, work.consultant, ids, { intent: 'resume' }))[0]).toBe(303)
    expect(await htmlOf(engagementPage, work.consultant, ids)).toContain(m.milestone_submit())
  })
})

it('is extended by either side, with a later day, and is off the department’s list until that has passed', async () => {
  const work = begun()
  const { consultant: actor, enterprise: owner, engagementId } = work
  pauseOn(NEXT_MONDAY, work, FRIDAY)
  const listed = (day: Day) =>
    at(on(day), () => followUpRows(officer).filter(({ kind }) => kind === 'pause_over').length)
  const officer = department()
  const [over, later]: Day[] = ['2026-03-16', '2026-03-20']
  expect(listed(over!)).toBe(1)
  const extend = (who: typeof actor, until: Day, id = newId()) =>
    at(on(over!), () => extendPause(who, engagementId, { id, reason: 'Vụ chè kéo dài.', until }))
  expect(refusal(() => extend(actor, FRIDAY))).toEqual({ code: 'pause.not_later', field: 'until' })
  expect(refusal(() => extend(enterprise(), later!)).code).toBe('not_found')
  const id = newId()
  for (const _ of [1, 2]) extend(actor, later!, id)
  expect(offPlanIn(owner, engagementId).pauses).toMatchObject([{ until: later, extensions: [{ side: 'consultant' }] }])
  expect(toldTo(owner).filter((kind) => kind === 'pause_extended')).toHaveLength(1)
  expect(toldTo(actor)).not.toContain('pause_extended')
  expect(listed(later!)).toBe(0)
  expect(listed('2026-03-23')).toBe(1)
  const page = await htmlOf(pausePage, owner, { engagementId })
  for (const said of [m.pause_extended_until({ day: formatDay(later!) }), 'Vụ chè kéo dài.', m.pause_extend_button()])
    expect(page).toContain(said)
  const typed = { intent: 'extend', id: newId(), reason: 'Còn mưa.', until: '01/03/2099' }
  expect(ledTo(await post(pausePage, owner, { engagementId }, typed))).toEqual([
    303,
    `/engagements/${engagementId}?done=extend`,
  ])
  resumeWork(owner, engagementId)
  expect(refusal(() => extend(owner, '2099-06-01')).code).toBe('state_changed')
})
