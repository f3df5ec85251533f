import type { Actor } from '~/domain/accounts/lifecycle'
import { UNKNOWN_COMMUNE } from '~/domain/programme/figures'
import { programmeYears, type Scope } from '~/domain/programme/queries.server'
import { communeOf, subjectOf } from '~/vocabulary/reference.server'

/**
 * The scope of the department's figures in a page's address. What names no year, subject or commune that there is, or two of
 * them, is left out, and the page says so (`leavesOut`): a figure never stands under the name of another scope.
 */
export function readScope(request: Request, actor: Actor): Scope {
  const query = new URL(request.url).searchParams
  const only = (name: string) => {
    const [value = '', ...others] = new Set(query.getAll(name))
    return others.length === 0 ? value : ''
  }
  const year = programmeYears(actor).find((one) => String(one) === only('year'))
  const subject = subjectOf(only('subject'))?.code
  const asked = only('commune')
  const commune = asked === UNKNOWN_COMMUNE ? asked : communeOf(asked)?.code
  return { ...(year && { year }), ...(subject && { subject }), ...(commune && { commune }) }
}

/** Whether an address asks for something that `readScope` has left out. */
export function leavesOut(request: Request, scope: Scope): boolean {
  const query = new URL(request.url).searchParams
  const isAsked = (name: string) => query.getAll(name).some((value) => value !== '')
  return (['year', 'subject', 'commune'] as const).some((name) => isAsked(name) && scope[name] === undefined)
}
