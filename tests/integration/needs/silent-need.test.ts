import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { reopenNeed } from '~/domain/needs/reopen-need.server'
import { ASK_DAYS, SILENT_DAYS } from '~/domain/needs/lifecycle'
import { askSilentNeeds } from '~/domain/needs/silent-needs.server'
import { requestOf } from '~/domain/proposals/queries.server'
import * as m from '~/i18n/paraglide/messages'
import * as needPage from '~/routes/enterprise/need'
import { at, now } from '~db/clock'
import { db } from '~db/connection'
import { needs } from '~db/schema'
import {
  askConsultant,
  awardedEngagement,
  consultant,
  publishedNeed,
  sentRequest,
  submittedProposal,
} from '~tests/scenarios'
import { freshDatabase } from '~tests/support/database'
import { toldTo } from '../notifications/told'
import { ledTo, post } from '../work/page-calls'
import { htmlOf } from '../work/sent-requests'

beforeEach(freshDatabase)

const DAY = 86_400_000
const days = (count: number) => new Date(now().getTime() + count * DAY)
/** The job of each of these days. */
const lookOn = (...on: number[]) => {
  for (const day of on) at(days(day), askSilentNeeds)
}
const stateOf = (needId: string) => db.select().from(needs).where(eq(needs.id, needId)).get()!
const asks = (to: Parameters<typeof toldTo>[0]) => toldTo(to).filter((kind) => kind === 'need_still_wanted').length

const FIRST = SILENT_DAYS
const SECOND = FIRST + ASK_DAYS
const END = SECOND + ASK_DAYS

describe('an open need about which nothing happens', () => {
  it('ends without an answer after its enterprise was asked twice, and all sides are told', () => {
    const { needId, enterprise, consultant: helper, requestId } = sentRequest()
    lookOn(FIRST - 1)
    expect(stateOf(needId).asks).toBe(0)
    lookOn(FIRST, FIRST, FIRST + 1, SECOND - 1)
    expect([stateOf(needId).asks, asks(enterprise)]).toEqual([1, 1])
    lookOn(SECOND, END - 1)
    expect([stateOf(needId), asks(enterprise)]).toMatchObject([{ asks: 2, status: 'published' }, 2])
    lookOn(END)
    expect(stateOf(needId)).toMatchObject({ status: 'closed', closeReason: 'no_answer' })
    expect(requestOf(helper, requestId).status).toBe('closed')
    expect(toldTo(enterprise)).toContain('need_ended_silently')
    expect(toldTo(helper)).toContain('request_ended')
    lookOn(END + 1)
    expect(toldTo(enterprise).filter((kind) => kind === 'need_ended_silently')).toHaveLength(1)
  })

  it('is asked twice whatever days the job missed', () => {
    const { needId } = publishedNeed()
    lookOn(END * 2)
    expect(stateOf(needId)).toMatchObject({ status: 'published', asks: 1 })
    lookOn(END * 2 + 1)
    expect(stateOf(needId).asks).toBe(1)
    lookOn(END * 3, END * 4)
    expect(stateOf(needId).status).toBe('closed')
  })

  it('is no longer asked about once the enterprise says that it wants it, or anybody does anything', async () => {
    const need = publishedNeed()
    const { needId, enterprise } = need
    lookOn(FIRST)
    expect(await htmlOf(needPage, enterprise, { needId })).toContain(m.need_still_wanted_title())
    expect(ledTo(await post(needPage, enterprise, { needId }, { step: 'keep' }))).toEqual([
      303,
      `/needs/${needId}?done=kept`,
    ])
    expect(await htmlOf(needPage, enterprise, { needId })).not.toContain(m.need_still_wanted_title())
    lookOn(FIRST - 1)
    expect(stateOf(needId).asks).toBe(0)
    lookOn(FIRST)
    at(days(FIRST + 1), () => askConsultant(need, consultant()))
    lookOn(SECOND)
    expect(stateOf(needId)).toMatchObject({ asks: 0, status: 'published' })
  })

  it('can be opened again by its enterprise, and is silent anew only after as many days', () => {
    const { needId, enterprise } = submittedProposal()
    lookOn(FIRST, SECOND, END)
    expect(stateOf(needId).closeReason).toBe('no_answer')
    at(days(END + 1), () => reopenNeed(enterprise, needId))
    lookOn(END + 2, END + FIRST)
    expect(stateOf(needId)).toMatchObject({ status: 'published', asks: 0 })
  })

  it('is left alone while it is a draft or once a proposal was chosen', () => {
    const { needId } = awardedEngagement()
    lookOn(FIRST, SECOND, END)
    expect(stateOf(needId)).toMatchObject({ closeReason: 'awarded', asks: 0 })
  })
})
