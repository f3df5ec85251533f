import type { Actor } from '~/domain/accounts/lifecycle'
import { programmeYears } from '~/domain/programme/queries.server'
import { type Scope, UNKNOWN } from '~/domain/programme/scope'
import { unmetDemand } from '~/domain/programme/unmet.server'
import * as m from '~/i18n/paraglide/messages'
import { shortSubjectName } from '~/views/choices/subject-choices.server'
import { recordsPath } from '../programme/programme'
import { communeName, scopeWords } from '../programme/programme-view.server'
import { mappedCommunes } from './commune-map.server'
import { placePath } from './paths'

/** What a subject's row is called; needs that name none have one too. */
export const subjectRowName = (code: string) => (code === UNKNOWN ? m.place_no_subject() : shortSubjectName(code))

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
    subjects: subjects.map((row) => ({ ...row, name: subjectRowName(row.code) })),
    communes: communes.map((row) => ({ ...row, name: communeName(row.code) })),
    pairs: pairs.map((pair) => ({
      ...pair,
      subjectName: subjectRowName(pair.subject),
      communeName: communeName(pair.commune),
      consultants: help.get(pair.subject) ?? null,
    })),
    map: mappedCommunes(actor.provinceCode!, new Map(communes.map(({ code, count }) => [code, count])), pathOf),
  }
}
export type UnmetView = ReturnType<typeof unmetView>
