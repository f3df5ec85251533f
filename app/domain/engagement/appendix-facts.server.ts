import type { AppendixFacts } from '~/documents/appendix'
import { dayOf } from '~db/clock'
import type { Reader } from '~db/connection'
import { amountsOf, type PriceLine, totalsOf } from '../proposals/price'
import { agreementFacts } from './agreement-facts.server'
import { confirmedTexts, isSettled } from './agreement.server'
import { type Plan, type PlanChange, milestoneChanges } from './plan'

/** What an appendix is drawn from: the plan as it is, and what of it is changed and why. */
export function appendixFacts(
  reader: Reader,
  engagementId: string,
  { number, reason, plan, change }: { number: number; reason: string; plan: Plan; change: PlanChange },
): AppendixFacts {
  const { enterprise, consultant, proposal } = agreementFacts(reader, engagementId)
  const lines = change.lines ?? plan.lines
  const priceVnd = change.lines ? totalsOf(change.lines).priceVnd : plan.priceVnd
  const payments = change.payments ?? plan.payments
  const isPaidOtherwise = change.payments !== null || (change.lines !== null && payments.length > 0)
  return {
    number,
    enterprise,
    consultant,
    proposal,
    agreement: settledAgreement(reader, engagementId),
    reason,
    scope: change.scope,
    milestones: milestoneChanges(plan, change).map((each) => ({
      title: each.kind === 'taken_out' ? each.before.title : each.now.title,
      handover: each.kind === 'taken_out' ? each.before.handover : each.now.handover,
      titleBefore: each.kind === 'changed' && each.before.title !== each.now.title ? each.before.title : null,
      handoverBefore:
        each.kind === 'changed' && each.before.handover !== each.now.handover ? (each.before.handover ?? '') : null,
      dueBefore: each.kind === 'added' ? null : each.before.dueOn,
      dueNow: each.kind === 'taken_out' ? null : each.now.dueOn,
    })),
    price: change.lines && {
      beforeVnd: plan.priceVnd,
      lines: lines.map((line) => ({ ...line, vatVnd: vatOf(line) })),
      totals: { ...totalsOf(lines), priceVnd },
    },
    payments: isPaidOtherwise ? amountsOf(priceVnd, payments) : null,
  }
}

const vatOf = (line: PriceLine) => totalsOf([line]).vatVnd

/** The code of the agreement that both sides confirmed, and the day on which the second did; null where they did not. */
function settledAgreement(reader: Reader, engagementId: string): AppendixFacts['agreement'] {
  const text = confirmedTexts(reader, [engagementId]).find(isSettled)
  if (!text) return null
  return { code: text.code, confirmedOn: dayOf(text.confirmations.at(-1)!.confirmedAt) }
}
