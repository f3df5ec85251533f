import type { ActionFunctionArgs } from '@remix-run/node'
import { startSession } from '~/auth/session.server'
import type { Actor } from '~/domain/accounts/lifecycle'
import { shownPage } from '~tests/support/shown-page'

/** What a form sends, by field name. */
export type Typed = Record<string, string | File | readonly (string | File)[]>
type Page = { action: (args: ActionFunctionArgs) => Promise<unknown> }
type Shown = Parameters<typeof shownPage>[0]
type Answer = Response & {
  data: { initialValue: Record<string, unknown>; error?: Record<string, string[]> }
  init: { status: number }
}

/** The request of a signed-in account: a form's where something is typed. */
export async function args(actor: Actor, params: Record<string, string>, typed?: Typed, query = '') {
  const session = new Headers()
  await startSession(actor.userId, session)
  const headers = { Cookie: session.get('Set-Cookie')!.split(';')[0]! }
  const url = `http://localhost/page${query}`
  if (!typed) return { request: new Request(url, { headers }), params, context: {} }
  const body = new FormData()
  for (const [name, value] of Object.entries(typed)) for (const one of [value].flat()) body.append(name, one)
  return { request: new Request(url, { method: 'POST', headers, body }), params, context: {} }
}

/** What a page answers to a form; a 404 page is its Response. */
export async function post(page: Page, ...request: Parameters<typeof args>): Promise<Answer> {
  try {
    return (await page.action(await args(...request))) as Answer
  } catch (error) {
    if (error instanceof Response) return error as Answer
    throw error
  }
}

/** The marks that the forms of a page carry, in their order. */
export async function marksOn(page: Shown, actor: Actor, params: Record<string, string>) {
  const { html } = await shownPage(page, await args(actor, params))
  return [...html.matchAll(/<input type="hidden" name="readAs" value="([^"]*)"/g)].map(([, mark]) => mark!)
}

export const ledTo = (answer: Answer) => [answer.status, answer.headers.get('Location')]
