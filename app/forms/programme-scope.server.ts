import type { Actor } from '~/domain/accounts/lifecycle'
import { UNKNOWN_COMMUNE } from '~/domain/programme/figures'
import { programmeYears, type Scope } from '~/domain/programme/queries.server'
import { communeOf, subjectOf } from '~/vocabulary/reference.server'

/**
 * The scope of the department's figures in a page's address. What names no year, subject or commune that there is, is left
 * out, as the page then says: a figure never stands under the name of another scope.
 */
export function readScope(request: Request, actor: Actor): Scope {
  const query = new URL(request.url).searchParams
  const year = programmeYears(actor).find((one) => String(one) === query.get('year'))
  const subject = subjectOf(query.get('subject') ?? '')?.code
  const asked = query.get('commune') ?? ''
  const commune = asked === UNKNOWN_COMMUNE ? asked : communeOf(asked)?.code
  return { ...(year && { year }), ...(subject && { subject }), ...(commune && { commune }) }
}
