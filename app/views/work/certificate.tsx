import { type CertificateStanding, certificateStanding } from '~/domain/certification/lifecycle'
import type { Day } from '~/domain/days'
import { formatDay, formatNumber } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { subjectLabel } from '~/i18n/terms'
import { Tag } from '~/ui/feedback'
import { type SummaryItem, SummaryList } from '~/ui/tables'

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

/** In the work for a group: the member that holds it, or whom the group's register names. */
type Held = {
  heldBy?: string | null
  register?: readonly { memberId: string; name: string; acceptedOn: string; leftOn: string | null }[]
}

function holderItems({ heldBy = null, register = [] }: Held) {
  if (heldBy) return [{ term: m.certificate_holder(), detail: heldBy }]
  if (register.length === 0) return []
  const detail = (
    <>
      <p>{m.certificate_holder_group({ count: formatNumber(register.filter(({ leftOn }) => !leftOn).length) })}</p>
      <ul>
        {register.map(({ memberId, name, acceptedOn, leftOn }) => (
          <li key={memberId}>
            {leftOn
              ? m.certificate_member_left({ name, from: formatDay(acceptedOn), until: formatDay(leftOn) })
              : m.certificate_member_accepted({ name, from: formatDay(acceptedOn) })}
          </li>
        ))}
      </ul>
    </>
  )
  return [{ term: m.certificate_holder(), detail }]
}

/** A certificate as its paper states it. */
/** Where a certificate holds no more, that it does not. */
export function StandingTag({
  certificate,
  today,
}: {
  certificate: Parameters<typeof certificateStanding>[0]
  today: Day
}) {
  const standing = certificateStanding(certificate, today)
  return standing === 'active' ? null : <Tag tone="danger">{noMoreText[standing]()}</Tag>
}
export const noMoreText: Record<Exclude<CertificateStanding, 'active'>, () => string> = {
  suspended: m.paper_standing_suspended,
  withdrawn: m.paper_standing_withdrawn,
  ended: m.paper_standing_ended,
}

export const CertificateSummary = ({
  certificate,
  subject,
  more = [],
  ...held
}: Held & { certificate: Paper; subject?: Subject; more?: readonly SummaryItem[] }) => (
  <SummaryList
    items={[
      { term: m.certificate_subject(), detail: subject ? subjectLabel(subject) : null },
      ...holderItems(held),
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
      ...more,
    ]}
  />
)
