import type { Actor } from '~/domain/accounts/lifecycle'
import { placeRows } from '~/domain/programme/place.server'
import type { PlaceRow } from '~/domain/programme/place-lists'
import { programmeYears } from '~/domain/programme/queries.server'
import { type Scope, UNKNOWN } from '~/domain/programme/scope'
import { homeProvince } from '~/vocabulary/province.server'
import { rowName } from '../programme/cut-names.server'
import { scopeWords } from '../programme/programme-view.server'
import { mappedCommunes } from './commune-map.server'
import { placePath } from './paths'
import type { Measure } from './communes'

/** The province's communes with what is counted in each, on a map and as rows; those with nothing are named apart. */
export function communesView(actor: Actor, measure: Measure, scope: Scope) {
  const rows = placeRows(actor, 'commune', scope).map((row) => ({ ...row, name: rowName('commune', row.code) }))
  const known = new Set(rows.map(({ code }) => code))
  const { code: home, communes } = homeProvince()
  const others = home === actor.provinceCode ? communes.filter(({ code }) => !known.has(code)) : []
  const count = (row: PlaceRow) => row[measure]
  return {
    scope,
    measure,
    scopeWords: scopeWords(scope),
    years: programmeYears(actor),
    rows: rows.sort((a, b) => Number(a.code === UNKNOWN) - Number(b.code === UNKNOWN) || count(b) - count(a)),
    others: others.map(({ code, full_name }) => ({ code, name: full_name })),
    map: mappedCommunes(actor.provinceCode!, new Map(rows.map((row) => [row.code, count(row)])), (code) =>
      placePath('commune', code, scope.year)!,
    ),
  }
}
