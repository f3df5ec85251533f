import { createCookie, redirect } from '@remix-run/node'
import { acceptInvitation } from '~/domain/accounts/answer-invitation.server'
import type { PasskeyShown } from '~/domain/accounts/forms'
import { type Actor, PENDING_MINUTES, type Person } from '~/domain/accounts/lifecycle'
import { beginSignIn, passSecondStep, pendingPerson } from '~/domain/accounts/pending-sign-ins.server'
import { actorOf } from '~/domain/accounts/queries.server'
import { hasSecondStep } from '~/domain/accounts/second-step.server'
import { nextOf } from './after-sign-in.server'
import { signInWithPasskey, signInWithSecond } from './credentials.server'
import { rememberDevice } from './device.server'
import { startSession } from './session.server'

/** Who gave the right password, and not yet the code. */
const cookie = createCookie('sign_in', {
  path: '/sign-in',
  httpOnly: true,
  sameSite: 'lax',
  secure: process.env.ORIGIN?.startsWith('https:') ?? false,
  maxAge: PENDING_MINUTES * 60,
})

type Onward = {
  /** Where the account goes on to. */
  page: (actor: Actor) => string | Promise<string>
  /** The key of an invitation that it accepts with signing in. */
  invitation?: string | null
}

/**
 * What follows a right password, or a new account: a session, or first the question for a code or a passkey. Nothing else starts a
 * session but the answer to that question, and a passkey alone. Throws what `acceptInvitation` does.
 */
export async function finishSignIn(request: Request, userId: string, onward: Onward): Promise<Response> {
  const { invitation = null, page } = onward
  if (hasSecondStep(userId)) return askForCode(request, userId, invitation)
  if (invitation !== null) acceptInvitation(userId, invitation)
  return start(request, userId, page)
}

/** The person who is asked for a code in this browser; null where nobody is. */
export async function askedForCode(request: Request): Promise<Person | null> {
  const key = await keyIn(request)
  return key === null ? null : pendingPerson(key)
}

/** A code or a passkey follows the password. Throws what `acceptInvitation` and `signInWithSecond` do. */
export async function finishWithSecond(
  request: Request,
  person: Person,
  given: Parameters<typeof signInWithSecond>[2],
  onward: Onward,
) {
  const { invitation = null, page } = onward
  const key = (await keyIn(request)) ?? ''
  const userId = await signInWithSecond(request, person, given, (second) => passSecondStep(key, second, invitation))
  return start(request, userId, page, await cookie.serialize('', { maxAge: 0 }))
}

/** A passkey alone, which is both steps. Throws what `signInWithPasskey` does. */
export async function finishWithPasskey(request: Request, passkey: PasskeyShown, page: Onward['page']) {
  return start(request, await signInWithPasskey(request, passkey), page)
}

async function keyIn(request: Request): Promise<string | null> {
  const value: unknown = await cookie.parse(request.headers.get('Cookie'))
  return typeof value === 'string' && value !== '' ? value : null
}

async function askForCode(request: Request, userId: string, invitation: string | null) {
  const asked = Object.entries({ next: nextOf(request), invitation }).filter(([, value]) => value !== null)
  const query = new URLSearchParams(asked as [string, string][]).toString()
  const headers = { 'Set-Cookie': await cookie.serialize(beginSignIn(userId)) }
  return redirect(query ? `/sign-in/code?${query}` : '/sign-in/code', { status: 303, headers })
}

async function start(request: Request, userId: string, page: Onward['page'], ...cookies: string[]) {
  const actor = actorOf(userId)!
  const headers = new Headers()
  await startSession(userId, headers, request)
  await rememberDevice(request, userId, headers)
  for (const one of cookies) headers.append('Set-Cookie', one)
  return redirect(await page(actor), { status: 303, headers })
}
