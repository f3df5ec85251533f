import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireCapability } from '~/auth/actor.server'
import { decidedReports, openReports } from '~/domain/conversation/reports.server'
import { decidedReviewReports, openReviewReports } from '~/domain/reviews/reports.server'
import { formatMomentDay, formatNumber } from '~/i18n/format'
import { excerpt } from '~/i18n/need-terms'
import * as m from '~/i18n/paraglide/messages'
import { reportedStatusText, reviewReportKindText } from '~/i18n/review-terms'
import { reportDecisionText, reportKindText } from '~/i18n/conversation-terms'
import { Details, Empty, PageHeader, Section, Tag, TaskList } from '~/ui'

export const meta: MetaFunction = () => [{ title: m.site_title({ page: m.report_list_title() }) }]

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireCapability(request, 'oversee_conversations')
  return {
    open: openReports(actor),
    decided: decidedReports(actor),
    reviews: openReviewReports(actor),
    decidedReviews: decidedReviewReports(actor),
  }
}

type Report = ReturnType<typeof useLoaderData<typeof loader>>['open'][number]

export default function Reports() {
  const { open, decided, reviews, decidedReviews } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader
        title={m.report_list_title()}
        lead={m.report_list_lead()}
        back={{ to: '/department', text: m.programme_title() }}
      />
      {open.length === 0 ? (
        <Empty title={m.report_none_title()}>{m.report_none()}</Empty>
      ) : (
        <Section title={m.report_open_title({ count: formatNumber(open.length) })}>
          <TaskList tasks={open.map(taskOf)} />
        </Section>
      )}
      {decided.length > 0 ? (
        <Details summary={m.report_decided_title()}>
          <TaskList tasks={decided.map(taskOf)} />
        </Details>
      ) : null}
      <Section title={m.review_work_title()}>
        {reviews.length === 0 ? <p>{m.review_work_none()}</p> : <TaskList tasks={reviews.map(reviewTask)} />}
        {decidedReviews.length > 0 ? (
          <Details summary={m.review_decision_story()}>
            <TaskList tasks={decidedReviews.map(reviewTask)} />
          </Details>
        ) : null}
      </Section>
    </>
  )
}

const taskOf = ({ id, kind, text, enterprise, consultant, reportedAt, decision }: Report) => ({
  title: `${reportKindText[kind]()}: ${excerpt(text, 70)}`,
  to: `/department/reports/${id}`,
  hint: [m.report_sides({ enterprise, consultant }), m.report_on({ day: formatMomentDay(reportedAt) })].join(' · '),
  status: decision ? (
    <Tag tone="neutral">{reportDecisionText[decision]()}</Tag>
  ) : (
    <Tag tone="due">{m.report_waits()}</Tag>
  ),
})

type ReviewReport = ReturnType<typeof useLoaderData<typeof loader>>['reviews'][number]

const reviewTask = ({ id, kind, writer, reporter, review, reportedAt, status }: ReviewReport) => ({
  title: [reviewReportKindText[kind](), excerpt(review.text ?? '', 70)].filter(Boolean).join(': '),
  to: `/department/reviews/${id}`,
  hint: [m.review_work_of({ writer, name: reporter }), m.report_on({ day: formatMomentDay(reportedAt) })].join(' · '),
  status: <Tag tone={status === 'reported' ? 'due' : 'neutral'}>{reportedStatusText[status]()}</Tag>,
})
