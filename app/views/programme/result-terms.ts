import type { CertificateStanding } from '~/domain/certification/lifecycle'
import type { ListedResult, Narrowing } from '~/domain/programme/narrowing'
import * as m from '~/i18n/paraglide/messages'
import { inWords } from '~/i18n/worded'
import { indicatorOf } from '~/vocabulary/indicators'
import { levelText } from '../measures/measure-terms'

export const resultKindText: Record<ListedResult, () => string> = {
  certificate: m.programme_certificates,
  measure: m.programme_measures,
  document: m.programme_documents,
}

export const standingText: Record<CertificateStanding, () => string> = {
  active: m.paper_standing_active,
  suspended: m.paper_standing_suspended,
  withdrawn: m.paper_standing_withdrawn,
  ended: m.paper_standing_ended,
}
export const standingTone = {
  active: 'ok',
  suspended: 'danger',
  withdrawn: 'danger',
  ended: 'due',
} as const satisfies Record<CertificateStanding, string>

/** Which results are listed, as a page says it. */
export function narrowingWords({ kind, standing, body, indicator, level }: Narrowing): string[] {
  const measured = indicator && indicatorOf(indicator)
  return [
    ...(kind ? [resultKindText[kind]()] : []),
    ...(standing ? [m.programme_standing_today({ standing: standingText[standing]() })] : []),
    ...(body ? [m.programme_of_body({ body })] : []),
    ...(measured ? [inWords(measured.name)] : []),
    ...(level ? [m.programme_level({ level: levelText[level]() })] : []),
  ]
}
