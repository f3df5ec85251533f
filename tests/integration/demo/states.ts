import { eq, isNotNull } from 'drizzle-orm'
import type { Actor } from '~/domain/accounts/lifecycle'
import { actorOf } from '~/domain/accounts/queries.server'
import { certificateStanding } from '~/domain/certification/lifecycle'
import { nextOutcomeStep } from '~/domain/certification/next-step'
import { endingsOf, outcomeStates } from '~/domain/certification/standing.server'
import { addDays, type Day } from '~/domain/days'
import { agreementStanding } from '~/domain/engagement/agreement.server'
import { engagementOf } from '~/domain/engagement/queries.server'
import { type ResultKind, trackOf } from '~/vocabulary/tracks'
import { today } from '~db/clock'
import { db } from '~db/connection'
import {
  certificates,
  engagements,
  measureReadings,
  memberships,
  needSubjects,
  outcomes,
  planChanges,
} from '~db/schema'

const SOON: Record<'milestone' | 'certificate', number> = { milestone: 7, certificate: 90 }

const isWithin = (day: Day | null, days: number) => day !== null && day >= today() && day <= addDays(today(), days)

/** Every work of the demo as its enterprise sees it today. */
export const worksShown = () =>
  db
    .select({ id: engagements.id, needId: engagements.needId, organisationId: engagements.organisationId })
    .from(engagements)
    .all()
    .map(({ id, needId, organisationId }) => {
      const work = engagementOf(ownerOf(organisationId), id)
      const results = outcomeStates([work])
      const codes = db.select().from(needSubjects).where(eq(needSubjects.needId, needId)).all()
      return {
        work,
        agreement: agreementStanding(work),
        next: work.next ?? nextOutcomeStep(results, endingsOf([work]).get(id)!),
        tracks: codes.flatMap(({ subjectCode }) => trackOf(subjectCode)?.id ?? []),
      }
    })
type Shown = ReturnType<typeof worksShown>[number]

const ownerOf = (organisationId: string): Actor =>
  actorOf(db.select().from(memberships).where(eq(memberships.organisationId, organisationId)).get()!.userId)!

/** Each state that work can be in, and whether a work is. */
const WORK_STATES: Record<string, (shown: Shown) => boolean> = {
  'agreed, and nothing delivered yet': ({ work, agreement }) =>
    work.status === 'active' && agreement.isSettled && work.milestones.every(({ status }) => status === 'planned'),
  'confirmed by one side': ({ agreement }) => !agreement.isSettled && agreement.confirmations.length === 1,
  'a milestone is due within a week': ({ next }) => next?.kind === 'deliver' && isWithin(next.dueOn, SOON.milestone),
  'a milestone is late': ({ next }) => next?.kind === 'deliver' && next.dueOn! < today(),
  'delivered, and it waits': ({ next }) => next?.kind === 'accept',
  'given back': ({ next }) => next?.kind === 'deliver_again',
  paused: ({ work }) => work.pause !== null,
  'a dispute is open': ({ work }) => work.dispute !== null,
  'an early end is proposed': ({ work }) => work.end !== null,
  'ended early': ({ work }) => work.status === 'ended',
  'done, and its certificate is awaited': ({ next }) => next?.kind === 'record',
  'its result was reported': ({ next }) => next?.kind === 'verify',
  'its certificate was given back': ({ next }) => next?.kind === 'report_again',
  'its measure was given back': ({ next }) => next?.kind === 'measure_again',
}

/** Each state that results can be in, and how many are. */
const RESULT_STATES: Record<string, () => boolean> = {
  'a change of the plan waits': () =>
    db
      .select()
      .from(planChanges)
      .all()
      .some(({ status }) => status === 'waiting'),
  'measured again after 6 months': () =>
    db
      .select()
      .from(measureReadings)
      .all()
      .some(({ time }) => time === 'six'),
  'a certificate is suspended': () => papers().some(({ status }) => status === 'suspended'),
  'a certificate was withdrawn': () => papers().some(({ status }) => status === 'withdrawn'),
  'a certificate ends soon': () =>
    papers().some(
      (paper) => certificateStanding(paper, today()) === 'active' && isWithin(paper.expiresOn, SOON.certificate),
    ),
}
const papers = () => db.select().from(certificates).where(isNotNull(certificates.holderId)).all()

/** The states that nothing of the demo is in. */
export function statesMissing(works: readonly Shown[]): string[] {
  const ofWork = Object.entries(WORK_STATES).filter(([, isIn]) => !works.some(isIn))
  const ofResults = Object.entries(RESULT_STATES).filter(([, isThere]) => !isThere())
  return [...ofWork, ...ofResults].map(([state]) => state)
}

/** The tracks of subjects of whose work something was verified. */
export const tracksVerified = () =>
  db
    .select({ code: outcomes.subjectCode })
    .from(outcomes)
    .where(eq(outcomes.status, 'verified'))
    .all()
    .flatMap(({ code }) => trackOf(code)?.id ?? [])

/** Results that this demo shows verified. */
export const VERIFIABLE: readonly ResultKind[] = ['certificate', 'measure', 'document']
