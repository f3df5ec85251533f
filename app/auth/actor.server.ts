import { redirect } from '@remix-run/node'
import type { Actor, Role } from '~/domain/accounts/lifecycle'
import { sessionActor } from './session.server'

/** Who is signed in; null for a visitor. */
export const optionalActor = (request: Request): Promise<Actor | null> => sessionActor(request)

/** Who is signed in; a visitor is sent to sign in and comes back afterwards. */
export async function requireActor(request: Request): Promise<Actor> {
  const actor = await sessionActor(request)
  if (actor) return actor
  const { pathname, search } = new URL(request.url)
  const next = request.method === 'GET' ? pathname + search : pathname
  throw redirect(`/sign-in?next=${encodeURIComponent(next)}`)
}

/** As `requireActor`; for an account of another role the page does not exist (404). */
export async function requireRole<R extends Role>(request: Request, ...roles: R[]): Promise<Actor & { role: R }> {
  const actor = await requireActor(request)
  if (!roles.includes(actor.role as R)) throw new Response(null, { status: 404 })
  return actor as Actor & { role: R }
}
