import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { endSession } from '~/auth/session.server'
import { clearDraftCookie } from '~/forms/draft-cookie.server'

/** Signing out changes something, so a link or a prefetch cannot do it. */
export function loader() {
  throw new Response(null, { status: 405, headers: { Allow: 'POST' } })
}

export async function action({ request }: ActionFunctionArgs) {
  const headers = new Headers()
  await endSession(request, headers)
  headers.append('Set-Cookie', (await clearDraftCookie())['Set-Cookie'])
  // What a browser keeps of pages for its back button goes too.
  headers.set('Clear-Site-Data', '"cache"')
  return redirect('/sign-in?done=signed-out', { status: 303, headers })
}
