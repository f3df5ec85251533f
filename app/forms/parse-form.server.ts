import { parseWithZod } from '@conform-to/zod/v4'
import type { Submission, SubmissionResult } from '@conform-to/react'
import { data } from '@remix-run/node'
import type { z } from 'zod'
import { sessionActor } from '~/auth/session.server'
import { DomainError } from '~/domain/errors'
import { errorText } from '~/i18n/error-text'
import { fromLegacyFont } from '~/language/legacy-fonts'
import * as m from '~/i18n/paraglide/messages'
import { formErrorMap } from './error-map'
import { isOnlyShown, MADE_FOR, madeForOf, READ_AS } from './carried'
import { fileFields, knownFields } from './known-fields.server'
import { isNoForm, readForm } from './read-form.server'
import { takeInFiles } from './take-in-files.server'

/**
 * Reads a posted form: what `schema` knows of it, checked against `schema`, errors in the request's language. Where a field
 * refuses a text for its old font, the text's conversion stands in the field.
 */
export async function parseForm<S extends z.ZodType>(request: Request, schema: S) {
  const filesTaken = fileFields(schema)
  const takesFile = (field: string) => filesTaken(field) > 0
  const posted = await readForm(request, takesFile)
  const known = knownFields(posted, schema)
  if (!known) throw isNoForm()
  const other = await sentBySomebodyElse(request, posted)
  if ([...known.keys()].some(takesFile))
    await takeInFiles(known, filesTaken, other ? null : await sessionActor(request))
  const submission = parseWithZod(known, { schema, error: formErrorMap })
  if (other) {
    const { payload, reply } = submission
    return { status: 'error' as const, payload, error: {}, reply: () => reply({ formErrors: [other] }), readAs: null }
  }
  const readAs = readAsIn(posted)
  if (isOnlyShown(request.url)) return carrying(readAs, shownAgain(submission))
  if (submission.status !== 'error') return carrying(readAs, submission)
  const refused = Object.entries(submission.error ?? {}).flatMap(([name, errors]) =>
    errors?.includes(m.error_legacy_font()) ? [[name, errors] as const] : [],
  )
  if (refused.length === 0) return carrying(readAs, submission)
  for (const [name] of refused) convertField(known, name)
  const { payload, reply } = parseWithZod(known, { schema, error: formErrorMap })
  const fieldErrors = Object.fromEntries(refused)
  return carrying(readAs, { ...submission, payload, reply: () => reply({ fieldErrors }) })
}

type Answering = Pick<Submission<unknown, string[], unknown>, 'reply'>

/**
 * Every answer takes the mark of what the form began with back to its page (`Form`): a page shown again, for whatever reason,
 * is no page read anew.
 */
const carrying = <S extends Answering>(readAs: string | null, submission: S) => ({
  ...submission,
  readAs,
  reply: (...options: Parameters<Answering['reply']>): SubmissionResult<string[]> => {
    const result = submission.reply(...options)
    return readAs === null ? result : { ...result, initialValue: { ...result.initialValue, [READ_AS]: readAs } }
  },
})

/** An answer without a fault: the fields hold what was typed. */
const shownAgain = ({ payload, reply }: Submission<unknown, string[], unknown>) => ({
  status: undefined,
  payload,
  error: null,
  reply: (): SubmissionResult<string[]> => ({ initialValue: reply().initialValue }),
})

/** What the form began with (`edit.server.ts`), or what a decision is about; null where it does not say. */
function readAsIn(posted: FormData): string | null {
  const readAs = posted.get(READ_AS)
  return typeof readAs === 'string' ? readAs : null
}

/** What a decision is about, by its number (`readAs` of its form); one that nothing has where the form does not say. */
export const seenIn = ({ readAs }: { readAs: string | null }): number => Number(readAs ?? NaN)

/** What is said where the page of a form was made for another account than sends it; null where it is the same, or a visitor's. */
async function sentBySomebodyElse(request: Request, posted: FormData): Promise<string | null> {
  const madeFor = posted.get(MADE_FOR)
  if (typeof madeFor !== 'string') return null
  const actor = await sessionActor(request)
  if (!actor || madeForOf(actor) === madeFor) return null
  return m.error_other_account({ name: actor.name, organisation: actor.organisationName ?? actor.name })
}

function convertField(form: FormData, name: string) {
  const values = form.getAll(name)
  form.delete(name)
  for (const value of values) form.append(name, typeof value === 'string' ? (fromLegacyFont(value) ?? value) : value)
}

/**
 * The answer to a form with errors (400), or to a list button such as "add a milestone" (200). What was typed goes back with it.
 * `also`: what a command would refuse beside a field that the schema finds right, said with the other errors.
 */
export function refuse(submission: Submission<unknown, string[], unknown>, also?: DomainError | null) {
  const isNews = submission.status === 'error' && also?.field && !submission.error?.[also.field]
  return data(submission.reply(isNews ? { fieldErrors: { [also.field!]: [errorText(also)] } } : {}), {
    status: submission.status === 'error' ? 400 : 200,
  })
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

/** What was right when the page was read. The answer says so: with it the page is read anew. */
const MEANWHILE: readonly string[] = ['state_changed', 'sent_before', 'changed_meanwhile']

/** The id that the form brought is another record's. */
const isTaken = (error: unknown) =>
  error instanceof Error && 'code' in error && error.code === 'SQLITE_CONSTRAINT_PRIMARYKEY'

/** Another process holds the database longer than a connection waits; nothing was written. */
const isBusy = (error: unknown) => error instanceof Error && 'code' in error && error.code === 'SQLITE_BUSY'

function refusalOf(submission: Submission<unknown, string[], unknown>, error: unknown) {
  if (isBusy(error)) return data(submission.reply({ formErrors: [m.error_busy()] }), { status: 503 })
  if (isTaken(error)) throw new Response(null, { status: 404 })
  if (!(error instanceof DomainError)) throw error
  if (error.code === 'not_found') throw new Response(null, { status: 404 })
  const text = [errorText(error)]
  const result = submission.reply(error.field ? { fieldErrors: { [error.field]: text } } : { formErrors: text })
  if (!MEANWHILE.includes(error.code)) return data(result, { status: 400 })
  const initialValue = { ...result.initialValue }
  delete initialValue[READ_AS]
  return data({ ...result, initialValue }, { status: 409 })
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
