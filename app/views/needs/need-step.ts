import type { Day } from '~/domain/days'
import type { EngagementStatus } from '~/domain/engagement/lifecycle'
import type { NextStep } from '~/domain/engagement/next-step'
import type { NeedStep } from '~/domain/needs/next-step'
import { formatDay, formatNumber } from '~/i18n/format'
import { finishedText } from '~/i18n/off-plan-terms'
import * as m from '~/i18n/paraglide/messages'
import { isTurnOf, stepActorText, stepText, type Until, untilText } from '~/i18n/work-terms'

type Props = {
  needId: string
  step: NeedStep
  /** Once a proposal was chosen: what the work waits for, null: nothing. */
  work: { id: string; status: EngagementStatus; next: NextStep | null; hasOutcome: boolean } | null
  mine: boolean
  today: Day
  /** Said in place of whom to invite, and without a day, where the need may wait for a group that gathers. */
  besideGroup?: string
}

/** A need's next step in words: the same in every list as on its page. */
export type ToldStep = {
  who?: string
  what: string
  until?: Until
  /** Where it is done. */
  path: string
}

export function toldStep({ needId, step, work, mine, today, besideGroup }: Props): ToldStep {
  if (work) return toldWork(work, needId, mine, today)
  if (besideGroup && step.kind === 'invite') return { what: besideGroup, path: `/needs/${needId}` }
  return {
    ...(!mine && step.actor === 'enterprise' && { who: m.engagement_actor_enterprise() }),
    what: needStepText(step),
    ...(step.dueOn && {
      until:
        step.kind === 'waves'
          ? lookText(step.dueOn, today)
          : untilText(step.dueOn, today, mine && step.actor === 'enterprise'),
    }),
    path: stepPath[step.kind]?.(needId) ?? `/needs/${needId}`,
  }
}

/** When the system looks: nobody can be late for it. */
const lookText = (on: Day, today: Day) => ({
  text: on === today ? m.need_look_today() : m.need_look_on({ day: formatDay(on) }),
  overdue: false,
  isOwn: false,
})

/** Where a step is done, if not on the need's page. */
const stepPath: Partial<Record<NeedStep['kind'], (needId: string) => string>> = {
  compare: (needId) => `/needs/${needId}/proposals`,
  renew: (needId) => `/needs/${needId}/proposals`,
  waves: (needId) => `/needs/${needId}#waves`,
  interest: (needId) => `/needs/${needId}#interests`,
}

function needStepText(step: NeedStep): string {
  switch (step.kind) {
    case 'publish':
      return m.need_next_publish()
    case 'invite':
      return m.need_next_invite()
    case 'compare':
      return m.need_next_compare({ count: formatNumber(step.count) })
    case 'late':
      return m.need_next_late()
    case 'interest':
      return m.need_next_interest({ count: formatNumber(step.count) })
    case 'waves':
      return m.need_next_waves({ wanted: formatNumber(step.wanted) })
    case 'renew':
      return step.actor === 'enterprise'
        ? m.need_next_renew_late()
        : m.need_next_renew({ count: formatNumber(step.count) })
    case 'wait':
      return m.need_next_wait({ count: formatNumber(step.count) })
    case 'closed':
      return m.need_next_closed()
  }
}

function toldWork(work: NonNullable<Props['work']>, needId: string, mine: boolean, today: Day): ToldStep {
  const { id, status, next, hasOutcome } = work
  const role = mine ? 'enterprise' : 'department'
  const path = mine ? `/engagements/${id}` : `/needs/${needId}`
  if (!next) return { what: finishedText(hasOutcome, status), path }
  return {
    who: stepActorText(next, role),
    what: stepText(next),
    ...(next.dueOn && { until: untilText(next.dueOn, today, isTurnOf(next, role)) }),
    path,
  }
}
