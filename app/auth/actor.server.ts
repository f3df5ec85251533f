import { redirect } from '@remix-run/node'
import type { Actor, Capability, Role } from '~/domain/accounts/lifecycle'
import { canWrite } from '~/domain/accounts/policy'
import { secondStepDue } from '~/domain/accounts/second-step-needed.server'
import { keepSentForm } from '~/forms/kept-form.server'
import { now } from '~db/clock'
import { KEPT_FORM, PASSKEYS, SECOND_STEP, withNext } from './next-path'
import { sessionActor } from './session.server'

/** Who is signed in; null for a visitor. For pages that are everybody's: what they post is the person's own. */
export async function optionalActor(request: Request): Promise<Actor | null> {
  const actor = await sessionActor(request)
  if (actor) await assertSecondStep(request, actor)
  return actor
}

/**
 * Who is signed in, for what is the person's own whatever they are in their organisation: password, saved searches,
 * choice of workspace. A visitor is sent to sign in and comes back afterwards, to what they had typed if it was a form.
 * `backTo`: where a form that cannot be kept leads back to, unless to its path.
 */
export async function requirePerson(request: Request, backTo?: string): Promise<Actor> {
  const actor = await optionalActor(request)
  if (actor) return actor
  const { pathname, search } = new URL(request.url)
  const isForm = request.method === 'POST'
  const kept = isForm ? await keepSentForm(request) : null
  if (kept) throw redirect(withNext('/sign-in', KEPT_FORM), { headers: { 'Set-Cookie': kept } })
  throw redirect(withNext('/sign-in', backTo ?? (isForm ? pathname : pathname + search)))
}

/** As `requirePerson`; for an account of another role the page does not exist (404). Readers may open it, not post (403). */
export async function requireRole<R extends Role>(request: Request, ...roles: R[]): Promise<Actor & { role: R }> {
  const actor = await requirePerson(request)
  if (!roles.includes(actor.role as R)) throw new Response(null, { status: 404 })
  assertMayPost(request, actor)
  return actor as Actor & { role: R }
}

/** The same for a capability: what an agency may do depends on its kind. */
export async function requireCapability(request: Request, capability: Capability): Promise<Actor> {
  const actor = await requirePerson(request)
  if (!actor.capabilities.includes(capability)) throw new Response(null, { status: 404 })
  assertMayPost(request, actor)
  return actor
}

/** Open to an account whose time without a second step is over: turning it on, in either language. Signing out asks for no actor. */
const OPEN_WITHOUT = [SECOND_STEP, PASSKEYS, '/preferences']

/** The one place where such an account is led on from every other page; what it sent is kept. */
async function assertSecondStep(request: Request, actor: Actor) {
  if (OPEN_WITHOUT.includes(new URL(request.url).pathname)) return
  const due = secondStepDue(actor)
  if (!due || due > now()) return
  const kept = request.method === 'POST' ? await keepSentForm(request) : null
  throw redirect(SECOND_STEP, { headers: kept ? { 'Set-Cookie': kept } : {} })
}

/**
 * The one place where a reader's action ends. Loaders see GET even where the page answers a post, so whatever is not
 * GET is an action; the page that says why is drawn from the 403.
 */
function assertMayPost(request: Request, actor: Actor) {
  if (request.method !== 'GET' && request.method !== 'HEAD' && !canWrite(actor))
    throw new Response(null, { status: 403 })
}
