import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireCapability } from '~/auth/actor.server'
import { decisionForm } from '~/domain/certification/forms'
import { DomainError } from '~/domain/errors'
import { rejectMeasure, verifyMeasure } from '~/domain/measures/decide-measure.server'
import { measureOutcomeOf } from '~/domain/measures/queries.server'
import { attempt, orNotFound, parseForm, refuse, seenIn } from '~/forms/parse-form.server'
import { formatMomentDay } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { wordOf } from '~/i18n/word-of'
import { inWords } from '~/i18n/worded'
import { outcomeStatusText, outcomeStatusTone, untilText } from '~/i18n/work-terms'
import { Columns, Notice, PageHeader, Refused, Tag } from '~/ui'
import { NextStepBox } from '~/ui/next-step'
import { MeasureFlags, MeasureStory } from '~/views/measures/measure-story'
import { RejectOutcome, VerifyOutcome } from '~/views/work/decide-outcome'
import { listTitle } from '~/views/work/outcome-list'
import { today } from '~db/clock'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: m.site_title({ page: data ? titleOf(data.outcome) : m.outcome_list_title() }) },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireCapability(request, 'verify_outcomes')
  const outcome = orNotFound(() => measureOutcomeOf(actor, params.outcomeId!))
  return {
    outcome,
    isSecondedByReader: outcome.secondedById === actor.userId,
    until: untilText(outcome.verifyBy, today(), true),
    done: new URL(request.url).searchParams.get('done'),
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireCapability(request, 'verify_outcomes')
  const { id } = orNotFound(() => measureOutcomeOf(actor, params.outcomeId!))
  const form = await parseForm(request, decisionForm)
  if (form.status !== 'success') return refuse(form)
  const { value } = form
  let said: string = value.intent
  const done = attempt(form, () => {
    if (value.intent === 'reject') return rejectMeasure(actor, id, { ...value, seen: seenIn(form) })
    if (value.reason) throw new DomainError('reason_given', {}, 'reason')
    if (!verifyMeasure(actor, id, seenIn(form))) said = 'second'
  })
  if (done.refused) return done.refused
  return redirect(`/department/measures/${id}?done=${said}`, 303)
}

const doneTexts: Record<string, () => string> = {
  verify: m.outcome_done_verify,
  second: m.measure_done_seconded,
  reject: m.outcome_done_reject,
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>

const titleOf = ({ measure, enterprise }: Loaded['outcome']) =>
  m.measure_verify_title({ name: inWords(measure.indicator.name), enterprise })

export default function MeasureToVerify() {
  const { outcome, until, isSecondedByReader, done } = useLoaderData<typeof loader>()
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
        main={<MeasureStory outcome={outcome} />}
        side={
          <>
            <MeasureFlags outcome={outcome} />
            <WhoActsNext outcome={outcome} until={until} isSecondedByReader={isSecondedByReader} />
            {outcome.status === 'reported' ? (
              <RejectOutcome reportedAt={outcome.reportedAt} lastResult={refused ? undefined : lastResult} />
            ) : null}
          </>
        }
      />
    </>
  )
}

function WhoActsNext({ outcome, until, isSecondedByReader }: Pick<Loaded, 'outcome' | 'until' | 'isSecondedByReader'>) {
  const title = m.outcome_next_title()
  if (outcome.status === 'verified') return <NextStepBox title={title} what={m.outcome_next_verified()} />
  if (outcome.status === 'rejected') return <NextStepBox title={title} what={m.measure_next_rejected()} />
  const seconded = outcome.secondedAt && { name: outcome.secondedBy ?? '', day: formatMomentDay(outcome.secondedAt) }
  if (seconded && isSecondedByReader) {
    return <NextStepBox title={title} what={m.measure_next_second_own(seconded)} until={until} />
  }
  return (
    <NextStepBox
      title={title}
      what={seconded ? m.measure_next_second(seconded) : m.measure_next_verify()}
      until={until}
    >
      <VerifyOutcome>{verifyText(outcome)}</VerifyOutcome>
    </NextStepBox>
  )
}

function verifyText({ flags, secondedAt }: Loaded['outcome']): string {
  if (flags.includes('large_change') && !secondedAt) return m.measure_second_button()
  return flags.length > 0 ? m.outcome_verify_knowing_button() : m.outcome_verify_button()
}
