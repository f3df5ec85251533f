import * as m from '~/i18n/paraglide/messages'
import { Button } from '~/ui/actions'
import { Fieldset } from '~/ui/choices'
import type { FormField } from '~/ui/form-field'
import { DateField, TextField } from '~/ui/text-fields'
import { MAX_ROWS } from '~/domain/reporting/lifecycle'
import type { RowButtons, Rows } from '../work/proposal-fields'
import type { PartPage } from './part-page.server'

type Keyed = { getFieldset(): Record<string, FormField> }
type HandRowsProps = {
  form: RowButtons
  field: Rows<string>
  table: NonNullable<PartPage['table']>
}

/** The rows of a table that the department writes. Called, not rendered: the summary of errors finds the labels inside. */
export function handRows({ form, field, table }: HandRowsProps) {
  const rows = field.getFieldList()
  return (
    <>
      <h2 lang="vi">{table.name}</h2>
      {rows.length === 0 ? <p>{m.yearly_report_row_none()}</p> : null}
      {rows.map((row, index) => {
        const cells = row.getFieldset()
        const number = index + 1
        return (
          <Fieldset key={row.key} legend={m.yearly_report_row({ number })}>
            {table.fields.map(({ column: { title, kind }, name }, place) =>
              kind === 'day' ? (
                <DateField key={name} field={cells[name]!} label={title} optional={place > 0} />
              ) : (
                <TextField
                  key={name}
                  field={cells[name]!}
                  label={title}
                  {...(kind === 'text' ? {} : { inputMode: 'decimal' as const, width: 'short' as const })}
                  optional={place > 0}
                />
              ),
            )}
            <Button variant="quiet" {...form.remove.getButtonProps({ name: field.name, index })}>
              {m.yearly_report_row_remove({ number })}
            </Button>
          </Fieldset>
        )
      })}
      {rows.length < MAX_ROWS ? (
        <Button variant="secondary" {...form.insert.getButtonProps({ name: field.name })}>
          {m.yearly_report_row_add()}
        </Button>
      ) : null}
    </>
  )
}

type IndicatorsProps = { indicators: PartPage['indicators']; value: Keyed; basis: Keyed }

/** The indicators of which nothing is counted here: a value each, and how it is reckoned. Called, not rendered. */
export function indicatorFields({ indicators, value, basis }: IndicatorsProps) {
  const values = value.getFieldset()
  const bases = basis.getFieldset()
  return indicators.map(({ id, name, unit, definition, open }) => (
    <Fieldset key={id} legend={m.yearly_report_value({ name, unit })}>
      <p className="hint" lang="vi">
        {[definition, open].filter(Boolean).join(' ')}
      </p>
      <TextField field={values[id]!} label={m.yearly_report_actual()} inputMode="decimal" width="short" optional />
      <TextField field={bases[id]!} label={m.yearly_report_basis()} hint={m.yearly_report_basis_hint()} optional />
    </Fieldset>
  ))
}
