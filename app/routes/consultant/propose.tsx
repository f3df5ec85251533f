import { useForm } from '@conform-to/react'
import { getZodConstraint } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireRole } from '~/auth/actor.server'
import { answersFor } from '~/domain/conversation/questions.server'
import { MAX_MILESTONES, proposalForm } from '~/domain/proposals/forms'
import { requestOf } from '~/domain/proposals/queries.server'
import { submitProposal } from '~/domain/proposals/submit-proposal.server'
import { leavePage } from '~/forms/leave-page.server'
import { attempt, orNotFound, parseForm, refuse } from '~/forms/parse-form.server'
import { formatNumber } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { untilText } from '~/i18n/work-terms'
import {
  Attachments,
  Button,
  DateField,
  Details,
  Fieldset,
  FileField,
  Form,
  HiddenField,
  PageHeader,
  Prose,
  Section,
  Tag,
  TextArea,
  TextField,
} from '~/ui'
import { SharedAnswers } from '~/views/work/shared-answers'
import { dayOf, today } from '~db/clock'
import { newId } from '~db/ids'

export const meta: MetaFunction = () => [{ title: m.site_title({ page: m.proposal_new_title() }) }]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireRole(request, 'consultant')
  const asked = orNotFound(() => requestOf(actor, params.requestId!))
  if (asked.status !== 'sent') leavePage(request, `/requests/${asked.id}`)
  const until = untilText(dayOf(asked.dueAt), today())
  return { id: newId(), request: asked, answers: answersFor(actor, asked.id), today: today(), until }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireRole(request, 'consultant')
  orNotFound(() => requestOf(actor, params.requestId!))
  const form = await parseForm(request, proposalForm(today()))
  if (form.status !== 'success') return refuse(form)
  const done = attempt(form, () => submitProposal(actor, params.requestId!, form.value))
  if (done.refused) return done.refused
  return redirect('/requests?done=proposed', 303)
}

const EMPTY_ROW = { title: '', dueOn: '' }

export default function Propose() {
  const { id, request, answers, today, until } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const [form, fields] = useForm({
    id: 'proposal',
    lastResult,
    constraint: getZodConstraint(proposalForm(today)),
    defaultValue: {
      id,
      scope: '',
      priceVnd: '',
      durationWeeks: '',
      milestones: [EMPTY_ROW, EMPTY_ROW, EMPTY_ROW],
      attachment: undefined,
    },
  })
  const milestones = fields.milestones
  const rows = milestones.getFieldList()
  return (
    <>
      <PageHeader
        title={m.proposal_new_title()}
        lead={m.proposal_new_lead({ enterprise: request.enterprise })}
        back={{ to: `/requests/${request.id}`, text: m.proposal_back() }}
        tag={<Tag tone={until.overdue ? 'danger' : 'due'}>{until.text}</Tag>}
      />
      <Details summary={m.request_need_title()}>
        <Prose text={request.needText} />
        <Attachments files={request.needFiles} />
      </Details>
      <SharedAnswers answers={answers} />
      <Form form={form} encType="multipart/form-data" guard>
        {/* The form's first button is the one that Enter presses: it sends, and removes no row. */}
        <Button className="visually-hidden" tabIndex={-1} aria-hidden>
          {m.proposal_submit()}
        </Button>
        <HiddenField field={fields.id} />
        <TextArea field={fields.scope} label={m.proposal_scope()} hint={m.proposal_scope_hint()} rows={6} />
        <TextField
          field={fields.priceVnd}
          label={m.proposal_price()}
          hint={m.proposal_price_hint()}
          inputMode="numeric"
          suffix="₫"
          width="medium"
        />
        <TextField
          field={fields.durationWeeks}
          label={m.proposal_duration()}
          hint={m.proposal_duration_hint()}
          inputMode="numeric"
          suffix={m.proposal_weeks_unit()}
          width="short"
        />
        <Section title={m.proposal_milestones()}>
          <p className="hint">{m.proposal_milestones_hint({ maximum: formatNumber(MAX_MILESTONES) })}</p>
          {rows.map((row, index) => {
            const milestone = row.getFieldset()
            const number = formatNumber(index + 1)
            return (
              <Fieldset key={row.key} legend={m.proposal_milestone_legend({ number })}>
                <TextField field={milestone.title} label={m.proposal_milestone_name()} />
                <DateField field={milestone.dueOn} label={m.proposal_milestone_due()} />
                {rows.length > 1 ? (
                  <Button variant="quiet" {...form.remove.getButtonProps({ name: milestones.name, index })}>
                    {m.proposal_milestone_remove({ number })}
                  </Button>
                ) : null}
              </Fieldset>
            )
          })}
          {rows.length < MAX_MILESTONES ? (
            <Button variant="secondary" {...form.insert.getButtonProps({ name: milestones.name })}>
              {m.proposal_milestone_add()}
            </Button>
          ) : null}
        </Section>
        <FileField field={fields.attachment} label={m.proposal_file()} hint={m.proposal_file_hint()} optional />
        <p className="hint">{m.proposal_contacts()}</p>
        <Button>{m.proposal_submit()}</Button>
      </Form>
    </>
  )
}
