import { beforeEach, expect, it } from 'vitest'
import { answerForAll } from '~/domain/conversation/answer-for-all.server'
import { readMessages } from '~/domain/conversation/read-messages.server'
import { sendMessage } from '~/domain/conversation/send-message.server'
import { submitMilestone } from '~/domain/engagement/submit-milestone.server'
import * as m from '~/i18n/paraglide/messages'
import * as home from '~/routes/public/home'
import { todayOf } from '~/views/work/today.server'
import {
  awardedEngagement,
  consultantWithDraft,
  department,
  enterprise,
  milestonesIn,
  propose,
  publishedNeed,
  reportedOutcome,
  sentRequest,
} from '~tests/scenarios'
import { at } from '~db/clock'
import { newId } from '~db/ids'
import { freshDatabase } from '~tests/support/database'
import { shownPage } from '~tests/support/shown-page'
import { args } from '../work/page-calls'

beforeEach(freshDatabase)

type Person = Parameters<typeof todayOf>[0]
const pathsOf = (person: Person) => {
  const { mine, others } = todayOf(person).tasks!
  return { mine: mine.map(({ to }) => to), others: others.map(({ to }) => to) }
}

it('of a need goes from inviting to waiting to choosing, and the other way round for who was asked', () => {
  const { enterprise: fresh, needId: alone } = publishedNeed()
  expect(pathsOf(fresh)).toEqual({ mine: [`/needs/${alone}`], others: [] })
  const sent = sentRequest()
  const { enterprise: owner, consultant: asked, needId, requestId } = sent
  expect(pathsOf(owner)).toEqual({ mine: [], others: [`/needs/${needId}`] })
  expect(pathsOf(asked)).toEqual({ mine: [`/requests/${requestId}`], others: [] })
  propose(sent)
  expect(pathsOf(owner)).toEqual({ mine: [`/needs/${needId}/proposals`], others: [] })
  expect(pathsOf(asked)).toEqual({ mine: [], others: [`/requests/${requestId}`] })
})

it('has the messages that nobody has seen, of the other side only', () => {
  const { enterprise: owner, consultant: asked, requestId } = sentRequest()
  const page = `/conversations/${requestId}`
  sendMessage(asked, requestId, { id: newId(), text: 'Xưởng mình có mấy lò?' })
  expect(pathsOf(owner).mine).toEqual([page])
  expect(pathsOf(asked).mine).not.toContain(page)
  expect(pathsOf(enterprise()).mine).toEqual([])
  readMessages(owner, requestId)
  expect(pathsOf(owner).mine).toEqual([])
  sendMessage(owner, requestId, { id: newId(), text: 'Ba lò.' })
  expect(pathsOf(asked).mine).toContain(page)
})

it('has a question until it is answered, also when it was read', () => {
  const { enterprise: owner, consultant: asked, requestId, needId } = sentRequest()
  const page = `/conversations/${requestId}`
  const first = newId()
  sendMessage(asked, requestId, { id: first, text: 'Xưởng mình có mấy lò?', isQuestion: true })
  readMessages(owner, requestId)
  const { mine } = todayOf(owner).tasks!
  expect(mine).toMatchObject([{ to: page, what: m.today_answer_question({ partner: asked.organisationName! }) }])
  answerForAll(owner, requestId, first, { question: 'Xưởng có mấy lò?', answer: 'Ba lò.' })
  expect(pathsOf(owner).mine).toEqual([])

  at(new Date(Date.now() + 60_000), () => {
    sendMessage(asked, requestId, { id: newId(), text: 'Đốt củi hay gas?', isQuestion: true })
    readMessages(owner, requestId)
    expect(pathsOf(owner).mine).toEqual([page])
  })
  at(new Date(Date.now() + 120_000), () => {
    sendMessage(owner, requestId, { id: newId(), text: 'Đốt củi.' })
    expect(pathsOf(owner)).toEqual({ mine: [], others: [`/needs/${needId}`] })
  })
})

it('of an engagement is with whoever acts next', () => {
  const work = awardedEngagement()
  const { enterprise: owner, consultant: helper, engagementId } = work
  const page = `/engagements/${engagementId}`
  expect([pathsOf(owner).others, pathsOf(helper).mine]).toEqual([[page], [page]])
  submitMilestone(helper, engagementId, milestonesIn(work)[0]!.id, { note: 'Xong' })
  expect([pathsOf(owner).mine, pathsOf(helper).others]).toEqual([[page], [page]])
})

it('of a consultant begins with the profile', () => {
  const { actor } = consultantWithDraft()
  expect(pathsOf(actor).mine).toEqual(['/profile'])
})

it('of the department is what its overview counts', () => {
  const officer = department()
  reportedOutcome()
  expect(todayOf(officer).worklist).toMatchObject({ outcomes: 1 })
  expect(todayOf(officer).tasks).toBeNull()
})

it('is the home page of somebody signed in; an enterprise can still tell what it is stuck with there', async () => {
  const { html } = await shownPage(home, await args(enterprise(), {}))
  expect(html).toContain(m.today_title())
  expect(html).toContain(m.today_mine_none())
  expect(html).toContain(`name="text"`)
  const others = await shownPage(home, await args(department(), {}))
  expect(others.html).not.toContain(`name="text"`)
})
