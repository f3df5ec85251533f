import { parseWithZod } from '@conform-to/zod/v4'
import type { Submission } from '@conform-to/react'
import { data } from '@remix-run/node'
import type { z } from 'zod'
import { DomainError } from '~/domain/errors'
import { errorText } from '~/i18n/error-text'
import { nfc } from '~/vocabulary/fold'
import { formErrorMap } from './error-map'

/** Reads a posted form: texts NFC-normalised and trimmed, checked against `schema`, errors in the request's language. */
export async function parseForm<S extends z.ZodType>(request: Request, schema: S) {
  const raw = await request.formData()
  const clean = new FormData()
  for (const [name, value] of raw) {
    if (typeof value === 'string') clean.append(name, nfc(value).trim().replaceAll('\r\n', '\n'))
    else clean.append(name, value)
  }
  return parseWithZod(clean, { schema, error: formErrorMap })
}

/** The answer to a form with errors (400), or to a list button such as "add a milestone" (200). What was typed goes back with it. */
export function refuse(submission: Submission<unknown, string[], unknown>) {
  return data(submission.reply(), { status: submission.status === 'error' ? 400 : 200 })
}

/**
 * Runs a command for a form. A refusal of the domain's becomes a message beside its field (400);
 * `not_found` becomes a 404 page, the same for a record that does not exist and one that is somebody else's.
 */
export function attempt<T>(submission: Submission<unknown, string[], unknown>, command: () => T) {
  try {
    return { value: command() }
  } catch (error) {
    return { refused: refusalOf(submission, error) }
  }
}

/** `attempt` for commands that must hash or write files before their transaction. */
export async function attemptAsync<T>(submission: Submission<unknown, string[], unknown>, command: () => Promise<T>) {
  try {
    return { value: await command() }
  } catch (error) {
    return { refused: refusalOf(submission, error) }
  }
}

function refusalOf(submission: Submission<unknown, string[], unknown>, error: unknown) {
  if (!(error instanceof DomainError)) throw error
  if (error.code === 'not_found') throw new Response(null, { status: 404 })
  const text = [errorText(error)]
  return data(submission.reply(error.field ? { fieldErrors: { [error.field]: text } } : { formErrors: text }), {
    status: error.code === 'state_changed' ? 409 : 400,
  })
}

/** Runs a query or a command outside a form; `not_found` becomes a 404 page. */
export function orNotFound<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (error instanceof DomainError && error.code === 'not_found') throw new Response(null, { status: 404 })
    throw error
  }
}
