import { and, eq, inArray } from 'drizzle-orm'
import type { Actor } from '~/domain/accounts/lifecycle'
import { withdrawDispute } from '~/domain/engagement/disputes.server'
import { confirmEnd, objectToEnd, withdrawEnd } from '~/domain/engagement/end-early.server'
import { engagementTransitions, milestoneTransitions } from '~/domain/engagement/lifecycle'
import { disputeTransitions, endTransitions } from '~/domain/engagement/off-plan'
import { confirmPayment, missPayment, withdrawPayment } from '~/domain/engagement/payment-marks.server'
import { pauseWork, resumeWork } from '~/domain/engagement/pause-work.server'
import { paymentTransitions } from '~/domain/engagement/payments'
import { engagementOf } from '~/domain/engagement/queries.server'
import { openDisputes } from '~/domain/engagement/off-plan.server'
import { unseenDeliveries } from '~/domain/engagement/unseen.server'
import { followUpRows } from '~/domain/follow-up/lists.server'
import { decideWork } from '~/domain/follow-up/work.server'
import type { Transitions } from '~/domain/lifecycle'
import { addDays } from '~/domain/days'
import { today } from '~db/clock'
import { db } from '~db/connection'
import { newId } from '~db/ids'
import { disputes, engagements, milestones, paymentMarks, workEnds } from '~db/schema'
import { must } from './must'
import { markedPayment, offPlanIn, openedDispute, paymentsIn, pauseInput, proposedEnd } from './off-plan'

/** What somebody does about work that does not go by its plan, or about what is paid for it. */
export const OFF_PLAN_ACTIONS = [
  'pause',
  'resume',
  'end',
  'end_confirm',
  'end_object',
  'end_withdraw',
  'end_late',
  'dispute',
  'dispute_withdraw',
  'dispute_record',
  'dispute_close',
  'unseen',
  'pay',
  'pay_confirm',
  'pay_missing',
  'pay_withdraw',
] as const

export type States = Map<string, { of: Transitions<string>; status: string }>

type Sides = { enterprise: Actor; consultant: Actor; officer: Actor; engagementId: string }

/** What can be done about work beside its milestones, by either side or the department; `pick` says which side. */
export function offPlanCommands({ enterprise, consultant, officer, engagementId }: Sides, pick: number) {
  const [side, other] = pick % 2 === 0 ? [enterprise, consultant] : [consultant, enterprise]
  const work = { engagementId }
  const { ends, disputes: told } = offPlanIn(side, engagementId)
  const end = ends.find(({ status }) => status === 'waiting') ?? ends[0]
  const dispute = told.find(({ status }) => status === 'open') ?? told[0]
  const { steps } = paymentsIn(side, engagementId)
  const mark = steps.flatMap(({ marks }) => marks)[pick % 3]
  const [unseen] = unseenDeliveries(db, [engagementId])
  const decide = (decision: Parameters<typeof decideWork>[2], seen = 0) =>
    decideWork(officer, engagementId, decision, seen)
  return {
    pause: () => pauseWork(side, engagementId, pauseInput(addDays(today(), pick))),
    resume: () => resumeWork(side, engagementId),
    end: () => void proposedEnd(side, work),
    dispute: () => void openedDispute(side, work),
    pay: () => void markedPayment(enterprise, work, pick % steps.length),
    ...(end && {
      end_confirm: () => confirmEnd(other, engagementId, end.id, 'Đồng ý.'),
      end_object: () => objectToEnd(other, engagementId, end.id, 'Chưa xong.'),
      end_withdraw: () => withdrawEnd(side, engagementId, end.id),
      end_late: () => decide({ intent: 'confirm_end', reason: 'Đã gọi, không trả lời.' }),
    }),
    ...(dispute && {
      dispute_withdraw: () => withdrawDispute(side, engagementId, dispute.id),
      dispute_record: () => decide({ intent: 'record', id: newId(), disputeId: dispute.id, heard: 'Đã nghe.' }),
      dispute_close: () =>
        decide({
          intent: 'close',
          disputeId: dispute.id,
          result: pick % 3 === 0 ? 'ended' : 'settled',
          agreed: 'Làm tiếp.',
        }),
    }),
    ...(mark && {
      pay_confirm: () => confirmPayment(consultant, engagementId, mark.id),
      pay_missing: () => missPayment(consultant, engagementId, mark.id, 'Chưa thấy.'),
      pay_withdraw: () => withdrawPayment(enterprise, engagementId, mark.id),
    }),
    ...(unseen && {
      unseen: () => {
        const { deliveries } = engagementOf(enterprise, engagementId).milestones.find(
          ({ id }) => id === unseen.milestoneId,
        )!
        const answer = pick % 2 === 0 ? 'accept' : 'return'
        const { milestoneId } = unseen
        decide({ intent: 'delivery', milestoneId, answer, reason: 'Đã xem.' }, deliveries.at(-1)!.submittedAt.getTime())
      },
    }),
  }
}

/** How the work for a need stands, with all that belongs to it, by id. */
export function worksOf(needId: string): (readonly [string, { of: Transitions<string>; status: string }])[] {
  const works = db.select().from(engagements).where(eq(engagements.needId, needId)).all()
  const ids = works.map(({ id }) => id)
  const rows = (of: Transitions<string>, found: readonly { id: string; status: string }[]) =>
    found.map(({ id, status }) => [id, { of, status }] as const)
  return [
    ...rows(engagementTransitions, works),
    ...rows(milestoneTransitions, db.select().from(milestones).where(inArray(milestones.engagementId, ids)).all()),
    ...rows(endTransitions, db.select().from(workEnds).where(inArray(workEnds.engagementId, ids)).all()),
    ...rows(disputeTransitions, db.select().from(disputes).where(inArray(disputes.engagementId, ids)).all()),
    ...rows(paymentTransitions, db.select().from(paymentMarks).where(inArray(paymentMarks.engagementId, ids)).all()),
  ]
}

/** What holds of work at any time, whoever paused, ended, disputed or paid. */
export function assertOffPlanSound(owner: Actor, engagementId: string) {
  const work = engagementOf(owner, engagementId)
  const { pauses, ends, disputes: told } = offPlanIn(owner, engagementId)
  const isActive = work.status === 'active'
  const resting = pauses.filter(({ resumedAt }) => resumedAt === null)
  must(resting.length <= 1 && (isActive || resting.length === 0), 'paused twice, or beyond its end')
  must((resting.length === 1) === (work.pause !== null), 'a pause that its page does not show')
  must(!work.pause || work.next?.kind === 'resume', 'paused, and something else is asked for')
  must(
    ends.filter(({ status }) => status === 'waiting').length === (work.end ? 1 : 0),
    'an end that nobody is asked about',
  )
  must(isActive || work.end === null, 'an end of what is over')
  must(
    told.filter(({ status }) => status === 'open').length === (work.dispute ? 1 : 0),
    'a dispute that nobody mediates',
  )
  const isOver = ends.some(({ status }) => status === 'confirmed') || told.some(({ status }) => status === 'ended')
  must(isOver === (work.status === 'ended'), 'ended, and nobody said so, or the other way round')
  must((work.status === 'ended') === (work.endedAt !== null), 'ended on no day')
  for (const { marks } of paymentsIn(owner, engagementId).steps)
    must(marks.filter(({ status }) => status === 'marked' || status === 'confirmed').length <= 1, 'paid twice')
  const waiting = and(eq(milestones.engagementId, engagementId), eq(milestones.status, 'submitted'))
  for (const { id } of db.select().from(milestones).where(waiting).all())
    must(work.milestones.find((one) => one.id === id)!.deliveries.at(-1)!.acceptedAt === null, 'accepted, and it waits')
}

/** The department's list has the dispute of a need's work, while it is open. */
export function assertListed(officer: Actor, needId: string) {
  const work = db.select().from(engagements).where(eq(engagements.needId, needId)).get()
  if (!work) return
  const rows = followUpRows(officer).filter(({ recordId }) => recordId === work.id)
  const isOpen = openDisputes(db, [work.id]).size > 0
  must(rows.some(({ kind }) => kind === 'dispute') === isOpen, 'a dispute that is not on the list, or one that is over')
}
