import type { Actor, Role } from '~/domain/accounts/lifecycle'
import { canWrite } from '~/domain/accounts/policy'
import { draftIdOf } from '~/forms/draft-cookie.server'
import { safeNextPath } from './next-path'

/** The first page of each kind of workspace. */
export const startPage: Record<Role, string> = {
  enterprise: '/',
  consultant: '/',
  department: '/department',
  agency: '/agency',
  admin: '/admin/health',
  unattached: '/account',
}

const firstPage = { enterprise: '/organisation?done=signed-up', consultant: '/profile' } as const

/** The page that the address asks to come back to; null without one, or when it leads off this site. */
export const nextOf = (request: Request) => safeNextPath(new URL(request.url).searchParams.get('next'))

/** Where a person goes after signing in: back, on with what was typed on the home page, or to the role's first page. */
export const pageAfterSignIn = async (request: Request, actor: Actor) =>
  nextOf(request) ?? (canWrite(actor) ? await claimDraft(request, actor.role) : null) ?? startPage[actor.role]

/** The same for somebody new: whose organisation or profile is still to be filled in. */
export const pageAfterSignUp = async (request: Request, role: keyof typeof firstPage) =>
  nextOf(request) ?? (await claimDraft(request, role)) ?? firstPage[role]

const claimDraft = async (request: Request, role: Role) =>
  role === 'enterprise' && (await draftIdOf(request)) ? '/draft/claim' : null
