import type { NeedStep } from '~/domain/needs/next-step'
import { ANSWER_DAYS } from '~/domain/proposals/lifecycle'
import { formatMomentDay, formatNumber } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { LinkButton } from '~/ui/actions'
import { NextStepBox } from '~/ui/next-step'
import type { Result } from './need-page'
import type { ToldStep } from './need-step'

type SideProps = {
  need: { id: string; closedAt: Date | null }
  step: NeedStep
  told: ToldStep
  engagementId: string | undefined
  results: Result[]
  mine: boolean
  /** The joint need of a group stands for it. */
  isResting: boolean
}

/** Who acts next, and until when: to the enterprise as "you", to the department of it. */
export function NeedSide({ told, ...props }: SideProps) {
  const to = wayOn(props, told)
  const hint = props.engagementId ? null : hintOf(props)
  return (
    <NextStepBox title={m.need_side_title()} who={told.who} what={told.what} until={told.until}>
      {hint ? <p className="hint">{hint}</p> : null}
      {to ? <LinkButton to={to.path}>{to.text}</LinkButton> : null}
    </NextStepBox>
  )
}

function wayOn({ need, step, engagementId, results, mine }: Omit<SideProps, 'told'>, told: ToldStep) {
  if (engagementId) {
    const reported = results.find(({ status }) => status === 'reported')
    if (mine) return { path: told.path, text: m.need_side_work_link() }
    return reported && { path: reported.decision, text: m.need_side_verify_link() }
  }
  const path = `/needs/${need.id}/proposals`
  if (mine && step.kind === 'renew') return { path, text: m.need_side_renew_link() }
  if (!mine || step.kind !== 'compare') return undefined
  return { path, text: m.need_compare({ count: formatNumber(step.count) }) }
}

/** How it is done, beside what. */
function hintOf({ need, step, mine, isResting }: Omit<SideProps, 'told'>): string | null {
  if (isResting) return m.group_side_resting()
  switch (step.kind) {
    case 'publish':
      return m.need_side_draft()
    case 'invite':
      return mine ? m.need_side_invite({ days: formatNumber(ANSWER_DAYS) }) : null
    case 'late': {
      const count = formatNumber(step.count)
      return mine ? m.need_side_late({ count }) : m.need_side_late_department({ count })
    }
    case 'interest':
      return mine ? m.need_side_interest() : m.need_side_interest_department()
    case 'waves':
      return mine ? m.need_side_waves() : m.need_side_wait_department()
    case 'renew':
      return mine ? m.need_side_renew() : m.need_side_wait_department()
    case 'wait':
      return mine ? m.need_side_wait() : m.need_side_wait_department()
    case 'closed':
      return m.need_side_closed({ day: formatMomentDay(need.closedAt!) })
    case 'compare':
      return null
  }
}
