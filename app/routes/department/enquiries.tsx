import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { requireCapability } from '~/auth/actor.server'
import { answerEnquiry } from '~/domain/enquiries/answer-enquiry.server'
import { answerForm } from '~/domain/enquiries/forms'
import { answeredEnquiries, openEnquiries } from '~/domain/enquiries/queries.server'
import { attempt, parseForm, refuse } from '~/forms/parse-form.server'
import { formatMomentDay, formatNumber } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { personName } from '~/i18n/person-name'
import { readSettings } from '~/settings.server'
import { Details, Empty, Notice, PageHeader, Prose, Refused, Section } from '~/ui'
import { AnswerEnquiry, AskedEnquiry } from '~/views/account/asked-enquiry'
import { TakeList } from '~/views/exporting/take-list'

export const meta: MetaFunction = () => [{ title: m.site_title({ page: m.enquiry_list_title() }) }]

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireCapability(request, 'answer_enquiries')
  return {
    open: openEnquiries(actor),
    answered: answeredEnquiries(actor),
    days: readSettings().departmentAnswerDays ?? null,
    done: new URL(request.url).searchParams.get('done') === 'answered',
  }
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireCapability(request, 'answer_enquiries')
  const form = await parseForm(request, answerForm)
  if (form.status !== 'success') return refuse(form)
  const done = attempt(form, () => answerEnquiry(actor, form.value))
  if (done.refused) return done.refused
  return redirect('/department/enquiries?done=answered', 303)
}

export default function Enquiries() {
  const { open, answered, done, days } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  return (
    <>
      <PageHeader
        title={m.enquiry_list_title()}
        lead={days === null ? m.enquiry_list_lead() : m.enquiry_list_lead_days({ days: formatNumber(days) })}
        back={{ to: '/department', text: m.programme_title() }}
      />
      <p>
        {m.help_link_title()} <Link to="/department/people">{m.help_title()}</Link>
      </p>
      {done && !lastResult ? <Notice tone="ok">{m.enquiry_done_answered()}</Notice> : null}
      <Refused result={lastResult} />
      {open.length === 0 ? (
        <Empty title={m.enquiry_none_title()}>{m.enquiry_none()}</Empty>
      ) : (
        <Section title={m.enquiry_open_title({ count: formatNumber(open.length) })}>
          {open.map((enquiry) => (
            <AskedEnquiry key={enquiry.id} enquiry={enquiry}>
              <AnswerEnquiry enquiryId={enquiry.id} isRead={enquiry.needId !== null} lastResult={lastResult} />
            </AskedEnquiry>
          ))}
        </Section>
      )}
      {answered.length > 0 ? (
        <Details summary={m.enquiry_answered_title()}>
          {answered.map((enquiry) => (
            <AskedEnquiry key={enquiry.id} enquiry={enquiry}>
              <p className="hint">
                {m.enquiry_answered_by({
                  name: personName(enquiry.answeredBy ?? ''),
                  day: formatMomentDay(enquiry.answeredAt!),
                })}
              </p>
              <Prose text={enquiry.answerNote} />
            </AskedEnquiry>
          ))}
        </Details>
      ) : null}
      {open.length + answered.length > 0 ? <TakeList list="enquiries" /> : null}
    </>
  )
}
