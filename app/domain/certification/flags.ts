import { placesOf, type Wording } from '~/language/said'
import { syllablesOf } from '~/language/syllables'
import { type Day, monthsAfter } from '../days'
import type { CertificateStatus } from './lifecycle'
import { isLikeName, isSamePaper, type PaperName } from './paper-names'

/** What an officer should look at before a certificate counts; none of it proves anything. */
export const CERTIFICATE_FLAGS = [
  'other_subject',
  'names_other_subject',
  'before_work',
  'ended',
  'lasts_long',
  'issuer_like_consultant',
  'same_paper',
  'not_in_force',
  'same_number',
  'held_before',
] as const
export type CertificateFlag = (typeof CERTIFICATE_FLAGS)[number]

/** Years after which a paper that still holds is out of the ordinary: most hold for three. */
export const LONG_YEARS = 10

type Paper = {
  subjectCode: string
  scheme: string
  number: string
  issuingBody: string
  issuedOn: Day
  expiresOn: Day | null
}
/** A subject that ends in a certificate, by the names under which papers bear it. */
export type NamedSubject = { code: string; names: readonly Wording[] }

type Work = { subjects: readonly string[]; startedOn: Day; consultant: string }

/**
 * `others`: certificates recorded elsewhere under its number; `held`: those that its enterprise had before;
 * `subjects`: whatever a paper may name.
 */
export function flagsOf(
  paper: Paper,
  work: Work,
  {
    others,
    held,
    subjects,
  }: {
    others: readonly (PaperName & { status: CertificateStatus })[]
    held: readonly PaperName[]
    subjects: readonly NamedSubject[]
  },
  today: Day,
): CertificateFlag[] {
  const holds: Record<CertificateFlag, boolean> = {
    other_subject: !work.subjects.includes(paper.subjectCode),
    names_other_subject: namesAnother(paper, subjects),
    before_work: paper.issuedOn < work.startedOn,
    ended: paper.expiresOn !== null && paper.expiresOn < today,
    lasts_long: paper.expiresOn !== null && paper.expiresOn > monthsAfter(paper.issuedOn, 12 * LONG_YEARS),
    issuer_like_consultant: isLikeName(paper.issuingBody, work.consultant),
    same_paper: others.some((other) => isSamePaper(paper, other)),
    not_in_force: others.some((other) => other.status !== 'active' && isSamePaper(paper, other)),
    same_number: others.some((other) => !isSamePaper(paper, other)),
    held_before: held.some((other) => isSamePaper(paper, other)),
  }
  return CERTIFICATE_FLAGS.filter((flag) => holds[flag])
}

/** Whether the name on the paper is another subject's than the one that was chosen for it. */
function namesAnother({ scheme, subjectCode }: Paper, subjects: readonly NamedSubject[]): boolean {
  const syllables = syllablesOf(scheme)
  const named = subjects.filter(({ names }) => names.some((name) => placesOf(syllables, name).length > 0))
  return named.length > 0 && !named.some(({ code }) => code === subjectCode)
}
