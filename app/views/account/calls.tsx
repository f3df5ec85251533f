import { type SubmissionResult, useForm } from '@conform-to/react'
import { getZodConstraint } from '@conform-to/zod/v4'
import type { z } from 'zod'
import { callForm } from '~/domain/notifications/forms'
import { CALL_OUTCOMES, type CallOutcome } from '~/domain/notifications/lifecycle'
import * as m from '~/i18n/paraglide/messages'
import { personName } from '~/i18n/person-name'
import { Button } from '~/ui/actions'
import { RadioGroup } from '~/ui/choices'
import { Form } from '~/ui/form'
import { Details } from '~/ui/layout'
import { DataTable } from '~/ui/tables'
import { HiddenField, TextArea } from '~/ui/text-fields'
import { callOutcomeText } from './call-words'

const lastText: Record<CallOutcome, (told: { officer: string; at: string }) => string> = {
  reached: m.call_last_reached,
  not_reached: m.call_last_not_reached,
  number_wrong: m.call_last_number_wrong,
}

type Call = { outcome: CallOutcome; officer: string; at: string; note: string }

/** What the last call of somebody in the list came to. */
export const LastCall = ({ outcome, officer, at, note }: Call) => (
  <>
    {lastText[outcome]({ officer: personName(officer), at })} {note}
  </>
)

type Props = {
  userId: string
  organisationId: string
  name: string
  newCallId: string
  lastResult: SubmissionResult<string[]> | undefined
}

/** An officer says what came of a call. */
export function CallForm({ userId, organisationId, name, newCallId, lastResult }: Props) {
  const sent = lastResult?.initialValue
  const isSent = sent?.userId === userId && sent.organisationId === organisationId
  const [form, fields] = useForm<z.input<typeof callForm>>({
    id: `call-${userId}-${organisationId}`,
    lastResult: isSent ? lastResult : undefined,
    constraint: getZodConstraint(callForm),
    defaultValue: { id: newCallId, userId, organisationId },
  })
  return (
    <Details
      summary={
        <>
          {m.call_record()}
          <span className="visually-hidden">: {name}</span>
        </>
      }
      open={isSent}
      forForm
    >
      <Form form={form} guard>
        <HiddenField field={fields.id} />
        <HiddenField field={fields.userId} />
        <HiddenField field={fields.organisationId} />
        <RadioGroup
          field={fields.outcome}
          legend={m.call_outcome()}
          options={CALL_OUTCOMES.map((value) => ({ value, label: callOutcomeText[value]() }))}
        />
        <TextArea field={fields.note} label={m.call_note()} hint={m.call_note_hint()} rows={2} optional />
        <Button variant="secondary">{m.call_save()}</Button>
      </Form>
    </Details>
  )
}

type Made = Call & { id: string; name: string; organisation: string }

/** What officers did lately, so that none does it again. */
export function RecentCalls({ calls }: { calls: Made[] }) {
  if (calls.length === 0) return null
  return (
    <Details summary={m.call_recent()}>
      <DataTable
        caption={m.call_recent()}
        rows={calls}
        rowKey={({ id }) => id}
        columns={[
          { header: m.call_at(), cell: ({ at }) => at },
          { header: m.call_name(), cell: ({ name }) => personName(name) },
          { header: m.account_organisation_label(), cell: ({ organisation }) => organisation },
          { header: m.call_outcome(), cell: ({ outcome }) => callOutcomeText[outcome]() },
          { header: m.call_note(), cell: ({ note }) => note },
          { header: m.call_officer(), cell: ({ officer }) => personName(officer) },
        ]}
      />
    </Details>
  )
}
