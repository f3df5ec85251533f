import { randomBytes } from 'node:crypto'
import { createCookie } from '@remix-run/node'
import { DEVICE_DAYS, noteDevice } from '~/domain/accounts/known-devices.server'

/** Tells a browser that signed in before from one that did not; nothing is decided by it. */
const cookie = createCookie('device', {
  path: '/',
  httpOnly: true,
  sameSite: 'lax',
  secure: process.env.ORIGIN?.startsWith('https:') ?? false,
  maxAge: DEVICE_DAYS * 86_400,
})

const SECRET = /^[\w-]{32}$/

/** Remembers with which browser somebody signed in; `headers` take its cookie. */
export async function rememberDevice(request: Request, userId: string, headers: Headers) {
  const value: unknown = await cookie.parse(request.headers.get('Cookie'))
  const secret = typeof value === 'string' && SECRET.test(value) ? value : randomBytes(24).toString('base64url')
  noteDevice(userId, secret)
  headers.append('Set-Cookie', await cookie.serialize(secret))
}
