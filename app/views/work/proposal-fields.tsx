import type { ReactNode } from 'react'
import { FOR_ALL, MAX_LINES, MAX_MILESTONES, MAX_PAYMENTS } from '~/domain/proposals/forms'
import { VAT_RATES } from '~/domain/proposals/lifecycle'
import { formatNumber } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { vatText } from '~/i18n/work-terms'
import {
  Button,
  DateField,
  Details,
  Fieldset,
  FileField,
  type FormField,
  HiddenField,
  Section,
  SelectField,
  type SelectOption,
  TextArea,
  TextField,
} from '~/ui'
import type { UsualWay } from '~/i18n/usual-ways'

export type Rows<Name extends string> = FormField & {
  getFieldList(): { key?: string; getFieldset(): Record<Name, FormField> }[]
}
type Fields = Record<
  'id' | 'scope' | 'approach' | 'people' | 'onSiteDays' | 'durationWeeks' | 'provides' | 'validUntil' | 'changeNote',
  FormField
> & {
  attachment: FormField
  milestones: Rows<'title' | 'handover' | 'dueWeek' | 'memberId'>
  lines: Rows<'title' | 'amountVnd' | 'vat' | 'memberId'>
  payments: Rows<'title' | 'percent'>
}
type ButtonAttributes = { name: string; value: string; form: string; formNoValidate: boolean }
export type RowButtons = {
  insert: { getButtonProps(of: { name: string }): ButtonAttributes }
  remove: { getButtonProps(of: { name: string; index: number }): ButtonAttributes }
}
type TrackButtons = RowButtons & {
  update: { getButtonProps(of: { name: string; value: UsualWay['milestones'] }): ButtonAttributes }
}

type Kind = {
  /** It is another version of what was offered. */
  isChange: boolean
  /** Of the group that it is for. */
  members: SelectOption[]
  /** The usual ways to what is asked for, whose steps can be taken as milestones. */
  ways: UsualWay[]
}

/** The fields of a proposal. Called, not rendered: the summary of errors finds the labels inside. */
export const proposalFields = (form: TrackButtons, fields: Fields, { isChange, members, ways }: Kind) => (
  <>
    <HiddenField field={fields.id} />
    <TextArea field={fields.scope} label={m.proposal_scope()} hint={m.proposal_scope_hint()} rows={6} />
    {priceFields(form, fields, m.proposal_lines_hint(), members)}
    <Section title={m.proposal_time()}>
      <TextField
        field={fields.durationWeeks}
        label={m.proposal_duration()}
        hint={m.proposal_duration_hint()}
        inputMode="numeric"
        suffix={m.proposal_weeks_unit()}
        width="short"
      />
      <p className="hint">{m.proposal_milestones_hint({ maximum: formatNumber(MAX_MILESTONES) })}</p>
      {ways.length > 0 ? (
        <Details summary={m.proposal_usual_ways()}>
          <p className="hint">{m.proposal_usual_ways_hint()}</p>
          {ways.map(({ id, name, weeks, milestones }) => (
            <Button
              key={id}
              variant="secondary"
              {...form.update.getButtonProps({ name: fields.milestones.name, value: milestones })}
            >
              {m.proposal_usual_way({ name, count: formatNumber(milestones.length), weeks: formatNumber(weeks) })}
            </Button>
          ))}
        </Details>
      ) : null}
      {rowsOf(form, fields.milestones, MAX_MILESTONES, milestoneWords, (milestone) => (
        <>
          <TextField field={milestone.title} label={m.proposal_milestone_name()} />
          <TextField field={milestone.dueWeek} label={m.proposal_milestone_week()} inputMode="numeric" width="short" />
          <TextField field={milestone.handover} label={m.proposal_milestone_handover()} optional />
          {forWhom(milestone.memberId, members)}
        </>
      ))}
    </Section>
    <DateField field={fields.validUntil} label={m.proposal_valid_until()} hint={m.proposal_valid_until_hint()} />
    <Details summary={m.proposal_more()} open={OPTIONAL.some((name) => isUsed(fields[name]))}>
      <TextArea
        field={fields.approach}
        label={m.proposal_approach()}
        hint={m.proposal_approach_hint()}
        rows={4}
        optional
      />
      <TextArea field={fields.people} label={m.proposal_people()} hint={m.proposal_people_hint()} rows={3} optional />
      <TextField
        field={fields.onSiteDays}
        label={m.proposal_days_on_site()}
        hint={m.proposal_days_on_site_hint()}
        inputMode="numeric"
        suffix={m.proposal_days_unit()}
        width="short"
        optional
      />
      <TextArea
        field={fields.provides}
        label={m.proposal_provides()}
        hint={m.proposal_provides_hint()}
        rows={3}
        optional
      />
      <FileField field={fields.attachment} label={m.proposal_file()} hint={m.proposal_file_hint()} optional />
    </Details>
    {isChange ? (
      <TextField
        field={fields.changeNote}
        label={m.proposal_change_note()}
        hint={m.proposal_change_note_hint()}
        optional
      />
    ) : null}
  </>
)

/** The price by its lines, and when it is paid. */
export const priceFields = (
  form: RowButtons,
  fields: Pick<Fields, 'lines' | 'payments'>,
  hint: string,
  members: SelectOption[] = [],
) => (
  <>
    <Section title={m.proposal_lines()}>
      <p className="hint">{hint}</p>
      {rowsOf(form, fields.lines, MAX_LINES, lineWords, (line) => (
        <>
          <TextField field={line.title} label={m.proposal_line_title()} />
          <TextField
            field={line.amountVnd}
            label={m.proposal_line_amount()}
            hint={m.proposal_line_amount_hint()}
            inputMode="numeric"
            suffix="₫"
            width="medium"
          />
          <SelectField
            field={line.vat}
            label={m.proposal_line_vat()}
            options={VAT_RATES.map((value) => ({ value, label: vatText[value]() }))}
            placeholder={m.proposal_line_vat_choose()}
          />
          {forWhom(line.memberId, members)}
        </>
      ))}
    </Section>
    <Section title={m.proposal_payments()}>
      <p className="hint">{m.proposal_payments_hint()}</p>
      {rowsOf(form, fields.payments, MAX_PAYMENTS, paymentWords, (payment) => (
        <>
          <TextField field={payment.title} label={m.proposal_payment_title()} />
          <TextField
            field={payment.percent}
            label={m.proposal_payment_percent()}
            inputMode="numeric"
            suffix="%"
            width="short"
          />
        </>
      ))}
    </Section>
  </>
)

/** In a proposal for a group: for all of it, or for one member. */
const forWhom = (field: FormField, members: SelectOption[]) =>
  members.length > 0 ? (
    <SelectField
      field={field}
      label={m.group_for_whom()}
      options={[{ value: FOR_ALL, label: m.group_for_all() }, ...members]}
      placeholder={m.group_for_whom_choose()}
    />
  ) : null

const OPTIONAL = ['approach', 'people', 'onSiteDays', 'provides', 'attachment'] as const
const isUsed = ({ initialValue, errors }: FormField) => Boolean(initialValue) || Boolean(errors?.length)

type RowWords = {
  legend(of: { number: string }): string
  remove(of: { number: string }): string
  add(): string
}
const lineWords = { legend: m.proposal_line_legend, remove: m.proposal_line_remove, add: m.proposal_line_add }
const paymentWords = {
  legend: m.proposal_payment_legend,
  remove: m.proposal_payment_remove,
  add: m.proposal_payment_add,
}
export const milestoneWords = {
  legend: m.proposal_milestone_legend,
  remove: m.proposal_milestone_remove,
  add: m.proposal_milestone_add,
}

/** The rows of a list with their buttons, which work without scripts; `stays`: a row that cannot be taken out. */
export function rowsOf<Name extends string>(
  form: RowButtons,
  list: Rows<Name>,
  most: number,
  words: RowWords,
  fieldsOf: (row: Record<Name, FormField>) => ReactNode,
  stays: (row: Record<Name, FormField>) => boolean = () => false,
) {
  const rows = list.getFieldList()
  return (
    <>
      {rows.map((row, index) => {
        const number = formatNumber(index + 1)
        return (
          <Fieldset key={row.key} legend={words.legend({ number })}>
            {fieldsOf(row.getFieldset())}
            {rows.length > 1 && !stays(row.getFieldset()) ? (
              <Button variant="quiet" {...form.remove.getButtonProps({ name: list.name, index })}>
                {words.remove({ number })}
              </Button>
            ) : null}
          </Fieldset>
        )
      })}
      {rows.length < most ? (
        <Button variant="secondary" {...form.insert.getButtonProps({ name: list.name })}>
          {words.add()}
        </Button>
      ) : null}
    </>
  )
}
