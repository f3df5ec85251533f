import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { requireRole } from '~/auth/actor.server'
import { engagementOf } from '~/domain/engagement/queries.server'
import { startForm } from '~/domain/measures/forms'
import { indicatorsOf } from '~/domain/measures/queries.server'
import { startMeasure } from '~/domain/measures/start-measure.server'
import { jointMembers } from '~/domain/needs/joint-need.server'
import { attempt, orNotFound, parseForm, refuse } from '~/forms/parse-form.server'
import { formatList } from '~/i18n/format'
import { inSentence } from '~/i18n/in-sentence'
import { excerpt } from '~/i18n/need-terms'
import * as m from '~/i18n/paraglide/messages'
import { inWords } from '~/i18n/worded'
import { Details, PageHeader } from '~/ui'
import { type Indicator, indicatorOf } from '~/vocabulary/indicators'
import { MeasureFields } from '~/views/measures/measure-fields'
import { today } from '~db/clock'
import { newId } from '~db/ids'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: m.site_title({ page: data?.chosen ? titleOf(data.chosen) : m.measure_choose_title() }) },
]

const titleOf = ({ name }: Indicator) => m.measure_new_title({ name: inWords(name) })

/** The indicator that the address names; null for the page on which one is chosen. */
function chosenIn(request: Request): Indicator | null {
  const asked = new URL(request.url).searchParams.get('indicator')
  if (asked === null) return null
  const indicator = indicatorOf(asked)
  if (!indicator) throw new Response(null, { status: 404 })
  return indicator
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireRole(request, 'enterprise', 'consultant')
  const engagement = orNotFound(() => engagementOf(actor, params.engagementId!))
  return {
    id: newId(),
    chosen: chosenIn(request),
    engagementId: engagement.id,
    needText: engagement.needText,
    ...indicatorsOf(engagement),
    members: jointMembers(engagement.needId).map(({ id, name }) => ({ value: id, label: name })),
    today: today(),
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireRole(request, 'enterprise', 'consultant')
  const { id } = orNotFound(() => engagementOf(actor, params.engagementId!))
  const chosen = chosenIn(request)
  if (!chosen) throw new Response(null, { status: 404 })
  const form = await parseForm(request, startForm(chosen, today()))
  if (form.status !== 'success') return refuse(form)
  const done = attempt(form, () => startMeasure(actor, id, { ...form.value, indicatorId: chosen.id }))
  if (done.refused) return done.refused
  return redirect(`/engagements/${id}/measures/${form.value.id}?done=started`, 303)
}

export default function NewMeasure() {
  const { id, chosen, engagementId, needText, fitting, others, members, today } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  if (!chosen) {
    return (
      <>
        <PageHeader
          title={m.measure_choose_title()}
          lead={m.measure_choose_lead()}
          back={{ to: `/engagements/${engagementId}`, text: m.measure_back() }}
        />
        {fitting.length > 0 ? (
          <>
            <h2>{m.measure_choose_fitting()}</h2>
            <Choices indicators={fitting} />
            <Details summary={m.measure_choose_others()}>
              <Choices indicators={others} />
            </Details>
          </>
        ) : (
          <Choices indicators={others} />
        )}
      </>
    )
  }
  return (
    <>
      <PageHeader
        title={titleOf(chosen)}
        lead={excerpt(needText)}
        back={{ to: `/engagements/${engagementId}/measures/new`, text: m.measure_back_choose() }}
      />
      <MeasureFields
        indicator={chosen}
        schema={startForm(chosen, today)}
        members={members}
        values={{ id, memberId: '', what: '', measuredOn: today, method: '', level: '', inputs: {} }}
        button={m.measure_submit_baseline()}
        lastResult={lastResult}
      />
    </>
  )
}

const Choices = ({ indicators }: { indicators: readonly Indicator[] }) => (
  <ul className="measure-choices">
    {indicators.map(({ id, name, inputs }) => (
      <li key={id}>
        <Link to={`?indicator=${id}`}>{m.measure_choose({ name: inSentence(inWords(name)) })}</Link>
        <p className="hint">
          {m.measure_choose_asks({
            inputs: formatList(
              inputs.map(({ label }) => inSentence(inWords(label))),
              'conjunction',
            ),
          })}
        </p>
      </li>
    ))}
  </ul>
)
