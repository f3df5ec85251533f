import { type SubmissionResult, useForm } from '@conform-to/react'
import type { disputesIn } from '~/domain/engagement/off-plan-story.server'
import { type EngagementSide, otherSide } from '~/domain/engagement/lifecycle'
import { OFFERED_DISPUTE_REASONS } from '~/domain/engagement/off-plan'
import { answerTo } from '~/forms/answer-to'
import { formatMoment, formatMomentDay } from '~/i18n/format'
import { disputeReasonText, disputeStatusText, disputeStatusTone } from '~/i18n/off-plan-terms'
import * as m from '~/i18n/paraglide/messages'
import { personName } from '~/i18n/person-name'
import { Button } from '~/ui/actions'
import { RadioGroup } from '~/ui/choices'
import { Tag } from '~/ui/feedback'
import { Form } from '~/ui/form'
import { Details, Prose, Stack } from '~/ui/layout'
import { SummaryList } from '~/ui/tables'
import { HiddenField, TextArea } from '~/ui/text-fields'

type Names = Record<EngagementSide, string>
export type Dispute = ReturnType<typeof disputesIn>[number]

type OpenProps = { newId: string; lastResult: SubmissionResult<string[]> | undefined }

export function OpenDispute({ newId, lastResult }: OpenProps) {
  const [form, fields] = useForm({
    id: 'open-dispute',
    lastResult: answerTo('open', lastResult, 'intent'),
    defaultValue: { intent: 'open', id: newId, reason: '', text: '' },
  })
  return (
    <Form form={form}>
      <HiddenField field={fields.intent} />
      <HiddenField field={fields.id} />
      <RadioGroup
        field={fields.reason}
        legend={m.dispute_reason()}
        options={OFFERED_DISPUTE_REASONS.map((value) => ({ value, label: disputeReasonText[value]() }))}
      />
      <TextArea field={fields.text} label={m.dispute_text()} hint={m.dispute_text_hint()} />
      <Button>{m.dispute_open()}</Button>
    </Form>
  )
}

export function WithdrawDispute({ disputeId }: { disputeId: string }) {
  const [form, fields] = useForm({ id: 'withdraw-dispute', defaultValue: { intent: 'withdraw', disputeId } })
  return (
    <Form form={form}>
      <p>{m.dispute_withdraw_how()}</p>
      <HiddenField field={fields.intent} />
      <HiddenField field={fields.disputeId} />
      <Button variant="secondary">{m.dispute_withdraw()}</Button>
    </Form>
  )
}

type AccountProps = { dispute: Dispute; readAs: string; lastResult: OpenProps['lastResult'] }

/** The other side says how it sees the matter, until the department has written something down. */
export function AccountForDispute({ dispute: { id, account }, readAs, lastResult }: AccountProps) {
  const answer = answerTo('account', lastResult, 'intent')
  const [form, fields] = useForm({
    id: 'account',
    lastResult: answer,
    defaultValue: { intent: 'account', disputeId: id, account: account ?? '' },
  })
  const field = (
    <Form form={form} readAs={readAs}>
      <HiddenField field={fields.intent} />
      <HiddenField field={fields.disputeId} />
      <TextArea field={fields.account} label={m.dispute_account_label()} hint={m.dispute_account_hint()} />
      <Button>{m.dispute_account_button()}</Button>
    </Form>
  )
  return account === null ? (
    field
  ) : (
    <Details forForm summary={m.dispute_account_change()} open={answer !== undefined}>
      {field}
    </Details>
  )
}

/** What it is about, how the other side sees it, and what the department wrote down. */
export const DisputeSummary = ({ dispute, names }: { dispute: Dispute; names: Names }) => (
  <Stack gap="small">
    <p>
      <Tag tone={disputeStatusTone[dispute.status]}>{disputeStatusText[dispute.status]()}</Tag>
    </p>
    <SummaryList
      items={[
        {
          term: m.dispute_opened(),
          detail: m.off_plan_by({
            side: names[dispute.side],
            name: personName(dispute.openedByName),
            day: formatMomentDay(dispute.openedAt),
          }),
        },
        { term: m.dispute_reason(), detail: disputeReasonText[dispute.reason]() },
        { term: m.dispute_text(), detail: <Prose text={dispute.text} /> },
        ...accountItem(dispute, names),
        ...dispute.records.map((record) => ({
          term: m.dispute_record({ moment: formatMoment(record.writtenAt) }),
          detail: <Record record={record} />,
        })),
        ...(dispute.closedAt ? [{ term: m.dispute_closed(), detail: formatMomentDay(dispute.closedAt) }] : []),
      ]}
    />
  </Stack>
)

function accountItem({ side, account, accountAt, accountByName, status, records }: Dispute, names: Names) {
  const name = names[otherSide(side)]
  if (!account && (status !== 'open' || records.length > 0)) return []
  const detail = account ? (
    <>
      <Prose text={account} />
      <p className="hint">
        {m.off_plan_by({ side: name, name: personName(accountByName ?? ''), day: formatMomentDay(accountAt!) })}
      </p>
    </>
  ) : (
    m.dispute_account_none()
  )
  return [{ term: m.dispute_account({ name }), detail }]
}

const Record = ({ record: { heard, agreed, writtenByName } }: { record: Dispute['records'][number] }) => (
  <>
    {heard ? (
      <>
        <strong>{m.dispute_heard()}</strong>
        <Prose text={heard} />
      </>
    ) : null}
    {agreed ? (
      <>
        <strong>{m.dispute_agreed()}</strong>
        <Prose text={agreed} />
      </>
    ) : null}
    <p className="hint">{m.dispute_written_by({ name: personName(writtenByName) })}</p>
  </>
)
