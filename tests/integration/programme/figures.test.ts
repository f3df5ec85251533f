import { beforeEach, describe, expect, it } from 'vitest'
import { askedConsultants, ENOUGH_ASKED, topTenth } from '~/domain/programme/concentration.server'
import { FIGURES } from '~/domain/programme/figures'
import { figuresBy, programmeFigures } from '~/domain/programme/counting.server'
import { needRecords, worklist } from '~/domain/programme/queries.server'
import { medianFirstReply } from '~/domain/programme/step-times.server'
import { declineRequest } from '~/domain/proposals/decline-request.server'
import { untilText } from '~/i18n/work-terms'
import { at, today } from '~db/clock'
import {
  awardedEngagement,
  askConsultant,
  certifiedEngagement,
  completedEngagement,
  consultant,
  department,
  enterprise,
  publishedNeed,
  reportedOutcome,
  sentRequest,
  submittedProposal,
} from '~tests/scenarios'
import { freshDatabase } from '~tests/support/database'

beforeEach(freshDatabase)

const on = (day: string) => new Date(`${day}T09:00:00+07:00`)

/** One need at every stage of the way. */
function everyStage() {
  publishedNeed()
  sentRequest()
  const declined = sentRequest()
  declineRequest(declined.consultant, declined.requestId, { reason: 'no_capacity' })
  submittedProposal()
  awardedEngagement()
  completedEngagement()
  reportedOutcome()
  certifiedEngagement()
}

describe('the department’s figures', () => {
  it('count each need as far as it has come; a reported certificate is not yet one', () => {
    everyStage()
    expect(programmeFigures(department())).toEqual({
      needs: 8,
      requested: 7,
      replied: 6,
      proposed: 5,
      awarded: 4,
      completed: 3,
      certified: 1,
    })
  })

  it('open to exactly the needs that they count, in every scope', () => {
    everyStage()
    const officer = department()
    for (const scope of [{}, { subject: 'ISO-22000' }, { commune: '04018' }, { year: 2020 }]) {
      const figures = programmeFigures(officer, scope)
      for (const name of FIGURES) expect(needRecords(officer, name, scope)).toHaveLength(figures[name])
    }
  })

  it('by subject count a certificate for its own subject only', () => {
    certifiedEngagement({ subjects: ['ISO-22000', 'HACCP'] })
    const rows = figuresBy(department(), 'subject')
    expect(rows.find((row) => row.code === 'ISO-22000')).toMatchObject({ needs: 1, completed: 1, certified: 1 })
    expect(rows.find((row) => row.code === 'HACCP')).toMatchObject({ needs: 1, completed: 1, certified: 0 })
    expect(needRecords(department(), 'certified', { subject: 'HACCP' })).toEqual([])
  })

  it('by commune add up to the whole', () => {
    everyStage()
    const rows = figuresBy(department(), 'commune')
    expect(rows.reduce((sum, row) => sum + row.needs, 0)).toBe(8)
  })

  it('are those of the department’s own province, and of no other role', () => {
    everyStage()
    expect(programmeFigures(department({ provinceCode: '01' })).needs).toBe(0)
    expect(() => programmeFigures(enterprise())).toThrow('not_found')
    expect(() => needRecords(enterprise(), 'needs')).toThrow('not_found')
  })

  it('by year take the needs published in it, in Vietnam time', () => {
    at(new Date('2025-12-31T16:59:00Z'), () => publishedNeed())
    at(new Date('2025-12-31T17:01:00Z'), () => publishedNeed())
    const officer = department()
    expect(programmeFigures(officer, { year: 2025 }).needs).toBe(1)
    expect(programmeFigures(officer, { year: 2026 }).needs).toBe(1)
  })
})

describe('the time to the first reply', () => {
  const repliedAfter = (days: number) => {
    const request = at(on('2026-03-01'), () => sentRequest())
    at(new Date(on('2026-03-01').getTime() + days * 86_400_000), () =>
      declineRequest(request.consultant, request.requestId, { reason: 'too_far' }),
    )
  }

  it('is the median over all needs, those without a reply counted as the longest', () => {
    repliedAfter(2)
    repliedAfter(4)
    at(on('2026-03-01'), () => publishedNeed())
    expect(medianFirstReply(department())).toEqual({ median: 4 * 86_400_000, needs: 3, unanswered: 1 })
  })

  it('is open where half have no reply', () => {
    repliedAfter(2)
    at(on('2026-03-01'), () => publishedNeed())
    at(on('2026-03-01'), () => publishedNeed())
    expect(medianFirstReply(department()).median).toBe('open')
  })
})

describe('the share of requests that went to the top tenth', () => {
  const favourite = () => {
    const asked = consultant()
    sentRequest({ consultant: asked })
    sentRequest({ consultant: asked })
    return asked
  }

  it('is no number while fewer than ten were asked, and counts who was asked, not who could be', () => {
    favourite()
    consultant()
    for (let asked = 1; asked < ENOUGH_ASKED - 1; asked += 1) sentRequest()
    expect(topTenth(department())).toEqual({ share: null, consultants: 9, requests: 10, top: 1 })
    sentRequest()
    expect(topTenth(department())).toEqual({ share: 2 / 11, consultants: 10, requests: 11, top: 1 })
  })

  it('opens to the consultants it is measured over, in its scope, those asked most first', () => {
    const asked = favourite()
    at(on('2025-03-01'), () => askConsultant(publishedNeed(), asked))
    sentRequest()
    const officer = department()
    const { consultants } = askedConsultants(officer)
    expect(consultants.map((row) => row.requests)).toEqual([3, 1])
    expect(consultants[0]!.profileId).toBe(asked.profileId)
    expect(consultants.reduce((sum, row) => sum + row.requests, 0)).toBe(topTenth(officer).requests)
    expect(topTenth(officer, { year: 2025 })).toMatchObject({ consultants: 1, requests: 1 })
    expect(topTenth(department({ provinceCode: '01' })).requests).toBe(0)
    expect(() => topTenth(enterprise())).toThrow('not_found')
  })
})

describe('the worklist', () => {
  it('names needs that nobody was asked about for a week, requests past their day, and outcomes to verify', () => {
    at(on('2026-03-01'), () => publishedNeed())
    at(on('2026-03-02'), () => sentRequest())
    const officer = department()
    at(on('2026-03-07'), () => expect(worklist(officer)).toMatchObject({ unasked: 0, overdue: 0, outcomes: 0 }))
    at(on('2026-03-10'), () => expect(worklist(officer)).toMatchObject({ unasked: 1, overdue: 1 }))
    at(on('2026-03-10'), () => expect(needRecords(officer, 'overdue')).toHaveLength(1))
    reportedOutcome()
    expect(worklist(officer).outcomes).toBe(1)
  })

  it('leaves the whole of the named day to whoever was asked: late is late on every page', () => {
    at(on('2026-03-02'), () => sentRequest())
    const officer = department()
    const lateEvening = new Date('2026-03-09T23:30:00+07:00')
    const afterMidnight = new Date('2026-03-10T00:30:00+07:00')
    at(lateEvening, () =>
      expect([worklist(officer).overdue, untilText('2026-03-09', today(), false).overdue]).toEqual([0, false]),
    )
    at(afterMidnight, () =>
      expect([worklist(officer).overdue, untilText('2026-03-09', today(), false).overdue]).toEqual([1, true]),
    )
  })
})
