import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { requireCapability } from '~/auth/actor.server'
import { changeCertificateStatus } from '~/domain/certification/change-status.server'
import { certificateDecisionForm } from '~/domain/certification/forms'
import { outcomeOf } from '~/domain/certification/queries.server'
import { rejectOutcome } from '~/domain/certification/reject-outcome.server'
import { verifyOutcome } from '~/domain/certification/verify-outcome.server'
import { DomainError } from '~/domain/errors'
import { attempt, orNotFound, parseForm, refuse, seenIn } from '~/forms/parse-form.server'
import * as m from '~/i18n/paraglide/messages'
import { wordOf } from '~/i18n/word-of'
import { outcomeStatusText, outcomeStatusTone, untilText } from '~/i18n/work-terms'
import { Columns, Notice, PageHeader, Refused, Tag } from '~/ui'
import { CertificateStatusSection } from '~/views/work/certificate-status'
import { CertificateFlags } from '~/views/work/certificate-flags'
import { checkedWithOptions } from '~/views/work/checked-with'
import { DecideWithCheck } from '~/views/work/decide-outcome'
import { listTitle } from '~/views/work/outcome-list'
import { OutcomeStory } from '~/views/work/outcome-story'
import { NextStepBox } from '~/ui/next-step'
import { today } from '~db/clock'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: m.site_title({ page: data ? titleOf(data.outcome) : m.outcome_list_title() }) },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireCapability(request, 'verify_outcomes')
  const outcome = orNotFound(() => outcomeOf(actor, params.outcomeId!))
  return {
    outcome,
    until: untilText(outcome.verifyBy, today(), true),
    done: new URL(request.url).searchParams.get('done'),
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireCapability(request, 'verify_outcomes')
  const { id } = orNotFound(() => outcomeOf(actor, params.outcomeId!))
  const form = await parseForm(request, certificateDecisionForm)
  if (form.status !== 'success') return refuse(form)
  const { value } = form
  const done = attempt(form, () => {
    if (value.intent === 'status') return changeCertificateStatus(actor, id, value)
    if (value.intent === 'reject') return rejectOutcome(actor, id, { ...value, seen: seenIn(form) })
    if (value.reason) throw new DomainError('reason_given', {}, 'reason')
    verifyOutcome(actor, id, { checkedWith: value.checkedWith, seen: seenIn(form) })
  })
  if (done.refused) return done.refused
  return redirect(`/department/outcomes/${id}?done=${value.intent}`, 303)
}

const doneTexts: Record<string, () => string> = {
  verify: m.outcome_done_verify,
  reject: m.outcome_done_reject,
  status: m.status_done,
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>
type Outcome = Loaded['outcome']

const titleOf = ({ certificate, enterprise }: Pick<Outcome, 'certificate' | 'enterprise'>) =>
  m.outcome_title({ scheme: certificate.scheme, enterprise })

export default function OutcomeToVerify() {
  const { outcome, until, done } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const refused = lastResult?.error?.['']
  const said = lastResult ? undefined : wordOf(doneTexts, done)
  return (
    <>
      <PageHeader
        title={titleOf(outcome)}
        back={{ to: `/department/outcomes?list=${outcome.status}`, text: listTitle[outcome.status]() }}
        tag={<Tag tone={outcomeStatusTone[outcome.status]}>{outcomeStatusText[outcome.status]()}</Tag>}
      />
      <Refused result={lastResult} />
      {said ? <Notice tone="ok">{said}</Notice> : null}
      <Columns
        main={<OutcomeStory outcome={outcome} />}
        side={
          <>
            <CertificateFlags outcome={outcome} />
            <WhoActsNext outcome={outcome} until={until} lastResult={refused ? undefined : lastResult} />
            {outcome.status === 'verified' ? (
              <CertificateStatusSection
                certificate={outcome.certificate}
                lastResult={refused ? undefined : lastResult}
              />
            ) : null}
          </>
        }
      />
    </>
  )
}

function WhoActsNext({ outcome, until, lastResult }: Next) {
  const title = m.outcome_next_title()
  if (outcome.status === 'rejected') return <NextStepBox title={title} what={m.outcome_next_rejected()} />
  if (outcome.sameAsId)
    return (
      <NextStepBox title={title} what={m.outcome_next_verified_again()}>
        <Link to={`/department/outcomes/${outcome.sameAsId}`}>{m.outcome_counted_there()}</Link>
      </NextStepBox>
    )
  if (outcome.status === 'verified') {
    const isWithdrawn = outcome.certificate.status === 'withdrawn'
    return <NextStepBox title={title} what={isWithdrawn ? m.outcome_next_withdrawn() : m.outcome_next_verified()} />
  }
  return (
    <NextStepBox title={title} what={m.outcome_next_verify()} until={until}>
      <DecideWithCheck
        options={checkedWithOptions()}
        reportedAt={outcome.reportedAt}
        lastResult={lastResult}
        isKnowing={outcome.flags.length > 0}
      />
    </NextStepBox>
  )
}
type Next = Pick<Loaded, 'outcome' | 'until'> & { lastResult: ReturnType<typeof useActionData<typeof action>> }
