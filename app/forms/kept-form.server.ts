import { createCookie } from '@remix-run/node'
import { countKept } from '~/auth/attempts.server'
import { clientAddress } from '~/auth/client-address.server'
import { KEPT_FORM } from '~/auth/next-path'
import { KEPT_EACH, KEPT_HOURS, keepForm, keptForm } from '~/domain/accounts/kept-forms.server'
import { MADE_FOR, userOf } from './carried'
import { readForm } from './read-form.server'

/** Carries the ids of what was sent without a session, so that only this browser gets it back. */
const cookie = createCookie('kept_form', {
  path: '/',
  httpOnly: true,
  sameSite: 'lax',
  secure: process.env.ORIGIN?.startsWith('https:') ?? false,
  maxAge: KEPT_HOURS * 3600,
})

/** What this browser keeps, the newest first. */
export const keptFormsIn = async (request: Request): Promise<string[]> => {
  const value: unknown = await cookie.parse(request.headers.get('Cookie'))
  const ids = Array.isArray(value) ? value : [value]
  return ids.filter((id) => typeof id === 'string').slice(0, KEPT_EACH)
}

/** Whether something waits in this browser for this person to send it. */
export const hasKeptForm = async (request: Request, userId: string): Promise<boolean> =>
  (await keptFormsIn(request)).some((id) => keptForm(id, userId)?.isOwn)

/** The cookie for what is left. */
export const keepOnly = (ids: readonly string[]) =>
  ids.length > 0 ? cookie.serialize(ids) : cookie.serialize('', { maxAge: 0 })

/**
 * Keeps what a page made for somebody signed in sent after their session had ended. Gives the cookie that leads back to it;
 * null where there is nothing to keep, or it is kept already.
 */
export async function keepSentForm(request: Request): Promise<string | null> {
  const { pathname, search } = new URL(request.url)
  if (pathname === KEPT_FORM) return null
  let hadFiles = false
  const posted = await readForm(
    request,
    () => false,
    () => (hadFiles = true),
  ).catch(() => null)
  const userId = userOf(posted?.get(MADE_FOR))
  if (!posted || !userId || !(await mayKeep(request))) return null
  const fields = [...posted].filter(
    (field): field is [string, string] => typeof field[1] === 'string' && !isSecret(field[0]),
  )
  const id = keepForm(userId, { path: pathname + search, fields, hadFiles })
  return id && keepOnly([id, ...(await keptFormsIn(request))].slice(0, KEPT_EACH))
}

/** Nobody signed in: what one address has kept is limited. */
const mayKeep = (request: Request) =>
  countKept(clientAddress(request)).then(
    () => true,
    () => false,
  )

const isSecret = (name: string) => /password/i.test(name) || name === 'code' || name === 'passkey'
