import type { ReactNode } from 'react'
import * as m from '~/i18n/paraglide/messages'
import {
  controlProps,
  errorsOf,
  ErrorSlot,
  type FormField,
  groupProps,
  Hint,
  OptionalMark,
  startsChosen,
} from './form-field'
import { grouped } from './text-fields'

export type Choice = { value: string; label: ReactNode; hint?: ReactNode }

type GroupProps<C> = {
  field: FormField
  legend: ReactNode
  hint?: ReactNode
  optional?: boolean
  options: readonly C[]
}

function ChoiceRow({ field, type, value, label, hint }: Choice & { field: FormField; type: 'radio' | 'checkbox' }) {
  const id = `${field.id}-${value}`
  return (
    <div className="choice">
      <input
        id={id}
        type={type}
        name={field.name}
        form={field.formId}
        value={value}
        defaultChecked={startsChosen(field, value)}
        aria-describedby={hint ? `${id}-hint` : undefined}
      />
      <label htmlFor={id}>{label}</label>
      {hint && (
        <p className="choice-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  )
}

function ChoiceGroup({
  field,
  legend,
  hint,
  optional,
  className = '',
  children,
  ...rest
}: Omit<GroupProps<never>, 'options'> & { className?: string; children: ReactNode }) {
  const errors = errorsOf(field)
  return (
    <fieldset
      {...rest}
      {...groupProps(field, hint)}
      tabIndex={-1}
      className={`field choices ${className}${errors.length ? ' field-invalid' : ''}`}
    >
      <legend className="field-label">
        {legend}
        <OptionalMark optional={optional} />
      </legend>
      <Hint field={field}>{hint}</Hint>
      {children}
      <ErrorSlot field={field} errors={errors} />
    </fieldset>
  )
}

/** `inRow`: short answers, beside one another where there is room. */
export function RadioGroup({ options, inRow, ...group }: GroupProps<Choice> & { inRow?: boolean }) {
  return (
    <ChoiceGroup {...group}>
      <div className={inRow ? 'choice-list choice-in-row' : 'choice-list'}>
        {options.map((option) => (
          <ChoiceRow key={option.value} {...option} field={group.field} type="radio" />
        ))}
      </div>
    </ChoiceGroup>
  )
}

export type CheckboxGroupProps = GroupProps<Choice & { group?: string }> & {
  /** A long list: scrolls inside itself, and gets a text filter where scripts run. */
  filter?: boolean
  columns?: 1 | 2
}

export function CheckboxGroup({ options, filter, columns = 1, ...group }: CheckboxGroupProps) {
  const list = grouped(options).map(([name, members]) => (
    <div key={name ?? ''} className="choice-section" role={name ? 'group' : undefined} aria-label={name}>
      {name && <p className="choice-section-name">{name}</p>}
      <div className={`choice-list choice-columns-${columns}`}>
        {members.map((option) => (
          <ChoiceRow key={option.value} {...option} field={group.field} type="checkbox" />
        ))}
      </div>
    </div>
  ))
  if (!filter) return <ChoiceGroup {...group}>{list}</ChoiceGroup>
  return (
    <ChoiceGroup {...group} className="choices-long">
      <div
        className="choice-scroll"
        data-filter={m.ui_filter()}
        data-filter-hint={m.ui_filter_hint()}
        data-filter-count={m.ui_filter_count({ shown: '#', all: String(options.length) })}
      >
        {list}
      </div>
    </ChoiceGroup>
  )
}

/** One yes-or-no box. */
export function Checkbox({ field, label, hint }: { field: FormField; label: ReactNode; hint?: ReactNode }) {
  return (
    <div className={field.errors?.length ? 'field field-invalid' : 'field'}>
      <div className="choice">
        <input
          {...controlProps(field, hint)}
          type="checkbox"
          value="on"
          defaultChecked={field.initialValue === 'on' || field.initialValue === true}
        />
        <label htmlFor={field.id}>{label}</label>
        {hint && (
          <p className="choice-hint" id={field.descriptionId}>
            {hint}
          </p>
        )}
      </div>
      <ErrorSlot field={field} />
    </div>
  )
}

/** Several fields that answer one question. */
export function Fieldset({ legend, hint, children }: { legend: ReactNode; hint?: ReactNode; children: ReactNode }) {
  return (
    <fieldset className="fieldset">
      <legend>{legend}</legend>
      {hint && <p className="field-hint">{hint}</p>}
      {children}
    </fieldset>
  )
}
