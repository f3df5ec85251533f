import { Children, isValidElement, type ReactNode, useContext } from 'react'
import type { SubmissionResult } from '@conform-to/react'
import { Form as RemixForm, useActionData, useFormAction } from '@remix-run/react'
import { READ_AS, withoutOnlyShown } from '~/forms/carried'
import * as m from '~/i18n/paraglide/messages'
import { Checkbox } from './choices'
import { Icon } from './icons'
import { MadeForField } from './made-for'
import { OpenForms } from './open-forms'
import { useReadOnly } from './read-only'
import { TextArea, TextField } from './text-fields'

/** The attribute by which scripts and the page's title know that there are errors. */
export const ERROR_SUMMARY = 'data-error-summary'

/** What a form reads of conform's FormMetadata. */
export type FormState = { id: string; errorId: string; allErrors: Record<string, string[]> }

type SendProps = {
  /** What is the person's own and not their organisation's: those who may only look send it too. */
  personal?: boolean
  action?: string
  method?: 'get' | 'post'
  encType?: 'application/x-www-form-urlencoded' | 'multipart/form-data'
  children: ReactNode
}

export type FormProps = SendProps & {
  form: FormState
  /** Ask before typed text is left behind (where scripts run). */
  guard?: boolean
  /**
   * A mark of what an edit form begins with, or of what a decision is about: `attemptEdit`, or the command, refuses it where
   * that is no longer stored.
   */
  readAs?: string
}

/**
 * A conform form. The server checks it; its errors come first, each a link to its field. Those who may only look are told
 * so in its place.
 */
export function Form({ form, guard, readAs, personal = false, action, method = 'post', encType, children }: FormProps) {
  const readOnly = useReadOnly()
  const openForms = useContext(OpenForms)
  const ownAddress = useOwnAddress()
  if (readOnly && !personal && method === 'post') return <p className="hint">{m.ui_read_only()}</p>
  const fields = fieldsIn(children)
  if (action === undefined && method === 'post') {
    const isWritten = [...fields.values()].some((field) => field.isWritten)
    openForms.push({ id: form.id, address: ownAddress, isWritten })
  }
  return (
    <RemixForm
      id={form.id}
      className="form"
      reloadDocument
      noValidate
      data-guard={guard ? '' : undefined}
      action={action ?? ownAddress}
      {...{ method, encType }}
    >
      <ErrorSummary form={form} fields={fields} />
      {method === 'post' ? <MadeForField /> : null}
      {readAs ? <ReadAs mark={readAs} /> : null}
      {children}
    </RemixForm>
  )
}

/** A page that answers a form was read when that form says, unless the answer told of what has changed since. */
function ReadAs({ mark }: { mark: string }) {
  const posted = useActionData<SubmissionResult>()?.initialValue?.[READ_AS]
  return <input type="hidden" name={READ_AS} value={typeof posted === 'string' ? posted : mark} />
}

/** A form of a single button or a few plain controls; left out for those who may only look. */
export function PlainForm({ personal = false, action, method = 'post', encType, children }: SendProps) {
  const readOnly = useReadOnly()
  const ownAddress = useOwnAddress()
  if (readOnly && !personal && method === 'post') return null
  return (
    <RemixForm className="plain-form" action={action ?? ownAddress} reloadDocument {...{ method, encType }}>
      {method === 'post' ? <MadeForField /> : null}
      {children}
    </RemixForm>
  )
}

/** Where a form of this page is sent: to the page, to be carried out and not only shown again. */
function useOwnAddress() {
  return withoutOnlyShown(useFormAction())
}

type FieldLike = {
  field?: { name?: string; errors?: string[] }
  label?: ReactNode
  legend?: ReactNode
  children?: ReactNode
}
type Drawn = { label: ReactNode; errors: string[]; isWritten: boolean }

const IN_ROW = /\[\d+\]\./

/**
 * The fields inside, by their name and in their order, with what stands beside them and their label; of a field in a row after
 * the row's legend: "Mốc 2 – Ngày". A lone box has none: its sentence is in the error.
 */
function fieldsIn(children: ReactNode, fields = new Map<string, Drawn>(), row: ReactNode = null): Map<string, Drawn> {
  Children.forEach(children, (child) => {
    if (!isValidElement<FieldLike>(child)) return
    const { field, label, legend, children: inner } = child.props
    if (!field?.name) return fieldsIn(inner, fields, legend ?? row)
    const own = child.type === Checkbox ? null : (label ?? legend)
    const inRow = own && row && IN_ROW.test(field.name)
    fields.set(field.name, {
      errors: field.errors ?? [],
      isWritten: child.type === TextArea || child.type === TextField,
      label: inRow ? (
        <>
          {row} – {own}
        </>
      ) : (
        own
      ),
    })
  })
  return fields
}

export function ErrorSummary({ form, fields }: { form: FormState; fields?: Map<string, Drawn> }) {
  const places = new Map<string, Set<string>>()
  for (const [name, messages] of Object.entries(form.allErrors)) {
    const place = name.replace(/\[\d+\]$/, '')
    places.set(place, new Set([...(places.get(place) ?? []), ...messages]))
  }
  if (places.size === 0) return null
  // A field that asks of itself what was meant is no error of the form's yet: it is one more place to look at.
  for (const [name, { errors }] of fields ?? [])
    if (errors.length > 0 && !places.has(name)) places.set(name, new Set(errors))
  const order = [...(fields?.keys() ?? [])]
  const inOrder = [...places].sort(([a], [b]) => order.indexOf(a) - order.indexOf(b))
  return (
    <div className="error-summary" id={form.errorId} role="alert" tabIndex={-1} autoFocus {...{ [ERROR_SUMMARY]: '' }}>
      <h2>
        <Icon name="alert" />
        {m.ui_errors_title({ count: Math.max(1, places.size - Number(places.has(''))) })}
      </h2>
      <ul>
        {inOrder.map(([name, messages]) => (
          <li key={name}>
            {name === '' ? (
              [...messages].join(' ')
            ) : (
              <a href={`#${form.id}-${name}`}>
                {fields?.get(name)?.label && <>{asHeading(fields.get(name)!.label)} </>}
                {[...messages].join(' ')}
              </a>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}

/** A label before what is said of its field: a question keeps its mark and takes no colon. */
const asHeading = (label: ReactNode): ReactNode =>
  typeof label === 'string' && /[?:.]$/.test(label.trim()) ? label : <>{label}:</>
