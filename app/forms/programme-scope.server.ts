import { type Actor, ENTERPRISE_KINDS } from '~/domain/accounts/lifecycle'
import { CLIENT_SIZES, LANGUAGES } from '~/domain/directory/lifecycle'
import { agencyName, consultantName } from '~/domain/programme/row-names.server'
import { programmeYears } from '~/domain/programme/queries.server'
import { type Cut, CUTS, NO_LANGUAGE, QUARTERS, SELF, type Scope, UNKNOWN } from '~/domain/programme/scope'
import { PLAN_GROUPS } from '~/vocabulary/plan-groups'
import { communeOf, sectionOfCode, subjectOf } from '~/vocabulary/reference.server'

const isOneOf = (codes: readonly string[], code: string) => codes.includes(code)

/** Whether a cut has a row of a code, beside that of what names none. */
const hasRow: Record<Cut, (code: string) => boolean> = {
  subject: (code) => subjectOf(code) !== undefined,
  group: (code) => PLAN_GROUPS.some((group) => group.code === code),
  section: (code) => sectionOfCode(code) !== undefined,
  commune: (code) => communeOf(code) !== undefined,
  enterpriseKind: (code) => isOneOf(ENTERPRISE_KINDS, code),
  size: (code) => isOneOf(CLIENT_SIZES, code),
  language: (code) => code === NO_LANGUAGE || code.split('+').every((one) => isOneOf(LANGUAGES, one)),
  channel: (code) => code === SELF || agencyName(code) !== undefined,
  consultant: (code) => consultantName(code) !== undefined,
}

/**
 * The scope of the department's figures in a page's address. What names no year, quarter or row that there is, or two of them, is left
 * out, and the page says so (`leavesOut`): a figure never stands under the name of another scope. `commune`: what the page is of.
 */
export function readScope(request: Request, actor: Actor, { commune }: Scope = {}): Scope {
  const query = new URL(request.url).searchParams
  const only = (name: string) => {
    const [value = '', ...others] = new Set(query.getAll(name))
    return others.length === 0 ? value : ''
  }
  const year = programmeYears(actor, { commune }).find((one) => String(one) === only('year'))
  const quarter = QUARTERS.find((one) => String(one) === only('quarter'))
  const rows = CUTS.flatMap((cut) => {
    const code = only(cut)
    return code && (code === UNKNOWN || hasRow[cut](code)) ? [[cut, code] as const] : []
  })
  return {
    ...(year && { year, ...(quarter && { quarter }) }),
    ...Object.fromEntries(rows),
    ...(commune && { commune }),
  }
}

/** Whether an address asks for something that `readScope` has left out. */
export function leavesOut(request: Request, scope: Scope): boolean {
  const query = new URL(request.url).searchParams
  const isAsked = (name: string) => query.getAll(name).some((value) => value !== '')
  return (['year', 'quarter', ...CUTS] as const).some((name) => isAsked(name) && scope[name] === undefined)
}
