import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireRole } from '~/auth/actor.server'
import type { Actor } from '~/domain/accounts/lifecycle'
import { sideOf } from '~/domain/engagement/policy'
import { afterForm, type AfterInput, type ReadingInput, readingForm } from '~/domain/measures/forms'
import { LATER_MONTHS, READING_TIMES, type ReadingTime } from '~/domain/measures/lifecycle'
import { nextReadings } from '~/domain/measures/next-readings'
import { measureOf, type ShownReading } from '~/domain/measures/queries.server'
import { correctBaseline, measureAfter, measureLater } from '~/domain/measures/read-measure.server'
import { writeFileValue } from '~/forms/file-value'
import { leavePage } from '~/forms/leave-page.server'
import { attempt, orNotFound, parseForm, refuse } from '~/forms/parse-form.server'
import { formatNumber } from '~/i18n/format'
import { writeFigure } from '~/language/figures'
import * as m from '~/i18n/paraglide/messages'
import { inWords } from '~/i18n/worded'
import { PageHeader } from '~/ui'
import type { Indicator } from '~/vocabulary/indicators'
import { MeasureFields } from '~/views/measures/measure-fields'
import { today } from '~db/clock'
import { newId } from '~db/ids'

const titles: Record<ReadingTime, (named: { name: string }) => string> = {
  baseline: m.measure_correct_title,
  after: m.measure_after_title,
  six: (named) => m.measure_later_title({ ...named, months: formatNumber(LATER_MONTHS.six) }),
  twelve: (named) => m.measure_later_title({ ...named, months: formatNumber(LATER_MONTHS.twelve) }),
}
const titleOf = (time: ReadingTime, { name }: Indicator) => titles[time]({ name: inWords(name) })

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: m.site_title({ page: data ? titleOf(data.time, data.indicator) : m.measure_section() }) },
]

function timeIn(asked: string | undefined): ReadingTime {
  const time = READING_TIMES.find((one) => one === asked)
  if (!time) throw new Response(null, { status: 404 })
  return time
}

const formOf = (time: ReadingTime, indicator: Indicator) =>
  (time === 'after' ? afterForm : readingForm)(indicator, today())

/** Whether the actor may give the reading now: whoever does not read the measure corrects what was before, and no more. */
function isOpen(time: ReadingTime, isMeasurer: boolean, next: ReturnType<typeof nextReadings>): boolean {
  if (time === 'baseline') return next.mayCorrect
  if (!isMeasurer) return false
  return time === 'after'
    ? next.after === 'now' || next.after === 'again'
    : next.later.some((one) => one.time === time && one.isOpen)
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireRole(request, 'enterprise', 'consultant')
  const time = timeIn(params.time)
  const { engagement, measure, isMeasurer } = orNotFound(() =>
    measureOf(actor, params.engagementId!, params.measureId!),
  )
  const page = `/engagements/${engagement.id}/measures/${measure.id}`
  const next = nextReadings(measure, { work: engagement.status, side: sideOf(actor), today: today() })
  if (!isOpen(time, isMeasurer, next)) leavePage(request, page)
  const before = measure.readings.find((reading) => reading.time === time)
  return {
    id: newId(),
    time,
    page,
    what: measure.what,
    indicator: measure.indicator,
    before,
    method: (before ?? measure.baseline).method,
    today: today(),
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireRole(request, 'enterprise', 'consultant')
  const time = timeIn(params.time)
  const { engagement, measure } = orNotFound(() => measureOf(actor, params.engagementId!, params.measureId!))
  const form = await parseForm(request, formOf(time, measure.indicator))
  if (form.status !== 'success') return refuse(form)
  const done = attempt(form, () => give(actor, measure.id, time, form.value))
  if (done.refused) return done.refused
  const page = `/engagements/${engagement.id}/measures/${measure.id}`
  return redirect(`${page}?done=${time === 'after' ? 'reported' : 'read'}`, 303)
}

function give(actor: Actor, measureId: string, time: ReadingTime, input: ReadingInput | AfterInput) {
  if (time === 'baseline') return correctBaseline(actor, measureId, input)
  if (time === 'after') return measureAfter(actor, measureId, input as AfterInput)
  return measureLater(actor, measureId, time, input)
}

const buttons: Record<ReadingTime, () => string> = {
  baseline: m.measure_submit_baseline,
  after: m.measure_submit_after,
  six: m.measure_submit_later,
  twelve: m.measure_submit_later,
}

/** What stands is corrected: the form begins with it. */
const asGiven = ({ measuredOn, method, level, inputs, file }: ShownReading) => ({
  measuredOn,
  method,
  level,
  inputs: Object.fromEntries(Object.entries(inputs).map(([id, figure]) => [id, writeFigure(figure)])),
  ...(file && { evidence: writeFileValue({ received: file }) }),
})

export default function MeasureReading() {
  const { id, time, page, what, indicator, before, method, today } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const schema = (time === 'after' ? afterForm : readingForm)(indicator, today)
  return (
    <>
      <PageHeader title={titleOf(time, indicator)} lead={what} back={{ to: page, text: m.measure_open() }} />
      <MeasureFields
        indicator={indicator}
        schema={schema}
        values={{ id, share: '', ...(before ? asGiven(before) : { measuredOn: today, method, level: '', inputs: {} }) }}
        button={buttons[time]()}
        lastResult={lastResult}
      />
    </>
  )
}
