import { eq, or } from 'drizzle-orm'
import { db } from '~db/connection'
import {
  disputes,
  engagements,
  milestoneDeliveries,
  milestones,
  organisations,
  paymentMarks,
  pauseExtensions,
  workEnds,
  workEntries,
  workPauses,
} from '~db/schema'

type Said = { at: Date | null; text: string | null; by: string | null }

/** What a person wrote in the work after a choice: deliveries and answers to them, pauses, ends, disputes, payments, the diary. */
export function wordsInWork(userId: string) {
  const rows = [...ofDeliveries(userId), ...offPlan(userId), ...ofPayments(userId), ...ofDiary(userId)]
  return rows.flatMap(({ said, organisation }) =>
    said.flatMap(({ at, text, by }) => (at && text && by === userId ? [{ sentAt: at, organisation, text }] : [])),
  )
}

type Row = { said: Said[]; organisation: string }

const ofDeliveries = (userId: string): Row[] =>
  db
    .select({ row: milestoneDeliveries, organisation: organisations.name })
    .from(milestoneDeliveries)
    .innerJoin(milestones, eq(milestones.id, milestoneDeliveries.milestoneId))
    .innerJoin(engagements, eq(engagements.id, milestones.engagementId))
    .innerJoin(organisations, eq(organisations.id, engagements.organisationId))
    .where(or(eq(milestoneDeliveries.submittedBy, userId), eq(milestoneDeliveries.answeredBy, userId)))
    .all()
    .map(({ row, organisation }) => ({
      organisation,
      said: [
        { at: row.submittedAt, text: row.note, by: row.submittedBy },
        { at: row.returnedAt, text: row.returnedReason, by: row.answeredBy },
        { at: row.acceptedAt, text: row.acceptedReason, by: row.answeredBy },
      ],
    }))

const ofWork = { organisation: organisations.name }

function offPlan(userId: string): Row[] {
  const paused = db
    .select({ row: workPauses, ...ofWork })
    .from(workPauses)
    .innerJoin(engagements, eq(engagements.id, workPauses.engagementId))
    .innerJoin(organisations, eq(organisations.id, engagements.organisationId))
    .where(eq(workPauses.pausedBy, userId))
    .all()
    .map(({ row, organisation }) => ({
      organisation,
      said: [{ at: row.pausedAt, text: row.reason, by: row.pausedBy }],
    }))
  const extended = db
    .select({ row: pauseExtensions, ...ofWork })
    .from(pauseExtensions)
    .innerJoin(workPauses, eq(workPauses.id, pauseExtensions.pauseId))
    .innerJoin(engagements, eq(engagements.id, workPauses.engagementId))
    .innerJoin(organisations, eq(organisations.id, engagements.organisationId))
    .where(eq(pauseExtensions.extendedBy, userId))
    .all()
    .map(({ row, organisation }) => ({
      organisation,
      said: [{ at: row.extendedAt, text: row.reason, by: row.extendedBy }],
    }))
  const ended = db
    .select({ row: workEnds, ...ofWork })
    .from(workEnds)
    .innerJoin(engagements, eq(engagements.id, workEnds.engagementId))
    .innerJoin(organisations, eq(organisations.id, engagements.organisationId))
    .where(or(eq(workEnds.proposedBy, userId), eq(workEnds.answeredBy, userId)))
    .all()
    .map(({ row, organisation }) => ({
      organisation,
      said: [
        { at: row.proposedAt, text: `${row.delivered}\n${row.owed}`, by: row.proposedBy },
        { at: row.answeredAt, text: row.answer, by: row.answeredBy },
      ],
    }))
  const disputed = db
    .select({ row: disputes, ...ofWork })
    .from(disputes)
    .innerJoin(engagements, eq(engagements.id, disputes.engagementId))
    .innerJoin(organisations, eq(organisations.id, engagements.organisationId))
    .where(or(eq(disputes.openedBy, userId), eq(disputes.accountBy, userId)))
    .all()
    .map(({ row, organisation }) => ({
      organisation,
      said: [
        { at: row.openedAt, text: row.text, by: row.openedBy },
        { at: row.accountAt, text: row.account, by: row.accountBy },
      ],
    }))
  return [...paused, ...extended, ...ended, ...disputed]
}

const ofDiary = (userId: string): Row[] =>
  db
    .select({ row: workEntries, ...ofWork })
    .from(workEntries)
    .innerJoin(engagements, eq(engagements.id, workEntries.engagementId))
    .innerJoin(organisations, eq(organisations.id, engagements.organisationId))
    .where(eq(workEntries.writtenBy, userId))
    .all()
    .map(({ row, organisation }) => ({
      organisation,
      said: [{ at: row.writtenAt, text: row.text, by: row.writtenBy }],
    }))

const ofPayments = (userId: string): Row[] =>
  db
    .select({ row: paymentMarks, ...ofWork })
    .from(paymentMarks)
    .innerJoin(engagements, eq(engagements.id, paymentMarks.engagementId))
    .innerJoin(organisations, eq(organisations.id, engagements.organisationId))
    .where(or(eq(paymentMarks.markedBy, userId), eq(paymentMarks.answeredBy, userId)))
    .all()
    .map(({ row, organisation }) => ({
      organisation,
      said: [
        { at: row.markedAt, text: `${row.title}: ${row.percent} %, ${row.paidOn}`, by: row.markedBy },
        { at: row.answeredAt, text: row.note, by: row.answeredBy },
      ],
    }))
