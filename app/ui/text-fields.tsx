import type { HTMLInputTypeAttribute, InputHTMLAttributes, ReactNode } from 'react'
import { formatDay } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { controlProps, FieldFrame, type FormField, startText } from './form-field'

type FieldProps = { field: FormField; label: ReactNode; hint?: ReactNode; optional?: boolean }

export type TextFieldProps = FieldProps & {
  type?: HTMLInputTypeAttribute
  autoComplete?: string
  inputMode?: InputHTMLAttributes<HTMLInputElement>['inputMode']
  /** The unit after the field, such as "₫" or "ngày". */
  suffix?: ReactNode
  width?: 'short' | 'medium' | 'full'
}

/**
 * A password that was typed is never put into a page: where the form comes back for another reason, its field asks for it again.
 */
export function TextField({
  field,
  label,
  hint: ownHint,
  optional,
  type = 'text',
  autoComplete,
  inputMode,
  suffix,
  width = 'full',
}: TextFieldProps) {
  const isPassword = type === 'password'
  const hint = isPassword && field.initialValue && !field.errors?.length ? passwordAgain(ownHint) : ownHint
  const input = (
    <input
      {...controlProps(field, hint)}
      className={`input input-${width}`}
      type={type}
      defaultValue={isPassword ? undefined : startText(field)}
      autoComplete={autoComplete}
      inputMode={inputMode}
    />
  )
  return (
    <FieldFrame {...{ field, label, hint, optional }}>
      {suffix ? (
        <div className="input-with-suffix">
          {input}
          <span className="input-suffix">{suffix}</span>
        </div>
      ) : (
        input
      )}
    </FieldFrame>
  )
}

const passwordAgain = (hint: ReactNode) => (hint ? [m.ui_password_again(), ' ', hint] : m.ui_password_again())

type Suggestion = { value: string; note?: string | undefined }

/** A text for which the browser suggests what is usual; anything may be typed. `start`: the words for a stored code. */
export function SuggestField({
  field,
  label,
  hint,
  optional,
  start,
  suggestions,
}: FieldProps & { start: string | undefined; suggestions: readonly Suggestion[] }) {
  const list = `${field.id}-suggestions`
  return (
    <FieldFrame {...{ field, label, hint, optional }}>
      <input
        {...controlProps(field, hint)}
        className="input"
        type="text"
        list={list}
        autoComplete="off"
        defaultValue={start}
      />
      <datalist id={list}>
        {suggestions.map(({ value, note }) => (
          <option key={value} value={value} label={note} />
        ))}
      </datalist>
    </FieldFrame>
  )
}

export function TextArea({ field, label, hint, optional, rows = 5 }: FieldProps & { rows?: number }) {
  return (
    <FieldFrame {...{ field, label, hint, optional }}>
      <textarea {...controlProps(field, hint)} className="input" rows={rows} defaultValue={startText(field)} />
    </FieldFrame>
  )
}

export type SelectOption = { value: string; label: string; group?: string }

export type SelectFieldProps = FieldProps & {
  options: readonly SelectOption[]
  placeholder?: string
  /** What is sent while nothing is chosen. */
  unchosen?: string
}

export function SelectField({ field, label, hint, optional, options, placeholder, unchosen = '' }: SelectFieldProps) {
  return (
    <FieldFrame {...{ field, label, hint, optional }}>
      <select {...controlProps(field, hint)} className="input select" defaultValue={startText(field) ?? unchosen}>
        <option value={unchosen}>{placeholder ?? m.ui_choose()}</option>
        {grouped(options).map(([group, members]) =>
          group === undefined ? (
            members.map((option) => <Option key={option.value} {...option} />)
          ) : (
            <optgroup key={group} label={group}>
              {members.map((option) => (
                <Option key={option.value} {...option} />
              ))}
            </optgroup>
          ),
        )}
      </select>
    </FieldFrame>
  )
}

const Option = ({ value, label }: SelectOption) => <option value={value}>{label}</option>

/** Options by their group, groups in the order of their first option. */
export function grouped<O extends { group?: string }>(options: readonly O[]): [string | undefined, O[]][] {
  const groups = new Map<string | undefined, O[]>()
  for (const option of options) {
    const members = groups.get(option.group)
    if (members) members.push(option)
    else groups.set(option.group, [option])
  }
  return [...groups]
}

/**
 * A day as dd/MM/yyyy in a text field: a browser's date field shows the browser's own order of day and month,
 * and throws away what it cannot read. A day in `yyyy-MM-dd` is accepted too.
 */
export function DateField({ field, label, hint, optional }: FieldProps) {
  const start = startText(field)
  return (
    <FieldFrame {...{ field, label, optional }} hint={hint ? [hint, ' ', m.ui_day_hint()] : m.ui_day_hint()}>
      <input
        {...controlProps(field, m.ui_day_hint())}
        className="input input-day"
        type="text"
        autoComplete="off"
        defaultValue={start && isIsoDay(start) ? formatDay(start) : start}
      />
    </FieldFrame>
  )
}

const isIsoDay = (text: string) => /^\d{4}-\d\d-\d\d$/.test(text)

/** Carries a value along, such as the row id that makes a replayed form one row. */
export function HiddenField({ field }: { field: FormField }) {
  return <input type="hidden" name={field.name} form={field.formId} defaultValue={startText(field)} />
}
