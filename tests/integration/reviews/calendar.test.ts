import { beforeEach, describe, expect, it } from 'vitest'
import { addDays, startOf } from '~/domain/days'
import { remind } from '~/domain/notifications/remind.server'
import { writeReview } from '~/domain/reviews/write-review.server'
import { toldItem } from '~/views/notifications/told.server'
import { at, today } from '~db/clock'
import { db } from '~db/connection'
import { notifications } from '~db/schema'
import { completedEngagement, ofConsultant } from '~tests/scenarios'
import { freshDatabase } from '~tests/support/database'

beforeEach(freshDatabase)

/** A day long enough ago, so that nothing here lies ahead. */
const ENDED = () => addDays(today(), -60)
const inTheDay = (hours: number) => new Date(startOf(ENDED()).getTime() + hours * 3_600_000)

const told = (kind: string) =>
  db
    .select()
    .from(notifications)
    .all()
    .filter((row) => row.kind === kind)

describe('by the calendar', () => {
  it('each side is asked the day after the work ended, reminded once, and not once it has written', () => {
    const work = at(inTheDay(10), () => completedEngagement())
    const day = (count: number) => startOf(addDays(ENDED(), count))
    const wanted = (side: 'enterprise' | 'consultant') => told(`review_wanted_${side}`)
    at(inTheDay(12), remind)
    expect(wanted('enterprise')).toEqual([])
    for (const count of [1, 2, 9]) at(day(count), remind)
    expect(wanted('enterprise')).toMatchObject([{ userId: work.enterprise.userId, settledAt: null }])
    at(day(9), () => writeReview(work.enterprise, work.engagementId, ofConsultant()))
    expect(wanted('enterprise')[0]!.settledAt).not.toBeNull()
    for (const count of [10, 11, 14]) at(day(count), remind)
    expect(wanted('enterprise')).toHaveLength(1)
    expect(wanted('consultant')).toHaveLength(2)
    expect(toldItem(wanted('consultant').at(-1)!)!.path).toBe(`/engagements/${work.engagementId}/review`)

    expect(told('review_shown')).toEqual([])
    for (const count of [15, 16]) at(day(count), remind)
    expect(told('review_shown')).toHaveLength(2)
    for (const count of [15, 30]) at(day(count), remind)
    expect(told('review_shown')).toHaveLength(2)
    expect(wanted('consultant')).toHaveLength(2)
  })
})
