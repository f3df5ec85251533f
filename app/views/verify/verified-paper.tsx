import { inGroups } from '~/domain/certification/check-code'
import type { CertificateStanding, CheckedWith } from '~/domain/certification/lifecycle'
import type { VerifiedCertificate } from '~/domain/certification/verified-certificate.server'
import { formatDay, formatNumber } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { subjectLabel } from '~/i18n/terms'
import { inWords } from '~/i18n/worded'
import { Notice, Prose, SummaryList } from '~/ui'
import type { Worded } from '~/vocabulary/province'

const tones: Record<CertificateStanding, 'ok' | 'due' | 'danger'> = {
  active: 'ok',
  suspended: 'due',
  withdrawn: 'danger',
  ended: 'due',
}

function standingText({ standing, statusSince, expiresOn }: VerifiedCertificate): string {
  const since = statusSince ? formatDay(statusSince) : ''
  if (standing === 'ended') return m.verify_ended({ day: formatDay(expiresOn!) })
  if (standing === 'suspended') return m.verify_suspended({ day: since })
  if (standing === 'withdrawn') return m.verify_withdrawn({ day: since })
  return expiresOn ? m.verify_active({ day: formatDay(expiresOn) }) : m.verify_active_open()
}

const comparedTexts: Record<CheckedWith, (said: { department: string; day: string }) => string> = {
  asked_body: m.verify_compared_asked_body,
  body_register: m.verify_compared_body_register,
  original: m.verify_compared_original,
  copy: m.verify_compared_copy,
}
const comparedText = ({ checkedWith }: VerifiedCertificate) =>
  checkedWith ? comparedTexts[checkedWith] : m.verify_compared

type Props = { paper: VerifiedCertificate; site: string; department: Worded }

/** How a certificate stands today, and every line of its paper, so that one that was altered shows. */
export const VerifiedPaper = ({ paper, site, department }: Props) => (
  <>
    <Notice tone={tones[paper.standing]} title={standingText(paper)}>
      {(paper.standing === 'suspended' || paper.standing === 'withdrawn') && paper.statusReason ? (
        <Prose text={paper.statusReason} />
      ) : null}
      <p>{comparedText(paper)({ department: inWords(department), day: formatDay(paper.verifiedOn) })}</p>
    </Notice>
    <SummaryList
      items={[
        { term: m.verify_holder(), detail: paper.holder },
        ...(paper.members > 0
          ? [{ term: m.certificate_register(), detail: m.verify_members({ count: formatNumber(paper.members) }) }]
          : []),
        { term: m.certificate_subject(), detail: paper.subject ? subjectLabel(paper.subject) : null },
        { term: m.certificate_scheme(), detail: paper.scheme },
        { term: m.certificate_edition(), detail: paper.edition },
        { term: m.certificate_number(), detail: paper.number },
        { term: m.certificate_scope(), detail: paper.scope },
        { term: m.certificate_issuer(), detail: paper.issuingBody },
        { term: m.certificate_accreditation(), detail: paper.accreditation },
        { term: m.certificate_issued(), detail: formatDay(paper.issuedOn) },
        {
          term: m.certificate_expires(),
          detail: paper.expiresOn ? formatDay(paper.expiresOn) : m.certificate_no_expiry(),
        },
        { term: m.verify_code(), detail: inGroups(paper.code) },
      ]}
    />
    <p>{m.verify_compare_paper()}</p>
    <p className="hint">{m.verify_address({ site })}</p>
  </>
)
