import { MAX_MILESTONES } from '~/domain/proposals/forms'
import { formatNumber } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { DateField, Details, type FormField, HiddenField, Section, type SelectOption, TextArea, TextField } from '~/ui'
import { milestoneWords, priceFields, type RowButtons, type Rows, rowsOf } from './proposal-fields'

type Fields = Record<'id' | 'reason' | 'scope', FormField> & {
  milestones: Rows<'id' | 'title' | 'handover' | 'dueOn'>
  lines: Rows<'title' | 'amountVnd' | 'vat' | 'memberId'>
  payments: Rows<'title' | 'percent'>
}

type Shown = {
  /** Milestones that are accepted: those of the form count on from there. */
  done: number
  begunIds: readonly string[]
  opensPrice: boolean
  members: SelectOption[]
}

const numberedAfter = (done: number) => {
  const after = (word: (of: { number: string }) => string) => (of: { number: string }) =>
    word({ number: formatNumber(Number(of.number) + done) })
  return { ...milestoneWords, legend: after(milestoneWords.legend), remove: after(milestoneWords.remove) }
}

/**
 * The fields of a change of what was agreed on; `begunIds`: milestones that cannot be taken out; `opensPrice`: whether the price stands open. Called, not rendered: the summary of
 * errors finds the labels inside.
 */
export const changeFields = (form: RowButtons, fields: Fields, { done, begunIds, opensPrice, members }: Shown) => (
  <>
    <HiddenField field={fields.id} />
    <TextArea field={fields.reason} label={m.change_reason()} hint={m.change_reason_hint()} rows={3} />
    <Section title={m.change_part_milestones()}>
      <p className="hint">{m.change_milestones_hint({ maximum: formatNumber(MAX_MILESTONES) })}</p>
      {rowsOf(
        form,
        fields.milestones,
        MAX_MILESTONES,
        numberedAfter(done),
        (milestone) => (
          <>
            <HiddenField field={milestone.id} />
            <TextField field={milestone.title} label={m.proposal_milestone_name()} />
            <DateField field={milestone.dueOn} label={m.change_milestone_due()} />
            <TextField field={milestone.handover} label={m.proposal_milestone_handover()} optional />
          </>
        ),
        ({ id }) => begunIds.some((begun) => begun === id.initialValue),
      )}
    </Section>
    <TextArea field={fields.scope} label={m.change_scope()} hint={m.change_scope_hint()} rows={4} optional />
    <Details summary={m.change_price_open()} open={opensPrice}>
      {priceFields(form, fields, m.change_lines_hint(), members)}
    </Details>
  </>
)
