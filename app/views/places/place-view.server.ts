import { inSentence } from '~/i18n/in-sentence'
import type { Actor } from '~/domain/accounts/lifecycle'
import { canSeeProgramme } from '~/domain/programme/policy'
import { programmeFigures } from '~/domain/programme/counting.server'
import {
  consultantsChosen,
  consultantsFrom,
  enterprisesIn,
  groupsAbout,
  placeRows,
  unknownOf,
} from '~/domain/programme/place.server'
import { programmeYears } from '~/domain/programme/queries.server'
import { resultFigures } from '~/domain/programme/results.server'
import type { Scope } from '~/domain/programme/scope'
import { medianFirstReply } from '~/domain/programme/step-times.server'
import { consultantsBySubject, countList } from '~/domain/programme/unmet.server'
import { shortSubjectName, subjectName } from '~/views/choices/subject-choices.server'
import { districtsOfCommune, formerNamesOfCommune } from '~/vocabulary/places.server'
import { communeOf, subjectOf } from '~/vocabulary/reference.server'
import { today } from '~db/clock'
import { rowName } from '../programme/cut-names.server'
import { decisionScopeWords, scopeWords } from '../programme/programme-view.server'

const groupsOf = (actor: Actor, of: Pick<Scope, 'subject' | 'commune'>) =>
  groupsAbout(actor, of).map((group) => ({ ...group, name: shortSubjectName(group.subjectCode) }))

/** What both pages count of their needs; the whole province's beside it and everything with a name for the department alone. */
function countedOf(actor: Actor, scope: Scope, of: Pick<Scope, 'subject' | 'commune'>) {
  const isDepartment = canSeeProgramme(actor)
  const { subject: _, commune: __, ...time } = scope
  return {
    scope,
    scopeWords: scopeWords(time),
    years: programmeYears(actor, of),
    today: today(),
    figures: programmeFigures(actor, scope),
    province: isDepartment ? programmeFigures(actor, time) : null,
    demand: {
      unanswered: countList(actor, 'unanswered', scope),
      slow: countList(actor, 'slow', scope),
      running: countList(actor, 'running', scope),
    },
    reply: medianFirstReply(actor, scope),
    unknown: unknownOf(actor, scope),
    records: isDepartment
      ? {
          results: resultFigures(actor, scope),
          decisionWords: decisionScopeWords(time, 'verified'),
          chosen: consultantsChosen(actor, scope),
          groups: groupsOf(actor, of),
        }
      : null,
  }
}
export type Counted = ReturnType<typeof countedOf>

/** One commune with everything that its reader may know of it; undefined for a code that is none of the reader's province. */
export function communeView(actor: Actor, code: string, scope: Scope) {
  if (communeOf(code)?.provinceCode !== actor.provinceCode) return undefined
  const counted = countedOf(actor, scope, { commune: code })
  return {
    ...counted,
    name: rowName('commune', code),
    formerly: formerlyOf(code),
    rows: placeRows(actor, 'subject', scope).map((row) => ({ ...row, name: rowName('subject', row.code) })),
    from: consultantsFrom(code),
    enterprises: counted.records ? enterprisesIn(actor, code, scope) : null,
  }
}

/** The units of which a commune was made, and their districts. */
function formerlyOf(code: string) {
  const districts = districtsOfCommune(code)
  const units = formerNamesOfCommune(code).filter((name) => !districts.includes(name))
  return units.length > 0 ? { units: units.map(inSentence), districts: districts.map(inSentence) } : null
}

/** One subject the same way. */
export function subjectView(actor: Actor, code: string, scope: Scope) {
  if (!subjectOf(code)) return undefined
  return {
    ...countedOf(actor, scope, { subject: code }),
    code,
    name: subjectName(code),
    rows: placeRows(actor, 'commune', scope).map((row) => ({ ...row, name: rowName('commune', row.code) })),
    consultants: consultantsBySubject().get(code) ?? 0,
  }
}
