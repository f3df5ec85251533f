import { Link } from '@remix-run/react'
import type { EngagementStatus } from '~/domain/engagement/lifecycle'
import type { OpenPause } from '~/domain/engagement/off-plan'
import type { paymentsOf } from '~/domain/engagement/payment-queries.server'
import { isPaid } from '~/domain/engagement/payments'
import { formatDay, formatMomentDay, formatNumber } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { Notice } from '~/ui/feedback'
import { Details, Section } from '~/ui/layout'
import { type PlanDone, PlanChart } from './plan-chart'

type Work = {
  id: string
  status: EngagementStatus
  pause: OpenPause | null
  endedAt: Date | null
  enterprise: string
  consultant: string
}

/** At the head of a page of the work: that it rests, or has ended early; `on`: the page that tells all of one. */
export const OffPlanNotices = ({ engagement, on }: { engagement: Work; on?: 'pause' | 'end' }) => {
  const { id, status, pause, endedAt } = engagement
  return (
    <>
      {pause ? (
        <Notice tone="due">
          <p>
            {m.pause_notice({
              name: engagement[pause.side],
              day: formatDay(pause.pausedOn),
              until: formatDay(pause.until),
            })}{' '}
            {m.pause_days_move()}{' '}
            {on === 'pause' ? null : <Link to={`/engagements/${id}/pause`}>{m.pause_read()}</Link>}
          </p>
        </Notice>
      ) : null}
      {status === 'ended' && endedAt ? (
        <Notice tone="info">
          <p>
            {m.end_notice({ day: formatMomentDay(endedAt) })}{' '}
            {on === 'end' ? null : <Link to={`/engagements/${id}/end`}>{m.end_notice_read()}</Link>}
          </p>
        </Notice>
      ) : null}
    </>
  )
}

/** The ways on where the work does not go by its plan, folded; changing the plan is the first. */
function OffPlan({ engagement: { id, status, pause } }: { engagement: Work }) {
  const isActive = status === 'active'
  const ways = [
    ...(isActive && !pause ? [{ to: '#changes', text: m.off_plan_change(), hint: m.off_plan_change_hint() }] : []),
    ...(isActive
      ? [
          {
            to: `/engagements/${id}/pause`,
            text: pause ? m.pause_resume_title() : m.pause_title(),
            hint: pause ? m.pause_resume_hint() : m.off_plan_pause_hint(),
          },
        ]
      : []),
    ...(status === 'completed'
      ? []
      : [{ to: `/engagements/${id}/end`, text: m.end_title(), hint: m.off_plan_end_hint() }]),
    { to: `/engagements/${id}/disputes`, text: m.dispute_title(), hint: m.off_plan_dispute_hint() },
  ]
  return (
    <Details summary={m.off_plan_title()}>
      <ul>
        {ways.map(({ to, text, hint }) => (
          <li key={to}>
            {to.startsWith('#') ? <a href={to}>{text}</a> : <Link to={to}>{text}</Link>}
            <p className="hint">{hint}</p>
          </li>
        ))}
      </ul>
    </Details>
  )
}

type PaymentsProps = { engagement: { id: string }; payments: ReturnType<typeof paymentsOf> }

/** How many payments were made, and where they are ticked. */
function PaymentsLine({ engagement: { id }, payments: { steps, earlier } }: PaymentsProps) {
  if (steps.length + earlier.length === 0) return null
  const last = steps.map(({ marks }) => marks.at(-1)?.status)
  const count = (status: string) => last.filter((one) => one === status).length
  const left = steps.filter((step) => step.marks.at(-1)?.status === 'confirmed' && !isPaid(step)).length
  return (
    <Section title={m.payment_title()}>
      <p>
        {m.payment_counts({ paid: formatNumber(steps.filter(isPaid).length), all: formatNumber(steps.length) })}
        {count('marked') > 0 ? ` ${m.payment_counts_waiting({ count: formatNumber(count('marked')) })}` : ''}
        {left > 0 ? ` ${m.payment_counts_left({ count: formatNumber(left) })}` : ''}
        {count('missing') > 0 ? ` ${m.payment_counts_missing({ count: formatNumber(count('missing')) })}` : ''}{' '}
        <Link to={`/engagements/${id}/payments`}>{m.payment_open()}</Link>
      </p>
    </Section>
  )
}

/** How much was written down, where it goes on, and the report that takes it up. */
const DiaryLine = ({ engagement: { id, status }, entries }: { engagement: Work; entries: number }) => (
  <Section title={m.diary_title()}>
    <p>
      {entries > 0 ? m.diary_count({ count: formatNumber(entries) }) : m.diary_none()}{' '}
      <Link to={`/engagements/${id}/diary`}>{m.diary_link()}</Link>
      {status === 'active' ? null : (
        <>
          {' · '}
          <Link to={`/engagements/${id}/report`}>{m.report_final_link()}</Link>
        </>
      )}
    </p>
  </Section>
)

/** Below the milestones: how they went beside the plan, what to do where they do not go by the plan, and what was paid. */
export const BesideMilestones = ({
  engagement,
  payments,
  planDone,
  entries,
}: PaymentsProps & { engagement: Work; planDone: PlanDone; entries: number }) => (
  <>
    <PlanChart {...planDone} />
    <OffPlan engagement={engagement} />
    <PaymentsLine engagement={engagement} payments={payments} />
    <DiaryLine engagement={engagement} entries={entries} />
  </>
)
