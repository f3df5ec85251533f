import type { Actor } from '~/domain/accounts/lifecycle'
import { crossed, figuresBy, programmeFigures } from '~/domain/programme/counting.server'
import { type FigureName, FIGURES } from '~/domain/programme/figures'
import { programmeYears } from '~/domain/programme/queries.server'
import { type Cut, CUTS, oneBefore, type Scope, spanBefore, spanOf } from '~/domain/programme/scope'
import { stepTimes } from '~/domain/programme/step-times.server'
import { cutText } from '~/i18n/programme-terms'
import { now, today } from '~db/clock'
import { rowName } from './cut-names.server'

/** How the figures are laid out: by which cut, then by which other, and of the crossing which number. */
export type Layout = { by: Cut; across?: Cut; figure: FigureName }

/** In a page's address: what there is not is the usual layout. */
export function readLayout(request: Request): Layout {
  const query = new URL(request.url).searchParams
  const by = CUTS.find((cut) => cut === query.get('by')) ?? 'group'
  const across = CUTS.find((cut) => cut === query.get('across') && cut !== by)
  const figure = FIGURES.find((name) => name === query.get('figure')) ?? 'needs'
  return { by, across, figure }
}

/** The figures in a scope: the way and its times, beside the period before; the rows of a cut, and how two cross. */
export function figuresView(actor: Actor, scope: Scope, { by, across, figure }: Layout) {
  const before = spanBefore(scope, now())
  const isWhole = before === undefined || now() >= spanOf(scope)!.before
  return {
    scope,
    layout: { by, across, figure },
    today: today(),
    years: programmeYears(actor),
    figures: programmeFigures(actor, scope),
    before: before && { ...oneBefore(scope), isWhole, figures: programmeFigures(actor, scope, before) },
    steps: stepTimes(actor, scope),
    rows: figuresBy(actor, by, scope).map((row) => ({ ...row, name: rowName(by, row.code) })),
    crossing: across && crossing(actor, figure, [by, across], scope),
    narrowed: CUTS.flatMap((cut) => {
      const code = scope[cut]
      return code ? [{ cut, words: cutText[cut](), name: rowName(cut, code) }] : []
    }),
  }
}

/** The cells of two cuts, with the columns that hold anything, most first. */
function crossing(actor: Actor, figure: FigureName, cuts: readonly [Cut, Cut], scope: Scope) {
  const [down, across] = cuts
  const cells = crossed(actor, figure, cuts, scope).filter(({ count }) => count > 0)
  const codes = figuresBy(actor, across, scope)
    .filter((row) => row[figure] > 0)
    .sort((a, b) => b[figure] - a[figure])
  const rows = figuresBy(actor, down, scope).filter((row) => row[figure] > 0)
  return {
    columns: codes.map((row) => ({ code: row.code, name: rowName(across, row.code), count: row[figure] })),
    rows: rows.map((row) => ({
      code: row.code,
      name: rowName(down, row.code),
      count: row[figure],
      cells: codes.map(({ code }) => cells.find((cell) => cell.down === row.code && cell.across === code)?.count ?? 0),
    })),
  }
}
