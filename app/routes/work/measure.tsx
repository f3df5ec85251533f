import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireRole } from '~/auth/actor.server'
import { VERIFICATION_DAYS } from '~/domain/certification/lifecycle'
import { sideOf } from '~/domain/engagement/policy'
import { beganBy, measureOf } from '~/domain/measures/queries.server'
import { removeMeasure } from '~/domain/measures/remove-measure.server'
import { removeForm } from '~/domain/measures/forms'
import { isOnlyBegun, nextReadings } from '~/domain/measures/next-readings'
import { attempt, orNotFound, parseForm, refuse } from '~/forms/parse-form.server'
import { formatDay, formatNumber } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { wordOf } from '~/i18n/word-of'
import { inWords } from '~/i18n/worded'
import { outcomeStatusText, outcomeStatusTone } from '~/i18n/work-terms'
import { LinkButton, Notice, PageHeader, Prose, Refused, Section, Tag } from '~/ui'
import { RemoveMeasure } from '~/views/measures/remove-measure'
import { MeasureReadings, MeasureSummary } from '~/views/measures/measure-shown'
import { LATER_MONTHS } from '~/domain/measures/lifecycle'
import { today } from '~db/clock'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: m.site_title({ page: data ? inWords(data.measure.indicator.name) : m.measure_section() }) },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireRole(request, 'enterprise', 'consultant')
  const { engagement, measure, isMeasurer } = orNotFound(() =>
    measureOf(actor, params.engagementId!, params.measureId!),
  )
  return {
    isMeasurer,
    measure,
    engagementId: engagement.id,
    mayRemove: beganBy(actor, measure.startedBy) && isOnlyBegun(measure),
    next: nextReadings(measure, { work: engagement.status, side: sideOf(actor), today: today() }),
    done: new URL(request.url).searchParams.get('done'),
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireRole(request, 'enterprise', 'consultant')
  const { engagement, measure } = orNotFound(() => measureOf(actor, params.engagementId!, params.measureId!))
  const form = await parseForm(request, removeForm)
  if (form.status !== 'success') return refuse(form)
  const done = attempt(form, () => removeMeasure(actor, engagement.id, measure.id))
  if (done.refused) return done.refused
  return redirect(`/engagements/${engagement.id}?done=measure_removed`, 303)
}

const doneTexts: Record<string, () => string> = {
  started: m.measure_done_started,
  read: m.measure_done_read,
  reported: () => m.measure_done_reported({ days: formatNumber(VERIFICATION_DAYS) }),
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>

export default function Measure() {
  const { measure, engagementId, done, ...loaded } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const { outcome } = measure
  const said = wordOf(doneTexts, done)
  return (
    <>
      <PageHeader
        title={inWords(measure.indicator.name)}
        back={{ to: `/engagements/${engagementId}`, text: m.measure_back() }}
        tag={outcome ? <Tag tone={outcomeStatusTone[outcome.status]}>{outcomeStatusText[outcome.status]()}</Tag> : null}
      />
      <Refused result={lastResult} />
      {said && !lastResult ? <Notice tone="ok">{said}</Notice> : null}
      {outcome?.status === 'rejected' && outcome.rejectReason ? (
        <Notice tone="due" title={m.certificate_rejected_because()}>
          <Prose text={outcome.rejectReason} />
        </Notice>
      ) : null}
      <MeasureSummary measure={measure} />
      <NextReadings base={`/engagements/${engagementId}/measures/${measure.id}`} member={measure.member} {...loaded} />
      <Section title={m.measure_inputs()}>
        <MeasureReadings {...measure} />
      </Section>
      {loaded.mayRemove ? <RemoveMeasure /> : null}
    </>
  )
}

type Next = Pick<Loaded, 'next' | 'isMeasurer'> & { base: string; member: string | null }

/** What can be measured now, by whom; or from when. */
function NextReadings({ base, next, isMeasurer, member }: Next) {
  const months = (time: 'six' | 'twelve') => formatNumber(LATER_MONTHS[time])
  return (
    <>
      {next.after === 'later' ? <p className="hint">{m.measure_after_later()}</p> : null}
      {next.after && next.after !== 'later' ? (
        isMeasurer ? (
          <LinkButton to={`${base}/after`} toForm>
            {next.after === 'again' ? m.measure_do_again() : m.measure_do_after()}
          </LinkButton>
        ) : (
          <p className="hint">
            {member ? m.measure_after_member_only({ name: member }) : m.measure_after_enterprise_only()}
          </p>
        )
      ) : null}
      {next.later.map(({ time, from, isOpen }) =>
        isOpen && isMeasurer ? (
          <LinkButton key={time} to={`${base}/${time}`} toForm>
            {m.measure_do_later({ months: months(time) })}
          </LinkButton>
        ) : (
          <p key={time} className="hint">
            {m.measure_later_from({ day: formatDay(from), months: months(time) })}
          </p>
        ),
      )}
      {next.mayCorrect ? (
        <LinkButton to={`${base}/baseline`} variant="secondary" toForm>
          {m.measure_correct()}
        </LinkButton>
      ) : null}
    </>
  )
}
