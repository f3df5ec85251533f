import type { Actor } from '~/domain/accounts/lifecycle'
import { colleaguesOf } from '~/domain/accounts/queries.server'
import type { OutcomeStatus } from '~/domain/certification/lifecycle'
import { topTenth } from '~/domain/programme/concentration.server'
import { decidedIn } from '~/domain/programme/certificates.server'
import { type FigureRow, figuresBy, programmeFigures } from '~/domain/programme/counting.server'
import { FIGURES } from '~/domain/programme/figures'
import { programmeYears, publicFigures, worklist } from '~/domain/programme/queries.server'
import { resultFigures } from '~/domain/programme/results.server'
import { type Scope, UNKNOWN } from '~/domain/programme/scope'
import { medianFirstReply } from '~/domain/programme/step-times.server'
import * as m from '~/i18n/paraglide/messages'
import { shortSubjectName, subjectName } from '~/views/choices/subject-choices.server'
import { communeOf } from '~/vocabulary/reference.server'
import { today } from '~db/clock'

/** The department's first page: what waits for it, and the figures of what was chosen, each of which opens to its records. */
export function programmeView(actor: Actor, scope: Scope) {
  const certificates = decidedIn(actor, 'verified', scope)
  const { consultants, needs } = publicFigures()
  return {
    scope,
    scopeWords: scopeWords(scope),
    years: programmeYears(actor),
    today: today(),
    work: worklist(actor),
    begun: { consultants, needs, colleagues: colleaguesOf(actor) },
    figures: programmeFigures(actor, scope),
    certificates: certificates.length,
    results: resultFigures(actor, scope, certificates),
    reply: medianFirstReply(actor, scope),
    concentration: topTenth(actor, scope),
    subjects: withCertificates(
      figuresBy(actor, 'subject', scope),
      certificates.map(({ certificate }) => certificate.subjectCode),
    ).map((row) => ({ ...row, name: shortSubjectName(row.code) })),
    communes: withCertificates(
      figuresBy(actor, 'commune', scope),
      certificates.map(({ communeCode }) => communeCode ?? UNKNOWN),
    ).map((row) => ({ ...row, name: communeName(row.code) })),
  }
}

const NO_NEEDS = Object.fromEntries(FIGURES.map((name) => [name, 0])) as FigureRow

/** The rows with the certificates of each, and rows for certificates that no need in scope has asked for: none is left out. */
function withCertificates(rows: (FigureRow & { code: string })[], codes: string[]) {
  const known = new Set(rows.map(({ code }) => code))
  const others = [...new Set(codes)].filter((code) => !known.has(code)).map((code) => ({ code, ...NO_NEEDS }))
  return [...rows, ...others].map((row) => ({
    ...row,
    certificates: codes.filter((code) => code === row.code).length,
  }))
}

export const communeName = (code: string) => communeOf(code)?.fullName ?? m.programme_commune_unknown()

/** Which needs a page counts or lists: said on the page, and on its print. */
export const scopeWords = (scope: Scope): string[] => [
  scope.year ? m.programme_period_year({ year: String(scope.year) }) : m.programme_period_all(),
  ...furtherWords(scope),
]

/** The same for results, by the day on which they were reported or decided. */
export const decisionScopeWords = (scope: Scope, list: OutcomeStatus): string[] => [
  periodOf(scope, list),
  ...furtherWords(scope),
]

function periodOf({ year }: Scope, list: OutcomeStatus): string {
  if (list === 'reported')
    return year ? m.outcome_reported_in_year({ year: String(year) }) : m.outcome_reported_in_all()
  return year ? m.outcome_period_year({ year: String(year) }) : m.outcome_period_all()
}

const furtherWords = ({ subject, commune }: Scope) => [
  ...(subject ? [subject === UNKNOWN ? m.place_no_subject() : subjectName(subject)] : []),
  ...(commune ? [communeName(commune)] : []),
]
