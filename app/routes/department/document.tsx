import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { requireCapability } from '~/auth/actor.server'
import { DomainError } from '~/domain/errors'
import { rejectDocument, verifyDocument } from '~/domain/result-documents/decide-document.server'
import { documentDecisionForm } from '~/domain/result-documents/forms'
import { documentOutcomeOf } from '~/domain/result-documents/queries.server'
import { attempt, orNotFound, parseForm, refuse, seenIn } from '~/forms/parse-form.server'
import * as m from '~/i18n/paraglide/messages'
import { wordOf } from '~/i18n/word-of'
import { outcomeStatusText, outcomeStatusTone, untilText } from '~/i18n/work-terms'
import { inWords } from '~/i18n/worded'
import { Columns, Notice, PageHeader, Refused, Tag } from '~/ui'
import { NextStepBox } from '~/ui/next-step'
import { DocumentFlags, DocumentStory } from '~/views/result-documents/document-story'
import { documentCheckedOptions } from '~/views/result-documents/document-terms'
import { DecideWithCheck } from '~/views/work/decide-outcome'
import { listTitle } from '~/views/work/outcome-list'
import { today } from '~db/clock'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: m.site_title({ page: data ? titleOf(data.outcome) : m.outcome_list_title() }) },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireCapability(request, 'verify_outcomes')
  const outcome = orNotFound(() => documentOutcomeOf(actor, params.outcomeId!))
  return {
    outcome,
    until: untilText(outcome.verifyBy, today(), true),
    done: new URL(request.url).searchParams.get('done'),
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireCapability(request, 'verify_outcomes')
  const { id } = orNotFound(() => documentOutcomeOf(actor, params.outcomeId!))
  const form = await parseForm(request, documentDecisionForm)
  if (form.status !== 'success') return refuse(form)
  const { value } = form
  const done = attempt(form, () => {
    if (value.intent === 'reject') return rejectDocument(actor, id, { ...value, seen: seenIn(form) })
    if (value.reason) throw new DomainError('reason_given', {}, 'reason')
    verifyDocument(actor, id, { checkedWith: value.checkedWith, seen: seenIn(form) })
  })
  if (done.refused) return done.refused
  return redirect(`/department/documents/${id}?done=${value.intent}`, 303)
}

const doneTexts: Record<string, () => string> = { verify: m.outcome_done_verify, reject: m.outcome_done_reject }

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>

const titleOf = ({ asked, enterprise }: Pick<Loaded['outcome'], 'asked' | 'enterprise'>) =>
  m.document_verify_title({ name: inWords(asked.name), enterprise })

export default function DocumentToVerify() {
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
        main={<DocumentStory outcome={outcome} />}
        side={
          <>
            <DocumentFlags outcome={outcome} />
            <WhoActsNext outcome={outcome} until={until} lastResult={refused ? undefined : lastResult} />
          </>
        }
      />
    </>
  )
}

type Next = Pick<Loaded, 'outcome' | 'until'> & { lastResult: ReturnType<typeof useActionData<typeof action>> }

function WhoActsNext({ outcome, until, lastResult }: Next) {
  const title = m.outcome_next_title()
  const { status, sameAsId, reportedAt, flags } = outcome
  if (status === 'rejected') return <NextStepBox title={title} what={m.document_next_rejected()} />
  if (sameAsId)
    return (
      <NextStepBox title={title} what={m.document_next_verified_again()}>
        <Link to={`/department/documents/${sameAsId}`}>{m.outcome_counted_there()}</Link>
      </NextStepBox>
    )
  if (status === 'verified') return <NextStepBox title={title} what={m.outcome_next_verified()} />
  return (
    <NextStepBox title={title} what={m.outcome_next_verify()} until={until}>
      <DecideWithCheck
        options={documentCheckedOptions()}
        reportedAt={reportedAt}
        lastResult={lastResult}
        isKnowing={flags.length > 0}
      />
    </NextStepBox>
  )
}
