import { and, eq, ne } from 'drizzle-orm'
import { newerEditionOf } from '~/vocabulary/editions'
import { dayOf, today } from '~db/clock'
import type { Tx } from '~db/connection'
import { needs, renewals } from '~db/schema'
import { certificateStanding } from '../certification/lifecycle'
import { isUnderWay, papersInUse } from '../certification/own-papers.server'
import { datesOf } from '../certification/paper-dates'
import type { Day } from '../days'

type Wait = { recordId: string; day: Day; since?: string }

/** What is still due of certificates; that one ends, only while no need is open by which it is to be renewed. */
const due = (tx: Tx) =>
  papersInUse(tx).flatMap((paper) => datesOf(paper, today()).map((date) => ({ ...date, id: paper.id })))

export function papersEnding(tx: Tx): Wait[] {
  const renewed = new Set(
    tx
      .select({ id: renewals.certificateId })
      .from(renewals)
      .innerJoin(needs, eq(needs.id, renewals.needId))
      .where(and(ne(needs.status, 'draft'), isUnderWay(tx)))
      .all()
      .map(({ id }) => id),
  )
  return due(tx)
    .filter(({ step, id }) => !step && !renewed.has(id))
    .map(({ id, on }) => ({ recordId: id, day: on }))
}

export const papersLookedAt = (tx: Tx): Wait[] =>
  due(tx)
    .filter(({ step }) => step)
    .map(({ id, on, step }) => ({ recordId: id, day: on, since: step!.id }))

/** Certificates that stand and name an edition whose successor was published: from that day, or from when they were known here. */
export const papersOfOldEdition = (tx: Tx): Wait[] =>
  papersInUse(tx).flatMap((paper) => {
    const newer = newerEditionOf(paper)
    const isInUse = ['active', 'suspended'].includes(certificateStanding(paper, today()))
    if (newer?.state !== 'published' || !isInUse) return []
    const known = paper.addedAt ?? paper.reportedAt
    const from = newer.from as Day
    const day = known && dayOf(known) > from ? dayOf(known) : from
    return [{ recordId: paper.id, day, since: newer.year }]
  })
