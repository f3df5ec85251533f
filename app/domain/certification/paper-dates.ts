import { type LaterStep, trackOf } from '~/vocabulary/tracks'
import { type Day, monthsAfter } from '../days'
import { certificateStanding, type CertificateStatus } from './lifecycle'

/** Days before its last day on which whoever holds a certificate is reminded that it ends. */
export const ENDING_LADDER = [-90, -30, -7] as const
/** The same before a surveillance: first in time to arrange it with the body. */
export const SURVEILLANCE_LADDER = [-60, -14] as const
/** Days before the end within which a renewal is worth beginning: bodies ask for an audit well before. */
export const RENEWAL_DAYS = 180

/** What is due of a certificate: that its body looks again (`step`), or that it ends (null). */
export type PaperDate = { on: Day; step: LaterStep | null }

export type Dated = {
  subjectCode: string
  issuedOn: Day
  expiresOn: Day | null
  status: CertificateStatus
}

/** Recertification is what leads beyond the last day, which is reminded of itself. */
const isSurveillance = ({ id }: LaterStep) => id !== 'recertification'

/**
 * What is still due of a certificate from `today` on, the next first. Nothing once it ended or was withdrawn; while it is suspended
 * nobody comes to look. Its last day is the one that is printed; other days follow the usual way of its subject and are told as usual ones.
 */
export function datesOf(paper: Dated, today: Day): PaperDate[] {
  const standing = certificateStanding(paper, today)
  if (standing === 'withdrawn' || standing === 'ended') return []
  const until = paper.expiresOn ?? monthsAfter(today, 12)
  const steps = standing === 'suspended' ? [] : (trackOf(paper.subjectCode)?.later ?? []).filter(isSurveillance)
  const looks = steps.flatMap((step) => daysOf(step, paper.issuedOn, until).map((on) => ({ on, step })))
  const end = paper.expiresOn ? [{ on: paper.expiresOn, step: null }] : []
  return [...looks, ...end].filter(({ on }) => on >= today).sort((a, b) => (a.on < b.on ? -1 : 1))
}

function daysOf({ after_months, every_months }: LaterStep, issuedOn: Day, until: Day): Day[] {
  const days: Day[] = []
  for (let months = after_months; monthsAfter(issuedOn, months) < until; months += every_months ?? 0) {
    days.push(monthsAfter(issuedOn, months))
    if (!every_months) break
  }
  return days
}
