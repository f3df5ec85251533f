import { useForm } from '@conform-to/react'
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireCapability } from '~/auth/actor.server'
import { keptRows, partForm } from '~/domain/reporting/forms'
import { reportOf, reportYear } from '~/domain/reporting/queries.server'
import { writePart } from '~/domain/reporting/write-part.server'
import { attemptEdit } from '~/forms/edit.server'
import { orNotFound, parseForm, refuse } from '~/forms/parse-form.server'
import * as m from '~/i18n/paraglide/messages'
import { Button, Details, Form, Notice, PageHeader, Prose, Stack, TextArea } from '~/ui'
import { handRows, indicatorFields } from '~/views/reporting/part-fields'
import { ownIndicators, partPage, storedPart } from '~/views/reporting/part-page.server'
import { partPath, yearlyReportPath } from '~/views/reporting/report-terms'
import { partOf } from '~/vocabulary/report-outline'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: m.site_title({ page: data?.part.title ?? m.yearly_report_title() }) },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireCapability(request, 'write_reports')
  const page = orNotFound(() => partPage(actor, reportYear(params.year), params.part!))
  return { ...page, isDone: new URL(request.url).searchParams.has('done') }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireCapability(request, 'write_reports')
  const { year } = orNotFound(() => reportOf(actor, reportYear(params.year)))
  const part = partOf(params.part!)
  if (!part) throw new Response(null, { status: 404 })
  const form = await parseForm(request, partForm(part, ownIndicators()))
  if (form.status !== 'success') return refuse(form)
  const { value } = form
  const done = attemptEdit(
    form,
    () => storedPart(actor, year, part),
    ['text', ...ownIndicators().flatMap(({ id }) => [`value.${id}`, `basis.${id}`])],
    () => writePart(actor, year, part.id, { text: value.text, rows: keptRows(part, value) }),
  )
  if (done.refused) return done.refused
  return redirect(partPath(year, `${part.id}?done`), 303)
}

/** One part of a report to write: its text beside last year's, and the rows of its table. */
export default function YearlyReportPart() {
  const loaded = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const { year, part, isDraft, hasMoved, draft, before, defaultValue, readAs, table, indicators } = loaded
  const [form, fields] = useForm({ id: 'part', lastResult, defaultValue })
  return (
    <Stack>
      <PageHeader
        title={<span lang="vi">{m.yearly_report_part_title(part)}</span>}
        back={{ to: yearlyReportPath(year), text: m.yearly_report_of({ year: String(year) }) }}
      />
      {loaded.isDone && !lastResult ? (
        <Notice tone="ok">{m.yearly_report_done_written({ part: part.title })}</Notice>
      ) : null}
      {isDraft ? null : <Notice tone="info">{m.yearly_report_part_locked()}</Notice>}
      {isDraft && loaded.isDrafted ? <Notice tone="info">{m.yearly_report_draft_notice()}</Notice> : null}
      {isDraft && hasMoved ? (
        <Notice tone="due">
          <p>{m.yearly_report_draft_moved()}</p>
          <blockquote className="told" lang="vi">
            <Prose text={draft} />
          </blockquote>
        </Notice>
      ) : null}
      {before ? (
        <Details summary={m.yearly_report_last_year({ year: String(year - 1) })}>
          <div lang="vi">
            <Prose text={before} />
          </div>
        </Details>
      ) : null}
      {isDraft ? (
        <Form form={form} guard readAs={readAs}>
          <Stack gap="large">
            {/* The form's first button is the one that Enter presses: it saves, and removes no row. */}
            <button type="submit" className="visually-hidden" tabIndex={-1} aria-hidden>
              {m.yearly_report_part_save()}
            </button>
            {part.hint === null ? null : (
              <TextArea
                field={fields.text}
                label={m.yearly_report_text()}
                hint={m.yearly_report_text_hint({ hint: part.hint })}
                rows={10}
                optional
              />
            )}
            {table ? handRows({ form, field: fields.rows, table }) : null}
            {indicators.length > 0 ? indicatorFields({ indicators, value: fields.value, basis: fields.basis }) : null}
            <Button>{m.yearly_report_part_save()}</Button>
          </Stack>
        </Form>
      ) : (
        <div lang="vi">
          <Prose text={defaultValue.text} />
        </div>
      )}
    </Stack>
  )
}
