import { expect } from 'vitest'
import type { Actor } from '~/domain/accounts/lifecycle'
import { datesOf } from '~/domain/certification/paper-dates'
import { recordCertificate } from '~/domain/certification/record-certificate.server'
import { verifyOutcome } from '~/domain/certification/verify-outcome.server'
import { addDays, type Day, monthsAfter } from '~/domain/days'
import { verifyMeasure } from '~/domain/measures/decide-measure.server'
import { laterOn } from '~/domain/measures/lifecycle'
import { measureOf } from '~/domain/measures/queries.server'
import { measureAfter, measureLater } from '~/domain/measures/read-measure.server'
import { startMeasure } from '~/domain/measures/start-measure.server'
import { verifiedResultsOf } from '~/domain/measures/verified-results.server'
import { remind } from '~/domain/notifications/remind.server'
import type { ResultKind, Track } from '~/vocabulary/tracks'
import { at, today } from '~db/clock'
import { db } from '~db/connection'
import { certificates, measures } from '~db/schema'
import { after, baseline, certificate } from '~tests/scenarios'
import { toldTo } from '../notifications/told'

/** To what the journeys of tracks lead: one kind of ending for each kind of result. */

export type Walk = {
  enterprise: Actor
  consultant: Actor
  officer: Actor
  engagementId: string
  profileId: string
  track: Track
  /** The subject of the need. */
  subject: string
}

export type Ending = {
  result: ResultKind
  /** What the work waits for once it is done, and of whom. */
  next: { kind: string; actor: string }
  /** Before the first delivery. */
  before(walk: Walk): void
  report(walk: Walk): void
  verify(officer: Actor, outcomeId: string): void
  /** How many such results stand on the consultant's page. */
  shown(profileId: string): number
  /** Goes through the days on which something is due later. */
  later(walk: Walk): void
}

/** At a time of day in Vietnam. */
export const on = <T>(day: Day, work: () => T extends PromiseLike<unknown> ? never : T, time = '09:00') =>
  at<T>(new Date(`${day}T${time}:00+07:00`), work)

/** How often the enterprise is told of a kind on these mornings, on each of which it is looked at twice. */
function toldOn({ enterprise }: Walk, kind: string, days: readonly Day[]): number {
  const times = () => toldTo(enterprise).filter((told) => told === kind).length
  const before = times()
  for (const day of days) for (const time of ['07:00', '07:30']) on(day, remind, time)
  return times() - before
}

/** What a certificate of the scheme says; without `years` it has no last day. */
type Paper = {
  scheme: string
  edition: string
  scope: string
  issuingBody: string
  accreditation: string
  years?: number
}

export const certified = ({ years, ...paper }: Paper): Ending => {
  const shown = (profileId: string) => verifiedResultsOf(profileId).papers.reduce((sum, { count }) => sum + count, 0)
  return {
    result: 'certificate',
    next: { kind: 'record', actor: 'parties' },
    before: () => undefined,
    report({ consultant, engagementId, subject: subjectCode }) {
      const expiresOn = years ? monthsAfter(addDays(today(), -1), 12 * years) : undefined
      recordCertificate(consultant, engagementId, certificate({ subjectCode, ...paper, expiresOn }))
      expect(db.select().from(certificates).get()).toMatchObject({ subjectCode, ...paper, issuedOn: today() })
    },
    verify: (officer, outcomeId) => verifyOutcome(officer, outcomeId, { checkedWith: 'original' }),
    shown,
    later(walk) {
      const stored = db.select().from(certificates).get()!
      const { issuedOn, expiresOn } = stored
      for (const { id, after_months, every_months } of walk.track.later.filter(({ id }) => id !== 'recertification')) {
        for (const months of [after_months, ...(every_months ? [after_months + every_months] : [])]) {
          const day = monthsAfter(issuedOn, months)
          if (expiresOn && day >= expiresOn) continue
          const due = on(addDays(day, -60), () => datesOf(stored, today()))
          expect(due.filter((one) => one.on === day).map(({ step }) => step?.id)).toEqual([id])
          const mornings = [addDays(day, -60), addDays(day, -14), day, addDays(day, 1)]
          expect(toldOn(walk, 'paper_surveillance', mornings)).toBe(2)
        }
      }
      if (!expiresOn) return
      const before = [90, 30, 7].map((days) => addDays(expiresOn, -days))
      expect(toldOn(walk, 'paper_ending', before)).toBe(3)
      expect(toldOn(walk, 'paper_ending', [expiresOn, addDays(expiresOn, 1), addDays(expiresOn, 40)])).toBe(0)
      expect(on(expiresOn, () => shown(walk.profileId), '23:30')).toBe(1)
      expect(on(addDays(expiresOn, 1), () => shown(walk.profileId), '00:30')).toBe(0)
    },
  }
}

/** An indicator of the subject, read at one place before and after. */
type Readings = {
  indicator: string
  what: string
  before: Record<string, number>
  after: Record<string, number>
}

export const measured = ({ indicator: indicatorId, what, before, after: inputs }: Readings): Ending => {
  const own = () => db.select().from(measures).get()!.id
  return {
    result: 'measure',
    next: { kind: 'measure', actor: 'enterprise' },
    before: ({ enterprise, engagementId }) =>
      startMeasure(
        enterprise,
        engagementId,
        baseline({ indicatorId, what, inputs: before, measuredOn: addDays(today(), -1) }),
      ),
    report: ({ enterprise }) => measureAfter(enterprise, own(), after({ inputs, measuredOn: today() })),
    verify: (officer, outcomeId) => void expect(verifyMeasure(officer, outcomeId)).toBe(true),
    shown: (profileId) => verifiedResultsOf(profileId).gains.length,
    later(walk) {
      const { enterprise, engagementId, track } = walk
      const readings = () => measureOf(enterprise, engagementId, own()).measure.readings
      const { measuredOn } = readings().at(-1)!
      const days = [laterOn(measuredOn, 'six'), laterOn(measuredOn, 'twelve')]
      expect(track.later.map(({ after_months }) => monthsAfter(measuredOn, after_months))).toEqual(days)
      for (const time of ['six', 'twelve'] as const) {
        const day = laterOn(measuredOn, time)
        const kind = `measure_${time}`
        expect(toldOn(walk, kind, [addDays(day, -1), day, addDays(day, 1)])).toBe(1)
        const { share: _, ...reading } = after({ inputs, measuredOn: day })
        on(addDays(day, 1), () => measureLater(enterprise, own(), time, reading), '10:00')
        expect(toldTo(enterprise, { unread: true })).not.toContain(kind)
        expect(toldOn(walk, kind, [addDays(day, 14), addDays(day, 15)])).toBe(0)
      }
      expect(readings().map(({ time }) => time)).toEqual(['baseline', 'after', 'six', 'twelve'])
    },
  }
}
