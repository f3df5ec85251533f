import { createCookie } from '@remix-run/node'
import { DRAFT_DAYS } from '~/domain/needs/lifecycle'

/** Carries the id of what a visitor typed before having an account. */
const DRAFT_COOKIE = 'need_draft'
const cookie = createCookie(DRAFT_COOKIE, {
  path: '/',
  httpOnly: true,
  sameSite: 'lax',
  secure: process.env.ORIGIN?.startsWith('https:') ?? false,
  maxAge: DRAFT_DAYS * 86_400,
})

/** Whether the browser holds a draft, by its cookies alone. */
export const hasDraft = (cookies: string | null | undefined) =>
  new RegExp(`(?:^|;\\s*)${DRAFT_COOKIE}=[^;\\s]`).test(cookies ?? '')

export const draftIdOf = async (request: Request): Promise<string | null> => {
  const value: unknown = await cookie.parse(request.headers.get('Cookie'))
  return typeof value === 'string' ? value : null
}

export const setDraftCookie = async (draftId: string) => ({ 'Set-Cookie': await cookie.serialize(draftId) })
export const clearDraftCookie = async () => ({ 'Set-Cookie': await cookie.serialize('', { maxAge: 0 }) })
