import type { ReactNode } from 'react'
import * as m from '~/i18n/paraglide/messages'
import { Icon } from './icons'

/** What the field pieces read of conform's FieldMetadata. */
export type FormField = {
  id: string
  errorId: string
  descriptionId: string
  name: string
  formId: string
  initialValue: unknown
  errors: string[] | undefined
  allErrors: Record<string, string[]>
  required?: boolean
}

/** The value a text control starts with. */
export const startText = (field: FormField): string | undefined =>
  typeof field.initialValue === 'string' || typeof field.initialValue === 'number'
    ? String(field.initialValue)
    : undefined

/** Whether a choice is taken at the start. */
export const startsChosen = (field: FormField, value: string): boolean =>
  Array.isArray(field.initialValue) ? field.initialValue.includes(value) : field.initialValue === value

/** The field with a question of its own where it has no errors; conform's fields are read one property at a time. */
export const asking = (field: FormField, question: string): FormField => ({
  id: field.id,
  errorId: field.errorId,
  descriptionId: field.descriptionId,
  name: field.name,
  formId: field.formId,
  initialValue: field.initialValue,
  errors: field.errors?.length ? field.errors : [question],
  allErrors: field.allErrors,
  required: field.required,
})

/** A field's errors with those of its list entries, each said once. */
export const errorsOf = (field: FormField): string[] => [...new Set(Object.values(field.allErrors).flat())]

const described = (field: FormField, hint: ReactNode, errors: string[] | undefined) =>
  [hint && field.descriptionId, errors?.length && field.errorId].filter(Boolean).join(' ') || undefined

/** Ties a group (fieldset) to its hint and error. */
export const groupProps = (field: FormField, hint: ReactNode) => ({
  id: field.id,
  'aria-describedby': described(field, hint, errorsOf(field)),
})

/** Ties a control to its form, hint and error. Lengths are left to the server: the browser would cut pasted text in silence. */
export const controlProps = (field: FormField, hint: ReactNode) => ({
  id: field.id,
  name: field.name,
  form: field.formId,
  required: field.required,
  'aria-describedby': described(field, hint, field.errors),
  'aria-invalid': field.errors?.length ? true : undefined,
})

export function Hint({ field, children }: { field: FormField; children: ReactNode }) {
  if (!children) return null
  return (
    <p className="field-hint" id={field.descriptionId}>
      {children}
    </p>
  )
}

/** The slot keeps one line free for an error, so that nothing moves when there is one. */
export function ErrorSlot({ field, errors = field.errors }: { field: FormField; errors?: string[] }) {
  return (
    <div className="field-slot">
      {errors && errors.length > 0 && (
        <p className="field-error" id={field.errorId}>
          <Icon name="alert" />
          <span>
            <span className="visually-hidden">{m.ui_error_prefix()} </span>
            {errors.join(' ')}
          </span>
        </p>
      )}
    </div>
  )
}

export function OptionalMark({ optional }: { optional?: boolean }) {
  return optional ? <span className="field-optional"> {m.ui_optional()}</span> : null
}

export type FieldFrameProps = {
  field: FormField
  label: ReactNode
  hint?: ReactNode
  optional?: boolean
  children: ReactNode
}

/** Label, hint, control, error: the order every single field keeps. */
export function FieldFrame({ field, label, hint, optional, children }: FieldFrameProps) {
  return (
    <div className={field.errors?.length ? 'field field-invalid' : 'field'}>
      <label className="field-label" htmlFor={field.id}>
        {label}
        <OptionalMark optional={optional} />
      </label>
      <Hint field={field}>{hint}</Hint>
      {children}
      <ErrorSlot field={field} />
    </div>
  )
}
