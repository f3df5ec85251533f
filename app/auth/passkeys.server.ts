import { randomBytes } from 'node:crypto'
import { isIP } from 'node:net'
import { createCookie } from '@remix-run/node'
import type { MadePasskey } from '~/domain/accounts/change-passkeys.server'
import type { PasskeyMade, PasskeyShown } from '~/domain/accounts/forms'
import { type Actor, CHALLENGE_MINUTES, type ChallengePurpose, signInName } from '~/domain/accounts/lifecycle'
import { keepChallenge, openChallenge, takeChallenge } from '~/domain/accounts/passkey-challenges.server'
import { credentialsOf, handleOf, passkeyNamed, type ShownPasskey } from '~/domain/accounts/passkeys.server'
import { DomainError } from '~/domain/errors'
import * as m from '~/i18n/paraglide/messages'
import { log } from '~/log.server'

/** Loaded with the first passkey: it takes its time, and whatever signs somebody in stands behind this file. */
const library = () => import('@simplewebauthn/server')

/** Ties what a browser is asked to sign to that browser. */
const cookie = createCookie('passkey', {
  path: '/',
  httpOnly: true,
  sameSite: 'lax',
  secure: process.env.ORIGIN?.startsWith('https:') ?? false,
  maxAge: CHALLENGE_MINUTES.make * 60,
})
const KEY = /^[\w-]{32}$/

/** COSE: ES256, EdDSA, RS256. Every device that holds passkeys makes one of them. */
const ALGORITHMS = [-7, -8, -257]
/** Time for somebody to find the telephone. */
const PATIENCE_MS = CHALLENGE_MINUTES.show * 60_000

const bytesOf = (base64url: string) => new Uint8Array(Buffer.from(base64url, 'base64url'))

/**
 * The site that passkeys are made for: the domain and origin of its public address (`ORIGIN`). Null where browsers make none: at an IP
 * address, and without https but on this machine itself.
 */
export function passkeySite(request: Request): { id: string; origin: string } | null {
  const { hostname, origin, protocol } = new URL(request.url)
  const isHere = hostname === 'localhost' || hostname.endsWith('.localhost')
  const isAddress = isIP(hostname) > 0 || hostname.startsWith('[')
  return isHere || (protocol === 'https:' && !isAddress) ? { id: hostname, origin } : null
}

async function keyIn(request: Request): Promise<string | null> {
  const value: unknown = await cookie.parse(request.headers.get('Cookie'))
  return typeof value === 'string' && KEY.test(value) ? value : null
}

/** Keeps a new challenge for this browser; `headers` take its cookie. */
async function ask(request: Request, purpose: ChallengePurpose, userId: string | null, headers: Headers) {
  const key = (await keyIn(request)) ?? randomBytes(24).toString('base64url')
  const challenge = randomBytes(32).toString('base64url')
  keepChallenge(challenge, { key, purpose, userId })
  headers.append('Set-Cookie', await cookie.serialize(key))
  return challenge
}

/** What a browser needs to show a passkey of an account, or anybody's (null); null where there can be none. */
export async function askForPasskey(request: Request, userId: string | null, headers: Headers) {
  const site = passkeySite(request)
  if (!site) return null
  const { generateAuthenticationOptions } = await library()
  return generateAuthenticationOptions({
    rpID: site.id,
    challenge: bytesOf(await ask(request, 'show', userId, headers)),
    allowCredentials: userId === null ? [] : (credentialsOf(userId, site.id) as { id: string }[]),
    userVerification: 'required',
    timeout: PATIENCE_MS,
  })
}

/** This browser may make a passkey for the actor, who was asked for what opens the account just before. */
export async function askToMake(request: Request, { userId }: Actor, headers: Headers) {
  await ask(request, 'make', userId, headers)
}

/** What this browser needs to make a passkey for the actor; null where it may not. */
export async function passkeyToMake(request: Request, actor: Actor) {
  const [site, key, handle] = [passkeySite(request), await keyIn(request), handleOf(actor)]
  const challenge = key && openChallenge({ key, purpose: 'make', userId: actor.userId })
  if (!site || !challenge || !handle) return null
  const { generateRegistrationOptions } = await library()
  return generateRegistrationOptions({
    rpID: site.id,
    rpName: m.common_brand(),
    userID: bytesOf(handle),
    userName: signInName(actor),
    userDisplayName: actor.name,
    challenge: bytesOf(challenge),
    excludeCredentials: credentialsOf(actor.userId, site.id),
    attestationType: 'none',
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    supportedAlgorithmIDs: ALGORITHMS,
    timeout: PATIENCE_MS,
  })
}

const refused = () => new DomainError('accounts.passkey_refused')

/** What the library finds wrong, for the log; its person is told that it was not taken. */
function refusedFor(request: Request, error: unknown): DomainError {
  const reason = error instanceof Error ? error.message : String(error)
  log()?.info({ requestId: request.headers.get('x-request-id'), reason }, 'passkey not valid')
  return refused()
}

/** Whether this browser was asked to sign a challenge, which is used up by the question. */
const wasAsked = (key: string | null, purpose: ChallengePurpose, userId: string | null) => (challenge: string) =>
  key !== null && takeChallenge(challenge, { key, purpose, userId })

/** What the actor's device made. Throws `accounts.passkey_refused` for whatever it was not asked for here and now. */
export async function checkMade(request: Request, { userId }: Actor, made: PasskeyMade): Promise<MadePasskey> {
  const [site, key] = [passkeySite(request), await keyIn(request)]
  if (!site) throw refused()
  const { verifyRegistrationResponse } = await library()
  const { registrationInfo } = await verifyRegistrationResponse({
    response: made,
    expectedChallenge: wasAsked(key, 'make', userId),
    expectedOrigin: site.origin,
    expectedRPID: site.id,
    requireUserVerification: true,
    supportedAlgorithmIDs: ALGORITHMS,
  }).catch((error: unknown) => {
    throw refusedFor(request, error)
  })
  if (!registrationInfo) throw refused()
  const { id: credentialId, publicKey, counter } = registrationInfo.credential
  const { transports } = made.response
  return { credentialId, publicKey: Buffer.from(publicKey).toString('base64url'), counter, transports, site: site.id }
}

/** Whose passkey a device names; undefined for one that is no account's. */
export function ownerOf(request: Request, { id }: PasskeyShown) {
  const site = passkeySite(request)
  return site ? passkeyNamed(id, site.id) : undefined
}

/**
 * The passkey that is shown, of the account with this id, or of whichever (null). Its counter is the caller's to look at (`usePasskey`).
 * Throws `accounts.passkey_unknown` for one that is no account's or another's, `accounts.passkey_refused` for whatever this browser was
 * not asked for here and now, or that was not unlocked.
 */
export async function checkShown(
  request: Request,
  shown: PasskeyShown,
  userId: string | null,
): Promise<ShownPasskey & { userId: string }> {
  const [site, key, passkey] = [passkeySite(request), await keyIn(request), ownerOf(request, shown)]
  if (!site || !passkey || (userId !== null && passkey.userId !== userId))
    throw new DomainError('accounts.passkey_unknown')
  // Whoever is not known yet is named by the device (WebAuthn §7.2, step 6).
  const handle = shown.response.userHandle
  if (userId === null ? handle !== passkey.handle : handle && handle !== passkey.handle) throw refused()
  const { verifyAuthenticationResponse } = await library()
  const { verified, authenticationInfo } = await verifyAuthenticationResponse({
    response: shown,
    expectedChallenge: wasAsked(key, 'show', userId),
    expectedOrigin: site.origin,
    expectedRPID: site.id,
    requireUserVerification: true,
    // The stored counter is compared where it is written, in one transaction.
    credential: { id: shown.id, publicKey: bytesOf(passkey.publicKey), counter: 0 },
  }).catch((error: unknown) => {
    throw refusedFor(request, error)
  })
  if (!verified) throw refused()
  return { id: passkey.id, userId: passkey.userId, counter: authenticationInfo.newCounter }
}
