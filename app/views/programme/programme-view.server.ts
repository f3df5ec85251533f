import type { Actor } from '~/domain/accounts/lifecycle'
import { topTenth } from '~/domain/programme/concentration.server'
import {
  figuresByCommune,
  figuresBySubject,
  medianFirstReply,
  programmeFigures,
  programmeYears,
  type Scope,
  worklist,
} from '~/domain/programme/queries.server'
import * as m from '~/i18n/paraglide/messages'
import { shortSubjectName } from '~/views/choices/subject-choices.server'
import { communeOf } from '~/vocabulary/reference.server'
import { today } from '~db/clock'

/** The department's first page: what waits for it, and the figures of what was chosen, each of which opens to its records. */
export function programmeView(actor: Actor, scope: Scope) {
  return {
    scope,
    years: programmeYears(actor),
    today: today(),
    work: worklist(actor),
    figures: programmeFigures(actor, scope),
    reply: medianFirstReply(actor, scope),
    concentration: topTenth(actor, scope),
    subjects: figuresBySubject(actor, scope).map((row) => ({ ...row, name: shortSubjectName(row.code) })),
    communes: figuresByCommune(actor, scope).map((row) => ({
      ...row,
      code: row.code ?? '',
      name: row.code ? (communeOf(row.code)?.fullName ?? row.code) : m.programme_commune_unknown(),
    })),
  }
}
