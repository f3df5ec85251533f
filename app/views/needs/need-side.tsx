import type { NextStep } from '~/domain/engagement/next-step'
import type { Day } from '~/domain/days'
import type { NeedStatus } from '~/domain/needs/lifecycle'
import { nextNeedStep } from '~/domain/needs/next-step'
import { ANSWER_DAYS } from '~/domain/proposals/lifecycle'
import { formatMomentDay, formatNumber } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { finishedText, stepActorText, stepText, untilText } from '~/i18n/work-terms'
import { LinkButton } from '~/ui/actions'
import { NextStepBox } from '~/ui/next-step'
import type { Result, SentRequest } from './need-page'

type SideProps = {
  need: { id: string; status: NeedStatus; closedAt: Date | null }
  requests: SentRequest[]
  engagementId: string | undefined
  results: Result[]
  /** What the running work waits for; what its result waits for once it is completed. */
  workStep: NextStep | null
  outcomeStep: NextStep | null
  mine: boolean
  today: Day
}

/** Who acts next, and until when: to the enterprise as "you", to the department of it. */
export function NeedSide(props: SideProps) {
  const { who, what, until, to } = props.engagementId ? worked(props, props.engagementId) : told(props)
  return (
    <NextStepBox title={m.need_side_title()} who={who} what={what} until={until}>
      {to ? <LinkButton to={to.path}>{to.text}</LinkButton> : null}
    </NextStepBox>
  )
}

type Told = {
  who?: string
  what: string
  until?: { text: string; overdue: boolean }
  to?: { path: string; text: string }
}

/** While help is sought. */
function told({ need, requests, mine, today }: SideProps): Told {
  const step = nextNeedStep(need.status, requests)
  switch (step.kind) {
    case 'publish':
      return { what: m.need_side_draft() }
    case 'compare': {
      const count = formatNumber(step.proposals)
      if (!mine) return { what: m.need_side_compare_department({ count }) }
      return {
        what: m.need_side_compare(),
        to: { path: `/needs/${need.id}/proposals`, text: m.need_compare({ count }) },
      }
    }
    case 'invite':
      return {
        what: mine ? m.need_side_invite({ days: formatNumber(ANSWER_DAYS) }) : m.need_side_invite_department(),
      }
    case 'wait': {
      const until = untilText(step.until, today)
      const late = mine ? m.need_side_overdue() : m.need_side_overdue_department()
      return { what: until.overdue ? late : m.need_side_wait({ count: formatNumber(step.waiting) }), until }
    }
    default:
      return { what: m.need_side_closed({ day: formatMomentDay(need.closedAt!) }) }
  }
}

/** Once a proposal was chosen. */
function worked({ results, workStep, outcomeStep, mine, today }: SideProps, engagementId: string): Told {
  const work = mine ? { path: `/engagements/${engagementId}`, text: m.need_side_work_link() } : undefined
  const step = workStep ?? outcomeStep
  if (!step) return { what: finishedText(results.length > 0), to: work }
  const reported = results.find(({ status }) => status === 'reported')
  const toVerify = !mine && reported && { path: `/department/outcomes/${reported.id}`, text: m.need_side_verify_link() }
  return {
    who: stepActorText(step, mine ? 'enterprise' : 'department'),
    what: stepText(step),
    until: step.dueOn ? untilText(step.dueOn, today) : undefined,
    to: toVerify || work,
  }
}
