import type { Day } from '../days'
import { isLikeName, numberKey } from './paper-names'

/** What an officer should look at before a certificate counts; none of it proves anything. */
export const CERTIFICATE_FLAGS = [
  'other_subject',
  'before_work',
  'ended',
  'issuer_like_consultant',
  'same_number',
] as const
export type CertificateFlag = (typeof CERTIFICATE_FLAGS)[number]

type Paper = { subjectCode: string; number: string; issuingBody: string; issuedOn: Day; expiresOn: Day | null }
type Work = { subjects: readonly string[]; startedOn: Day; consultant: string }

/** `others`: numbers of the certificates recorded elsewhere. */
export function flagsOf(paper: Paper, work: Work, others: readonly string[], today: Day): CertificateFlag[] {
  const holds: Record<CertificateFlag, boolean> = {
    other_subject: !work.subjects.includes(paper.subjectCode),
    before_work: paper.issuedOn < work.startedOn,
    ended: paper.expiresOn !== null && paper.expiresOn < today,
    issuer_like_consultant: isLikeName(paper.issuingBody, work.consultant),
    same_number: others.some((number) => numberKey(number) === numberKey(paper.number)),
  }
  return CERTIFICATE_FLAGS.filter((flag) => holds[flag])
}
