import type { Submission, SubmissionResult } from '@conform-to/react'
import { data } from '@remix-run/node'
import { createHash } from 'node:crypto'
import { DomainError } from '~/domain/errors'
import * as m from '~/i18n/paraglide/messages'
import { transact } from '~db/connection'
import { attempt } from './parse-form.server'

type Values = Readonly<Record<string, unknown>>
type Edit = Submission<unknown, string[], unknown> & { readAs: string | null }

const hash = (text: string, length: number) => createHash('sha256').update(text).digest('base64url').slice(0, length)

/** A mark of what an edit form begins with, altogether and field by field: its hidden `readAs`. */
export const markOf = (values: Values): string =>
  [hash(JSON.stringify(values), 16), ...fieldsOf(values).map(([name, value]) => `${name}=${fieldMark(value)}`)].join(
    ';',
  )

const fieldMark = (value: unknown) => hash(asSent(value), 6)

/** The fields of nested objects by their path; a list is one. */
const fieldsOf = (values: Values, path = ''): [string, unknown][] =>
  Object.entries(values).flatMap(([key, value]) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? fieldsOf(value as Values, `${path}${key}.`)
      : [[`${path}${key}`, value] as [string, unknown]],
  )

/** A value as the form's text would be; boxes in whatever order. */
function asSent(value: unknown): string {
  if (value === undefined || value === null || value === false) return ''
  if (value === true) return 'on'
  if (!Array.isArray(value)) return String(value)
  return value.every((one) => typeof one === 'string') ? [...value].sort().join('\n') : JSON.stringify(value)
}

/**
 * `attempt` for a form that changes what is stored. Where somebody else, or another tab, has saved something since the page
 * was read, nothing is written (409): fields that were left as they began take what is stored now, what was typed stays, and
 * beside each of the fields `told` that both have changed stands what is stored; where both changed another one it is said
 * where to see that.
 * Sent once more it is written, since the page has been read anew. A form that says what is stored already is a replay.
 */
export function attemptEdit(form: Edit, stored: () => Values, told: readonly string[], command: () => void) {
  let now: Values = {}
  let isChanged = false
  const done = attempt(form, () => {
    transact(() => {
      now = stored()
      const isStale = form.readAs !== null && form.readAs !== markOf(now)
      isChanged = !isDone(command, isStale) || (isStale && markOf(stored()) !== markOf(now))
      if (isChanged) throw new DomainError('changed_meanwhile')
    })
    return null
  })
  if (!isChanged) return done
  const { initialValue, bothChanged } = merged(form, now)
  const beside = bothChanged.filter((name) => told.includes(name))
  const nowStored = new Map(fieldsOf(now))
  const fieldErrors = Object.fromEntries(
    beside.map((name) => [
      name,
      [m.error_changed_field({ value: asSent(nowStored.get(name)) || m.error_changed_field_empty() })],
    ]),
  )
  const reply = form.reply({ formErrors: [whatChanged(bothChanged, beside)], fieldErrors })
  return { refused: data({ ...reply, initialValue }, { status: 409 }) }
}

/** Whether the command did its work; not where it says itself that what it was told of has changed. */
function isDone(command: () => void, isStale: boolean): boolean {
  try {
    command()
    return true
  } catch (error) {
    if (isStale && error instanceof DomainError && error.code === 'state_changed') return false
    throw error
  }
}

/** What was typed, with what is stored now in the fields that were left as they began; and the fields that both have changed. */
function merged({ payload, readAs }: Edit, now: Values) {
  const marks = new Map(readAs?.split(';').map((mark) => mark.split('=') as [string, string]))
  const typed = new Map(fieldsOf(payload as Values))
  const initialValue = structuredClone(payload) as Record<string, unknown>
  const bothChanged: string[] = []
  for (const [name, value] of fieldsOf(now)) {
    const mine = typed.get(name)
    if (asSent(value) === asSent(mine)) continue
    const began = marks.get(name)
    if (began === fieldMark(mine)) put(initialValue, name, Array.isArray(value) ? value : asSent(value))
    else if (began !== fieldMark(value)) bothChanged.push(name)
  }
  return { initialValue: initialValue as SubmissionResult<string[]>['initialValue'], bothChanged }
}

function put(values: Record<string, unknown>, path: string, value: unknown) {
  const [key, ...rest] = path.split('.') as [string, ...string[]]
  if (rest.length === 0) values[key] = value
  else put((values[key] ??= {}) as Record<string, unknown>, rest.join('.'), value)
}

function whatChanged(bothChanged: readonly string[], beside: readonly string[]): string {
  if (bothChanged.length === 0) return m.error_changed_elsewhere()
  return beside.length > 0 ? m.error_changed_meanwhile() : m.error_changed_unseen()
}
