import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { optionalActor } from '~/auth/actor.server'
import { laterForm } from '~/domain/measures/forms'
import { LATER_MONTHS } from '~/domain/measures/lifecycle'
import { measureByLink, openedMeasure } from '~/domain/notifications/measure-links.server'
import { attempt, parseForm, refuse } from '~/forms/parse-form.server'
import { formatDay, formatNumber } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { inWords } from '~/i18n/worded'
import { LinkButton, Notice, PageHeader, Refused, Stack, SummaryList } from '~/ui'
import { MadeFor } from '~/ui/made-for'
import { MeasureFields } from '~/views/measures/measure-fields'
import { valueText } from '~/views/measures/measure-terms'
import { today } from '~db/clock'
import { newId } from '~db/ids'

export const meta: MetaFunction = () => [
  { title: m.site_title({ page: m.measure_link_title() }) },
  { name: 'robots', content: 'noindex' },
]

/** Changes nothing: programs that look at mails follow their links. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  await optionalActor(request)
  const opened = openedMeasure(params.key!)
  if (!opened) return data({ asked: null, done: false }, 404)
  const { actor, time, engagement, measure, isOpen } = opened
  const { baseline, after, indicator, what } = measure
  const asked = {
    id: newId(),
    time,
    what,
    indicator,
    isOpen,
    baseline,
    after: after!,
    today: today(),
    answeredBy: [...new Set([actor.name, actor.organisationName])].join(', '),
    page: `/engagements/${engagement.id}/measures/${measure.id}`,
  }
  return data({ asked, done: new URL(request.url).searchParams.get('done') === 'measured' })
}

/** The key says whose answer it is; who is signed in does not matter. */
export async function action({ request, params }: ActionFunctionArgs) {
  await optionalActor(request)
  const key = params.key!
  const opened = openedMeasure(key)
  if (!opened) return data(null, 404)
  const form = await parseForm(request, laterForm(opened.measure.indicator, today()))
  if (form.status !== 'success') return refuse(form)
  const done = attempt(form, () => measureByLink(key, form.value))
  if (done.refused) return done.refused
  return redirect(`/measured/${key}?done=measured`, 303)
}

/** Whoever is asked whether a gain lasts gives the figures by the link of the mail. */
export default function MeasureLink() {
  const { asked, done } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>() ?? undefined
  if (!asked)
    return (
      <Stack>
        <PageHeader title={m.answer_link_old_title()} lead={m.measure_link_old()} />
        <p>
          <LinkButton to="/engagements">{m.measure_link_open()}</LinkButton>
        </p>
      </Stack>
    )
  const { indicator, baseline, after, time } = asked
  const name = inWords(indicator.name)
  return (
    <MadeFor.Provider value={null}>
      <PageHeader title={m.measure_later_title({ name, months: formatNumber(LATER_MONTHS[time]) })} lead={asked.what} />
      <Refused result={lastResult} />
      {done && !lastResult ? <Notice tone="ok">{m.measure_link_done()}</Notice> : null}
      <SummaryList
        items={[baseline, after].map((reading) => ({
          term: m.measure_link_on({ day: formatDay(reading.measuredOn) }),
          detail: valueText(indicator, reading.value),
        }))}
      />
      {asked.isOpen ? (
        <>
          <MeasureFields
            indicator={indicator}
            schema={laterForm(indicator, asked.today)}
            values={{ id: asked.id, measuredOn: formatDay(asked.today), method: after.method }}
            button={m.measure_submit_later()}
            lastResult={lastResult}
          />
          <p className="hint">{m.answer_link_person({ name: asked.answeredBy })}</p>
        </>
      ) : (
        <p>
          <LinkButton to={asked.page} variant="secondary">
            {m.measure_link_open()}
          </LinkButton>
        </p>
      )}
    </MadeFor.Provider>
  )
}
