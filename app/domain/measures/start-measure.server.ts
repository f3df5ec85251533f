import { and, asc, count, eq, isNull } from 'drizzle-orm'
import { now } from '~db/clock'
import { transact, type Tx } from '~db/connection'
import { measures, needSubjects } from '~db/schema'
import { indicatorOf, indicatorsFor } from '~/vocabulary/indicators'
import { trackOf } from '~/vocabulary/tracks'
import type { Actor } from '../accounts/lifecycle'
import { recordEvent } from '../activity/record-event.server'
import { engagementFor } from '../certification/certificate.server'
import { membersIn } from '../certification/register.server'
import { sideOf } from '../engagement/policy'
import { DomainError, notFound } from '../errors'
import { assertReplay } from '../sent-before'
import type { StartInput } from './forms'
import { mostMeasures } from './lifecycle'
import { assertBaseline, insertReading, isGiven, valueIn } from './reading.server'

/**
 * Either party says what is measured and how it was before the work. `input.id`, from the form, is the measure's and its first
 * reading's: sent twice, it is one. `memberId`: in the work for a group the member at whose place it is. Throws `measure.too_many` beyond
 * `mostMeasures`, `measure.no_value` where the numbers give none.
 */
export function startMeasure(actor: Actor, engagementId: string, input: StartInput) {
  transact((tx) => {
    const engagement = engagementFor(tx, actor, engagementId)
    const { needId } = engagement
    const { id, what, indicatorId, memberId = null } = input
    const known = tx.select().from(measures).where(eq(measures.id, id)).get()
    if (known) {
      if (known.engagementId !== engagementId) throw notFound()
      assertReplay(known, { what, indicatorId, memberId })
      if (isGiven(tx, id, 'baseline', input)) return
    }
    if (!indicatorOf(indicatorId)) throw new DomainError('choice_unknown')
    if (memberId && !membersIn(tx, needId).includes(memberId)) throw new DomainError('choice_unknown', {}, 'memberId')
    const atPlace = memberId ? eq(measures.memberId, memberId) : isNull(measures.memberId)
    const already = tx
      .select({ count: count() })
      .from(measures)
      .where(and(eq(measures.engagementId, engagementId), atPlace))
      .get()!
    const maximum = mostMeasures(sideOf(actor)!)
    if (already.count >= maximum) throw new DomainError('measure.too_many', { maximum })
    assertBaseline(actor, engagement, input)
    const value = valueIn(indicatorId, input)
    tx.insert(measures)
      .values({
        id,
        engagementId,
        what,
        indicatorId,
        memberId,
        subjectCode: subjectShownBy(tx, indicatorId, needId),
        startedAt: now(),
        startedBy: actor.userId,
      })
      .run()
    insertReading(tx, actor, { measureId: id, time: 'baseline', value }, input)
    recordEvent(tx, actor, 'measure.started', { needId, engagementId, measureId: id })
  })
}

/** The subject of the need that the indicator fits, else one that ends in a measure, else the first. */
function subjectShownBy(tx: Tx, indicatorId: string, needId: string): string {
  const asked = tx
    .select({ code: needSubjects.subjectCode })
    .from(needSubjects)
    .where(eq(needSubjects.needId, needId))
    .orderBy(asc(needSubjects.subjectCode))
    .all()
    .map(({ code }) => code)
  const fits = (code: string) => indicatorsFor([code]).some(({ id }) => id === indicatorId)
  return asked.find(fits) ?? asked.find((code) => trackOf(code)?.result === 'measure') ?? asked[0]!
}
