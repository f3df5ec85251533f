import { createCookie } from '@remix-run/node'
import { DRAFT_DAYS } from '~/domain/needs/lifecycle'

/** Carries the id of what a visitor typed before having an account. */
const cookie = createCookie('need_draft', {
  path: '/',
  httpOnly: true,
  sameSite: 'lax',
  secure: process.env.ORIGIN?.startsWith('https:') ?? false,
  maxAge: DRAFT_DAYS * 86_400,
})

export const draftIdOf = async (request: Request): Promise<string | null> => {
  const value: unknown = await cookie.parse(request.headers.get('Cookie'))
  return typeof value === 'string' ? value : null
}

export const setDraftCookie = async (draftId: string) => ({ 'Set-Cookie': await cookie.serialize(draftId) })
export const clearDraftCookie = async () => ({ 'Set-Cookie': await cookie.serialize('', { maxAge: 0 }) })
