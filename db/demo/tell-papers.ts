import type { Actor } from '~/domain/accounts/lifecycle'
import { holdCertificate } from '~/domain/certification/held.server'
import { recordCertificate } from '~/domain/certification/record-certificate.server'
import { cutText } from '~/language/cut-text'
import { subjectOf } from '~/vocabulary/reference.server'
import { dayOf } from '../clock'
import { idFrom } from '../ids'
import { storeDemoEvidence } from './evidence'
import type { DemoNeed, Story } from './files'

/** A certificate that the enterprise had already. */
export const holdPaper = (enterprise: Actor, paper: Story['held'][number]) =>
  holdCertificate(enterprise, {
    id: idFrom(`held ${paper.number}`),
    subjectCode: paper.subject,
    scheme: paper.scheme,
    edition: paper.edition,
    number: paper.number,
    scope: '',
    issuingBody: BODY,
    issuedOn: paper.issued_on,
    expiresOn: paper.expires_on,
    evidence: undefined,
  })

const BODY = 'Tổ chức chứng nhận Ví Dụ (minh họa)'

/** The certificate that came of the work, as its consultant reports it. */
export function reportPaper(
  need: DemoNeed,
  paper: Story['certificate'],
  engagementId: string,
  consultant: Actor,
  after: (days: number) => Date,
): string {
  const codes = paper.subject ? [paper.subject] : need.subjects
  const subject = codes.map((code) => subjectOf(code)!).find((row) => row.endsInCertificate)!
  const issuedOn = dayOf(after(paper.issued_after))
  const usualEnd = subject.validityYears
    ? (`${Number(issuedOn.slice(0, 4)) + subject.validityYears}${issuedOn.slice(4)}` as typeof issuedOn)
    : undefined
  return recordCertificate(consultant, engagementId, {
    id: idFrom(`certificate ${need.id}`),
    subjectCode: subject.code,
    scheme: paper.scheme ?? subject.shortVi,
    edition: paper.edition ?? cutText(subject.designation, 60),
    number: paper.number ?? `MH-${need.id.slice(1)}/2026`,
    scope: paper.scope ?? `Phạm vi hoạt động của ${need.org_name}`,
    issuingBody: paper.body ?? BODY,
    accreditation: paper.accreditation ?? 'Số công nhận minh họa',
    issuedOn,
    expiresOn: paper.expires_on ?? usualEnd,
    remark: paper.remark,
    evidence: storeDemoEvidence(`giay-chung-nhan-${need.id}.pdf`, `MINH HOA - ${subject.code} - ${need.id}`),
  })
}
