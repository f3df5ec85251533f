import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { requireCapability } from '~/auth/actor.server'
import { RECORD_MONTHS } from '~/domain/learning/lifecycle'
import { lookAtText } from '~/domain/learning/look-at-text.server'
import { suggestionAgreement, unansweredTexts } from '~/domain/learning/queries.server'
import { rowId } from '~/forms/fields'
import { orNotFound, parseForm } from '~/forms/parse-form.server'
import { formatDay, formatNumber } from '~/i18n/format'
import { excerpt } from '~/i18n/need-terms'
import * as m from '~/i18n/paraglide/messages'
import { shortSubjectName } from '~/views/choices/subject-choices.server'
import { Button, DataTable, Empty, Notice, PageHeader, Pagination, PlainForm, Section } from '~/ui'
import { Agreement } from '~/views/programme/agreement'

export const meta: MetaFunction = () => [{ title: m.site_title({ page: m.learning_title() }) }]

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireCapability(request, 'see_learning')
  const asked = new URL(request.url).searchParams
  const looked = asked.get('list') === 'looked'
  const { texts, ...list } = unansweredTexts(actor, { looked, page: Math.trunc(Number(asked.get('page'))) || 1 })
  const { subjects, ...agreement } = suggestionAgreement(actor)
  return {
    ...list,
    looked,
    lookedTotal: unansweredTexts(actor, { looked: true, page: 1 }).total,
    texts: texts.map((row) => ({ ...row, chosen: (row.confirmed ?? []).map(shortSubjectName).join(', ') })),
    agreement,
    subjects: subjects.map((row) => ({ ...row, name: shortSubjectName(row.subject) })),
    done: asked.get('done') === 'looked',
  }
}

const lookForm = z.object({ record: rowId })

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireCapability(request, 'see_learning')
  const form = await parseForm(request, lookForm)
  if (form.status !== 'success') throw new Response(null, { status: 400 })
  orNotFound(() => lookAtText(actor, form.value.record))
  return redirect('/department/unanswered?done=looked', 303)
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>

export default function Unanswered() {
  const data = useLoaderData<typeof loader>()
  const { looked, lookedTotal, total, page, pages, done } = data
  const list = looked ? '?list=looked&page=' : '?page='
  return (
    <>
      <PageHeader
        title={m.learning_title()}
        lead={m.learning_lead({ months: formatNumber(RECORD_MONTHS) })}
        back={{ to: '/department', text: m.programme_title() }}
      />
      {done ? <Notice tone="ok">{m.learning_done()}</Notice> : null}
      {total === 0 && !looked ? (
        <Empty title={m.learning_none_title()}>{m.learning_none()}</Empty>
      ) : (
        <Texts texts={data.texts} looked={looked} />
      )}
      <Pagination page={page} pages={pages} href={(number) => `/department/unanswered${list}${number}`} />
      {looked ? (
        <p>
          <Link to="/department/unanswered">{m.learning_not_looked_link()}</Link>
        </p>
      ) : null}
      {!looked && lookedTotal > 0 ? (
        <p>
          <Link to="/department/unanswered?list=looked">
            {m.learning_looked_link({ count: formatNumber(lookedTotal) })}
          </Link>
        </p>
      ) : null}
      <Section title={m.learning_agreement_title()}>
        <Agreement {...data.agreement} subjects={data.subjects} />
      </Section>
    </>
  )
}

const Texts = ({ texts, looked }: Pick<Loaded, 'texts' | 'looked'>) => (
  <PlainForm>
    <DataTable
      caption={looked ? m.learning_looked_caption() : m.learning_texts_caption()}
      rows={texts}
      rowKey={(row) => row.id}
      columns={[
        { header: m.learning_day(), cell: (row) => formatDay(row.recordedOn) },
        { header: m.learning_text(), cell: (row) => row.text },
        { header: m.learning_chosen(), cell: (row) => row.chosen || m.learning_chosen_none() },
        ...(looked
          ? []
          : [
              {
                header: m.learning_action(),
                cell: (row: Loaded['texts'][number]) => (
                  <Button variant="secondary" name="record" value={row.id}>
                    {m.learning_look()}
                    <span className="visually-hidden"> {m.learning_look_which({ text: excerpt(row.text, 40) })}</span>
                  </Button>
                ),
              },
            ]),
      ]}
    />
  </PlainForm>
)
