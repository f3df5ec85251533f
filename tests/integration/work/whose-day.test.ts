import { beforeEach, describe, expect, it } from 'vitest'
import { addDays } from '~/domain/days'
import { proposalStanding, type ProposalStanding, type ProposalStatus } from '~/domain/proposals/lifecycle'
import { withdrawProposal } from '~/domain/proposals/withdraw-proposal.server'
import { formatDay } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { proposalText } from '~/i18n/work-terms'
import * as askedPage from '~/routes/consultant/request'
import * as requestsPage from '~/routes/consultant/requests'
import * as followedPage from '~/routes/department/followed'
import * as needPage from '~/routes/enterprise/need'
import * as needsPage from '~/routes/enterprise/needs'
import * as proposalPage from '~/routes/enterprise/proposal'
import * as proposalsPage from '~/routes/enterprise/proposals'
import * as engagementPage from '~/routes/work/engagement'
import * as engagementsPage from '~/routes/work/engagements'
import { award, awardedEngagement, department, propose } from '~tests/scenarios'
import { freshDatabase } from '~tests/support/database'
import { htmlOf, MONDAY, on, sentOn } from './sent-requests'
import { standingAt } from './waves'

beforeEach(freshDatabase)

type Page = Parameters<typeof htmlOf>[0]
type Who = Parameters<typeof htmlOf>[1]
const shownOn = (day: typeof MONDAY, page: Page, who: Who, ids: Record<string, string> = {}) =>
  standingAt(on(day), () => htmlOf(page, who, ids))
const ALARM = 'tone-danger'

describe('a day that is over', () => {
  it('is an alarm to the side that is late, and told as waited for to the other one', async () => {
    const made = await standingAt(on(MONDAY), () =>
      Promise.resolve(propose(sentOn(MONDAY), { validUntil: '2026-12-01' })),
    )
    const late = addDays(MONDAY, 17)
    const day = { days: '3', day: formatDay(addDays(MONDAY, 14)) }
    const [own, others] = [m.engagement_overdue(day), m.engagement_waits_overdue(day)]
    for (const html of [
      await shownOn(late, needPage, made.enterprise, { needId: made.needId }),
      await shownOn(late, needsPage, made.enterprise),
    ]) {
      expect(html).toContain(`${ALARM}`)
      expect(html).toContain(own)
    }
    for (const html of [
      await shownOn(late, askedPage, made.consultant, { requestId: made.requestId }),
      await shownOn(late, requestsPage, made.consultant),
      await shownOn(late, needPage, department(), { needId: made.needId }),
    ]) {
      expect(html).not.toContain(ALARM)
      expect(html).toContain(others)
      expect(html).not.toContain(own)
    }
  })

  it('of a milestone is so on the lists of both sides too', async () => {
    const made = await standingAt(on(MONDAY), () => Promise.resolve(awardedEngagement()))
    const late = addDays(MONDAY, 300)
    const ids = { engagementId: made.engagementId }
    for (const [page, params] of [
      [engagementsPage, {}],
      [engagementPage, ids],
    ] as const) {
      expect(await shownOn(late, page as Page, made.consultant, params)).toContain(ALARM)
      const theirs = await shownOn(late, page as Page, made.enterprise, params)
      expect(theirs).not.toContain(ALARM)
      expect(theirs).toContain('Đang chờ, đã quá hạn')
    }
  })
})

describe('a proposal', () => {
  const after = addDays(MONDAY, 20)
  const ends: Record<
    Exclude<ProposalStanding, 'declined'>,
    (made: ReturnType<typeof propose<ReturnType<typeof sentOn>>>) => unknown
  > = {
    submitted: () => undefined,
    lapsed: () => undefined,
    awarded: (made) => award(made),
    withdrawn: (made) => withdrawProposal(made.consultant, made.requestId, { reason: 'no_capacity' }),
  }

  it.each(['submitted', 'lapsed', 'awarded', 'withdrawn'] as const)(
    'that is %s says so on every page of both sides, and to the department',
    async (standing) => {
      const made = await standingAt(on(MONDAY), () => {
        const offered = propose(sentOn(MONDAY), {
          validUntil: standing === 'lapsed' ? addDays(MONDAY, 10) : addDays(MONDAY, 40),
        })
        ends[standing](offered)
        return Promise.resolve(offered)
      })
      const { needId, requestId, proposalId } = made
      const tag = `>${proposalText[standing]()}</span>`
      const pages: [Page, Who, Record<string, string>][] = [
        [askedPage, made.consultant, { requestId }],
        [requestsPage, made.consultant, {}],
        [proposalPage, made.enterprise, { needId, proposalId }],
      ]
      for (const [page, who, ids] of pages) expect(await shownOn(after, page, who, ids)).toContain(tag)
      if (standing === 'submitted') return
      expect(await shownOn(after, needPage, made.enterprise, { needId })).toContain(tag)
      expect(await shownOn(after, needPage, department(), { needId })).toContain(tag)
      if (standing !== 'lapsed') return
      for (const [page, who, ids] of [...pages, [proposalsPage, made.enterprise, { needId }] as const])
        expect(await shownOn(after, page, who, ids)).not.toContain(proposalText.submitted())
      const officer = department()
      const followed = await shownOn(after, followedPage, officer, { about: 'request', recordId: requestId })
      expect(followed).toContain(proposalText.lapsed())
      const next = await shownOn(after, needPage, made.enterprise, { needId })
      expect(next).not.toContain(m.need_next_compare({ count: '1' }))
      expect(next).toContain(m.need_side_renew_link())
    },
  )

  it('stands in each of its states by state and day: only one that waits for a choice lapses', () => {
    const statuses: ProposalStatus[] = ['submitted', 'awarded', 'declined', 'withdrawn']
    const on = (validUntil: typeof MONDAY | null) =>
      statuses.map((status) => proposalStanding({ status, validUntil }, MONDAY))
    expect(on(null)).toEqual(statuses)
    expect(on(MONDAY)).toEqual(statuses)
    expect(on(addDays(MONDAY, -1))).toEqual(['lapsed', ...statuses.slice(1)])
  })
})
