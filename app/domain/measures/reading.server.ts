import { and, count, desc, eq } from 'drizzle-orm'
import { dayOf, now, today } from '~db/clock'
import type { Reader, Tx } from '~db/connection'
import { engagements, files, measureReadings, measures, needGroupMembers } from '~db/schema'
import { indicatorOf } from '~/vocabulary/indicators'
import { valueOf } from '~/vocabulary/indicators'
import type { Actor } from '../accounts/lifecycle'
import { engagementFor } from '../certification/certificate.server'
import { canRecordCertificate } from '../certification/policy'
import { actingOf } from '../engagement/milestone.server'
import { sideOf } from '../engagement/policy'
import { DomainError, notFound } from '../errors'
import { insertFile } from '../files/insert-file.server'
import { assertReplay } from '../sent-before'
import type { ReadingInput } from './forms'
import { MAX_READINGS, READING_TIMES, type ReadingTime } from './lifecycle'

export type Reading = typeof measureReadings.$inferSelect

/** Of each time the reading that holds: the last that was given. */
export function readingsOf(measureId: string, reader: Reader): Partial<Record<ReadingTime, Reading>> {
  const all = reader
    .select()
    .from(measureReadings)
    .where(eq(measureReadings.measureId, measureId))
    .orderBy(desc(measureReadings.number))
    .all()
  return Object.fromEntries(
    READING_TIMES.flatMap((time) => {
      const last = all.find((reading) => reading.time === time)
      return last ? [[time, last]] : []
    }),
  )
}

/** The measure; `not_found` where there is none. */
export function measureIn(tx: Tx, measureId: string) {
  const measure = tx.select().from(measures).where(eq(measures.id, measureId)).get()
  if (!measure) throw notFound()
  return measure
}

/** Who reads a measure after the work: the member at whose place it is, while somebody acts for it; else the enterprise of the engagement. */
export function measurerOf(reader: Reader, measureId: string): string | undefined {
  const row = reader
    .select({ enterprise: engagements.organisationId, member: needGroupMembers.organisationId })
    .from(measures)
    .innerJoin(engagements, eq(engagements.id, measures.engagementId))
    .leftJoin(needGroupMembers, eq(needGroupMembers.id, measures.memberId))
    .where(eq(measures.id, measureId))
    .get()
  return row && actingOf(reader, row)
}

/** A measure with its engagement, for its parties and whoever reads it; `not_found` for everybody else. */
export function measureFor(tx: Tx, actor: Actor, measureId: string) {
  const measure = measureIn(tx, measureId)
  const isMeasurer = sideOf(actor) === 'enterprise' && actor.organisationId === measurerOf(tx, measureId)
  const may: typeof canRecordCertificate = (who, parties) => isMeasurer || canRecordCertificate(who, parties)
  return { ...measure, isMeasurer, engagement: engagementFor(tx, actor, measure.engagementId, may) }
}

/**
 * Whether this reading was given before, word for word; throws `sent_before` where its form was changed meanwhile, `not_found` where
 * its id is another measure's.
 */
export function isGiven(tx: Tx, measureId: string, time: ReadingTime, { evidence, ...input }: ReadingInput): boolean {
  const known = tx
    .select({ reading: measureReadings, sha256: files.sha256 })
    .from(measureReadings)
    .leftJoin(files, eq(files.id, measureReadings.evidenceFileId))
    .where(eq(measureReadings.id, input.id))
    .get()
  if (!known) return false
  if (known.reading.measureId !== measureId) throw notFound()
  const { id, inputs, measuredOn, method, level } = input
  const sent = { id, inputs, measuredOn, method, level, time, sha256: evidence?.sha256 }
  assertReplay({ ...known.reading, sha256: known.sha256 }, sent)
  return true
}

/** Throws the refusal of a reading that cannot be, beside its field; gives its value. */
export function valueIn(indicatorId: string, { inputs, measuredOn, level, evidence }: ReadingInput): number {
  const value = valueOf(indicatorOf(indicatorId)!, inputs)
  if (value === undefined) throw new DomainError('measure.no_value', {}, `inputs.${Object.keys(inputs).at(-1)!}`)
  if (measuredOn > today()) throw new DomainError('measure.measured_in_future', {}, 'measuredOn')
  if (level !== 'declared' && !evidence) throw new DomainError('measure.evidence_missing', {}, 'evidence')
  return value
}

/**
 * Throws what keeps a reading from being one of before the work: once that is done the consultant gives none (`state_changed`), and the
 * enterprise none of a later day (`measure.baseline_after_work`).
 */
export function assertBaseline(
  actor: Actor,
  { completedAt }: Pick<ReturnType<typeof engagementFor>, 'completedAt'>,
  { measuredOn }: Pick<ReadingInput, 'measuredOn'>,
) {
  if (!completedAt) return
  if (sideOf(actor) !== 'enterprise') throw new DomainError('state_changed')
  const completedOn = dayOf(completedAt)
  if (measuredOn > completedOn) throw new DomainError('measure.baseline_after_work', { day: completedOn }, 'measuredOn')
}

export function insertReading(
  tx: Tx,
  actor: Actor,
  { measureId, time, value }: { measureId: string; time: ReadingTime; value: number },
  { evidence, id, inputs, measuredOn, method, level }: ReadingInput,
) {
  const number = tx
    .select({ count: count() })
    .from(measureReadings)
    .where(eq(measureReadings.measureId, measureId))
    .get()!.count
  const ofTime = and(eq(measureReadings.measureId, measureId), eq(measureReadings.time, time))
  const { given } = tx.select({ given: count() }).from(measureReadings).where(ofTime).get()!
  if (given >= MAX_READINGS) throw new DomainError('measure.too_many_readings', { maximum: MAX_READINGS })
  tx.insert(measureReadings)
    .values({
      id,
      measureId,
      time,
      value,
      inputs,
      measuredOn,
      method,
      level,
      number,
      evidenceFileId: evidence && insertFile(tx, actor, evidence, { kind: 'measure', id: measureId }),
      givenAt: now(),
      givenBy: actor.userId,
    })
    .run()
}
