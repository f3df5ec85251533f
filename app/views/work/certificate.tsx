import { formatDay } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { subjectLabel } from '~/i18n/terms'
import { SummaryList } from '~/ui/tables'

type Paper = {
  scheme: string
  edition: string
  number: string
  scope: string
  issuingBody: string
  accreditation: string
  issuedOn: string
  expiresOn: string | null
}
type Subject = { shortVi: string; nameVi: string; nameEn: string }

/** A certificate as its paper states it. */
export const CertificateSummary = ({ certificate, subject }: { certificate: Paper; subject?: Subject }) => (
  <SummaryList
    items={[
      { term: m.certificate_subject(), detail: subject ? subjectLabel(subject) : null },
      { term: m.certificate_scheme(), detail: certificate.scheme },
      { term: m.certificate_edition(), detail: certificate.edition },
      { term: m.certificate_number(), detail: certificate.number },
      { term: m.certificate_scope(), detail: certificate.scope },
      { term: m.certificate_issuer(), detail: certificate.issuingBody },
      { term: m.certificate_accreditation(), detail: certificate.accreditation },
      { term: m.certificate_issued(), detail: formatDay(certificate.issuedOn) },
      {
        term: m.certificate_expires(),
        detail: certificate.expiresOn ? formatDay(certificate.expiresOn) : m.certificate_no_expiry(),
      },
    ]}
  />
)
