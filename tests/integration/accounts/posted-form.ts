import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { CLIENT_ADDRESS_HEADER } from '~/auth/client-address.server'
import { newId } from '~db/ids'

type Fields = Record<string, string>

/** A form as a browser posts it; pairs where a name stands more than once. */
export function posted(
  path: string,
  fields: Fields | [string, string][],
  cookie?: string,
): ActionFunctionArgs & LoaderFunctionArgs {
  const request = new Request(`http://localhost${path}`, {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers: cookie ? { Cookie: cookie } : {},
  })
  return { request, params: {}, context: {} }
}

/** The same, as the web server hands it over: with the address it came from. */
export function postedFrom(address: string, ...form: Parameters<typeof posted>): ReturnType<typeof posted> {
  const args = posted(...form)
  args.request.headers.set(CLIENT_ADDRESS_HEADER, address)
  return args
}

/** The page opened by a link. */
export function opened(path: string, cookie?: string): ActionFunctionArgs & LoaderFunctionArgs {
  const request = new Request(`http://localhost${path}`, { headers: cookie ? { Cookie: cookie } : {} })
  return { request, params: {}, context: {} }
}

/** The cookie that an answer sets, as the browser sends it back. */
export function cookieOf(answer: unknown): string {
  if (!(answer instanceof Response)) throw new Error('The form was refused.')
  return answer.headers.get('Set-Cookie')?.split(';')[0] ?? ''
}

/** Where an answer leads. */
export const locationOf = (answer: unknown) => (answer instanceof Response ? answer.headers.get('Location') : null)

/** The messages of a refused form, by field. */
export function messagesOf(answer: unknown): Record<string, string[] | null> {
  return (answer as { data: { error: Record<string, string[] | null> } }).data.error
}

export const statusOf = (answer: unknown) => (answer as { init: { status: number } }).init.status

export const signUpFields = (changes: Fields = {}): Fields => ({
  id: newId(),
  kind: 'enterprise',
  organisationName: 'Hợp tác xã Cà phê Mường Xa',
  name: 'Lò Thị Mai',
  email: 'mai@example.vn',
  password: 'cà phê chín đỏ',
  terms: 'on',
  ...changes,
})
