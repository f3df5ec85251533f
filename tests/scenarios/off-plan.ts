import type { Actor } from '~/domain/accounts/lifecycle'
import { openDispute } from '~/domain/engagement/disputes.server'
import { proposeEnd } from '~/domain/engagement/end-early.server'
import { offPlanOf } from '~/domain/engagement/off-plan-story.server'
import { markPaid } from '~/domain/engagement/payment-marks.server'
import { paymentsOf } from '~/domain/engagement/payment-queries.server'
import { engagementOf } from '~/domain/engagement/queries.server'
import { today } from '~db/clock'
import { newId } from '~db/ids'

type Work = { engagementId: string }

export const pauseInput = (until = today()) => ({ id: newId(), reason: 'Xưởng vào vụ chè.', until })

/** One side proposes to end early; gives the proposal's id. */
export function proposedEnd(side: Actor, { engagementId }: Work): string {
  const id = newId()
  const said = { reason: 'no_people', delivered: 'Báo cáo khảo sát.', owed: 'Không còn gì.' } as const
  proposeEnd(side, engagementId, { id, ...said })
  return id
}

/** One side asks the department to mediate; gives the dispute's id. */
export function openedDispute(side: Actor, { engagementId }: Work): string {
  const id = newId()
  openDispute(side, engagementId, { id, reason: 'delivery', text: 'Báo cáo không có phần kho.' })
  return id
}

/** The enterprise ticks one payment of the plan; gives the mark's id. */
export function markedPayment(owner: Actor, { engagementId }: Work, position = 0): string {
  const id = newId()
  const { title, nth } = paymentsIn(owner, engagementId).steps[position]!
  markPaid(owner, engagementId, { id, title, nth, paidOn: today() })
  return id
}

export const paymentsIn = (actor: Actor, engagementId: string) => paymentsOf(engagementOf(actor, engagementId))
export const offPlanIn = (actor: Actor, engagementId: string) => offPlanOf(engagementOf(actor, engagementId))
