import { eq } from 'drizzle-orm'
import type { Actor } from '~/domain/accounts/lifecycle'
import { action as removeOrRename, loader as onePage } from '~/routes/account/passkey'
import { action as change, loader as passkeysPage } from '~/routes/account/passkeys'
import { action as challenge } from '~/routes/account/sign-in-challenge'
import { action as signInPasskey } from '~/routes/account/sign-in-passkey'
import { db } from '~db/connection'
import { passkeys } from '~db/schema'
import type { Mailed } from '~tests/scenarios'
import { type Authenticator, authenticator } from '~tests/support/authenticator'
import { cookieOf, opened, posted, postedFrom } from './posted-form'
import { asked, codesIn, PASSWORD } from './second-step-pages'

type Fields = Record<string, string>

export const passkeyRows = ({ userId }: Actor) => db.select().from(passkeys).where(eq(passkeys.userId, userId)).all()
export const list = (cookie: string) => passkeysPage(opened('/account/passkeys', cookie))
export const send = (cookie: string, fields: Fields) => change(posted('/account/passkeys', fields, cookie))
const withId = (form: ReturnType<typeof posted>, passkeyId: string) => ({ ...form, params: { passkeyId } })
export const one = (cookie: string, id: string) => onePage(withId(opened('/account/passkeys/x', cookie), id))
export const sendOne = (cookie: string, id: string, fields: Fields) =>
  removeOrRename(withId(posted('/account/passkeys/x', fields, cookie), id))

/** What the browser is asked to show, and the cookies with which it answers. */
export async function ask(as: 'alone' | 'second' | 'own', cookie = '', from = '10.0.0.1') {
  const answer = await challenge(postedFrom(from, '/sign-in/challenge', { as }, cookie))
  const told = (await answer.json()) as { challenge: string; rpId: string; allowCredentials?: { id: string }[] }
  return { status: answer.status, told, cookie: [cookie, cookieOf(answer)].filter(Boolean).join('; ') }
}

/** Signs in by a passkey alone; the device may do something wrong. */
export async function enterAlone(device: Authenticator, ...wrongly: [Parameters<Authenticator['show']>[1]?]) {
  const { told, cookie } = await ask('alone')
  return sendShown(device.show(told, ...wrongly), cookie)
}
export const sendShown = (
  passkey: string,
  cookie: string,
  fields: Fields = { as: 'alone' },
  path = '/sign-in/passkey',
) => signInPasskey(postedFrom('10.0.0.1', path, { ...fields, passkey }, cookie))

/** Begins to make a passkey: the page then holds what the browser needs. */
export async function begin(session: string, fields: Fields = { step: 'begin', currentPassword: PASSWORD }) {
  const cookie = `${session}; ${cookieOf(await send(session, fields))}`
  return { cookie, toMake: (await list(cookie)).toMake! }
}

/** Adds a first passkey as the pages do; gives the session, the device and the recovery codes. */
export async function addFirst(actor: Mailed, device = authenticator()) {
  const session = await asked(actor)
  const { cookie, toMake } = await begin(session)
  const codes = codesIn(await send(cookie, { step: 'add', name: 'Điện thoại', passkey: device.make(toMake) }))
  return { session, device, codes }
}

/** What a form sends that is confirmed by a passkey. */
export async function confirmed(session: string, device: Authenticator, step: string) {
  const { told, cookie } = await ask('own', session)
  return { cookie, fields: { step: `${step}_by_passkey`, passkey: device.show(told) } }
}
