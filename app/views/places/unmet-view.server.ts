import type { Actor } from '~/domain/accounts/lifecycle'
import { programmeYears } from '~/domain/programme/queries.server'
import { type Scope } from '~/domain/programme/scope'
import { unmetDemand } from '~/domain/programme/unmet.server'
import { recordsPath } from '../programme/programme'
import { rowName } from '../programme/cut-names.server'
import { scopeWords } from '../programme/programme-view.server'
import { mappedCommunes } from './commune-map.server'
import { placePath } from './paths'

/** What a subject's row is called; needs that name none have one too. */
/** Demand that was not answered in time, by subject and commune, in words. */
export function unmetView(actor: Actor, scope: Scope) {
  const { pairs, subjects, communes, ...counts } = unmetDemand(actor, scope)
  const help = new Map(subjects.map(({ code, consultants }) => [code, consultants]))
  const pathOf = (code: string, count: number) =>
    count > 0 ? recordsPath('unmet', { ...scope, commune: code }) : placePath('commune', code, scope.year)!
  return {
    ...counts,
    scope,
    scopeWords: scopeWords(scope),
    years: programmeYears(actor),
    subjects: subjects.map((row) => ({ ...row, name: rowName('subject', row.code) })),
    communes: communes.map((row) => ({ ...row, name: rowName('commune', row.code) })),
    pairs: pairs.map((pair) => ({
      ...pair,
      subjectName: rowName('subject', pair.subject),
      communeName: rowName('commune', pair.commune),
      consultants: help.get(pair.subject) ?? null,
    })),
    map: mappedCommunes(actor.provinceCode!, new Map(communes.map(({ code, count }) => [code, count])), pathOf),
  }
}
export type UnmetView = ReturnType<typeof unmetView>
