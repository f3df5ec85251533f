import type { Submission } from '@conform-to/react'
import { data } from '@remix-run/node'
import { createHash } from 'node:crypto'
import { DomainError } from '~/domain/errors'
import * as m from '~/i18n/paraglide/messages'
import { transact } from '~db/connection'
import { attempt } from './parse-form.server'

type Values = Readonly<Record<string, unknown>>
type Edit = Submission<unknown, string[], unknown> & { readAs: string | null }

/** A mark of what an edit form begins with: its hidden `readAs`. */
export const markOf = (values: Values): string =>
  createHash('sha256').update(JSON.stringify(values)).digest('base64url').slice(0, 16)

/**
 * `attempt` for a form that changes what is stored. Where somebody else, or another tab, has saved something since the page
 * was read, nothing is written (409): what was typed stays, and beside each of the fields `told` stands what is stored now;
 * where none of them differs it is said where to see that.
 * Sent once more it is written, since the page has been read anew. A form that says what is stored already is a replay.
 */
export function attemptEdit(form: Edit, stored: () => Values, told: readonly string[], command: () => void) {
  let now: Values = {}
  let isChanged = false
  const done = attempt(form, () => {
    transact(() => {
      now = stored()
      command()
      const isStale = form.readAs !== null && form.readAs !== markOf(now)
      isChanged = isStale && markOf(stored()) !== markOf(now)
      if (isChanged) throw new DomainError('changed_meanwhile')
    })
    return null
  })
  if (!isChanged) return done
  const payload = form.payload as Values
  const differing = told.filter((name) => textOf(now[name]) !== textOf(payload[name]))
  const fieldErrors = Object.fromEntries(
    differing.map((name) => [
      name,
      [m.error_changed_field({ value: textOf(now[name]) || m.error_changed_field_empty() })],
    ]),
  )
  const said = differing.length > 0 ? m.error_changed_meanwhile() : m.error_changed_unseen()
  const reply = form.reply({ formErrors: [said], fieldErrors })
  return { refused: data(reply, { status: 409 }) }
}

const textOf = (value: unknown) => (typeof value === 'string' || typeof value === 'number' ? String(value) : '')
