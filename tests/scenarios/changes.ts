import type { Actor } from '~/domain/accounts/lifecycle'
import { addDays } from '~/domain/days'
import { changeDraftFor, keepChangeDraft } from '~/domain/engagement/change-draft.server'
import { changesOf, currentPlan } from '~/domain/engagement/changes.server'
import type { ChangeInput } from '~/domain/engagement/forms'
import { drawChange, proposeChange } from '~/domain/engagement/propose-change.server'
import { engagementOf } from '~/domain/engagement/queries.server'
import { today } from '~db/clock'
import { newId } from '~db/ids'
import { awardedEngagement } from './loop'

/** What the form of a change says where nothing is changed in it but what is given. */
export function changeInput(actor: Actor, engagementId: string, change: Partial<ChangeInput> = {}): ChangeInput {
  const plan = currentPlan(engagementOf(actor, engagementId))
  const open = plan.milestones.filter(({ status }) => status !== 'accepted')
  return {
    id: newId(),
    reason: 'Xưởng vào vụ chè.',
    milestones: open.map(({ id, title, handover, dueOn }) => ({ id, title, handover: handover ?? undefined, dueOn })),
    lines: plan.lines.map(({ memberId, ...line }) => ({ ...line, memberId: memberId ?? undefined })),
    payments: plan.payments,
    ...change,
  }
}

/** The last milestone comes later by so many days. */
export function later(actor: Actor, engagementId: string, days = 14): Pick<ChangeInput, 'milestones'> {
  const { milestones } = changeInput(actor, engagementId)
  return {
    milestones: milestones.map((row, index) =>
      index === milestones.length - 1 ? { ...row, dueOn: addDays(row.dueOn, days) } : row,
    ),
  }
}

/** One side proposes a change, written and read again as on its pages; gives its id. */
export function proposedChange(actor: Actor, engagementId: string, change: Partial<ChangeInput>): string {
  const input = changeInput(actor, engagementId, change)
  const engagement = engagementOf(actor, engagementId)
  const seen = changeDraftFor(engagement, actor)?.savedAt.getTime() ?? 0
  keepChangeDraft(actor, engagementId, { typed: {}, input }, seen)
  return proposeChange(actor, engagementId, { id: input.id, seen: drawChange(engagement, input).number })
}

/** Work whose consultant proposed that its last milestone comes two weeks later. */
export function engagementWithChange() {
  const work = awardedEngagement()
  const { consultant, engagementId } = work
  return { ...work, changeId: proposedChange(consultant, engagementId, later(consultant, engagementId)) }
}

export const standingOf = (actor: Actor, engagementId: string, changeId: string) =>
  changesOf(engagementOf(actor, engagementId)).find(({ id }) => id === changeId)!.standing

export const inDays = (count: number) => addDays(today(), count)
