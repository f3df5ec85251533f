import { Children, isValidElement, type ReactNode, useContext } from 'react'
import { Form as RemixForm, useFormAction } from '@remix-run/react'
import { READ_AS, withoutOnlyShown } from '~/forms/carried'
import * as m from '~/i18n/paraglide/messages'
import { Checkbox } from './choices'
import { Icon } from './icons'
import { MadeForField } from './made-for'
import { OpenForms } from './open-forms'
import { useReadOnly } from './read-only'

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
  /** A mark of what an edit form begins with: `attemptEdit` refuses it where that is no longer stored. */
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
  if (action === undefined && method === 'post') openForms.push({ id: form.id, address: ownAddress })
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
      <ErrorSummary form={form} labels={labelsIn(children)} />
      {method === 'post' ? <MadeForField /> : null}
      {readAs ? <input type="hidden" name={READ_AS} value={readAs} /> : null}
      {children}
    </RemixForm>
  )
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

type FieldLike = { field?: { name?: string }; label?: ReactNode; legend?: ReactNode; children?: ReactNode }

const IN_ROW = /\[\d+\]\./

/**
 * The labels of the fields inside, by field name and in their order; of a field in a row after the row's legend: "Mốc 2 – Ngày".
 * A lone box has none: its sentence is in the error.
 */
function labelsIn(
  children: ReactNode,
  labels = new Map<string, ReactNode>(),
  row: ReactNode = null,
): Map<string, ReactNode> {
  Children.forEach(children, (child) => {
    if (!isValidElement<FieldLike>(child)) return
    const { field, label, legend, children: inner } = child.props
    if (!field?.name) return labelsIn(inner, labels, legend ?? row)
    const own = child.type === Checkbox ? null : (label ?? legend)
    const inRow = own && row && IN_ROW.test(field.name)
    labels.set(
      field.name,
      inRow ? (
        <>
          {row} – {own}
        </>
      ) : (
        own
      ),
    )
  })
  return labels
}

export function ErrorSummary({ form, labels }: { form: FormState; labels?: Map<string, ReactNode> }) {
  const places = new Map<string, Set<string>>()
  for (const [name, messages] of Object.entries(form.allErrors)) {
    const place = name.replace(/\[\d+\]$/, '')
    places.set(place, new Set([...(places.get(place) ?? []), ...messages]))
  }
  if (places.size === 0) return null
  const order = [...(labels?.keys() ?? [])]
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
                {labels?.get(name) && <>{labels.get(name)}: </>}
                {[...messages].join(' ')}
              </a>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}
