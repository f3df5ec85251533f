import { Link } from '@remix-run/react'
import { type CertificateFlag, LONG_YEARS } from '~/domain/certification/flags'
import type { outcomeOf } from '~/domain/certification/queries.server'
import { formatDay, formatMomentDay, formatNumber } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { subjectLabel } from '~/i18n/terms'
import { Notice } from '~/ui/feedback'

type Outcome = ReturnType<typeof outcomeOf>

const flagText: Record<CertificateFlag, (outcome: Outcome) => string> = {
  other_subject: () => m.flag_other_subject(),
  names_other_subject: ({ certificate, subject }) =>
    m.flag_names_other_subject({
      scheme: certificate.scheme,
      subject: subject ? subjectLabel(subject) : certificate.subjectCode,
    }),
  before_work: ({ certificate, startedAt }) =>
    m.flag_before_work({ issued: formatDay(certificate.issuedOn), started: formatMomentDay(startedAt) }),
  ended: ({ certificate }) => m.flag_ended({ day: formatDay(certificate.expiresOn!) }),
  lasts_long: ({ certificate }) =>
    m.flag_lasts_long({ day: formatDay(certificate.expiresOn!), years: formatNumber(LONG_YEARS) }),
  issuer_like_consultant: () => m.flag_issuer_like_consultant(),
  same_paper: () => m.flag_same_paper(),
  not_in_force: () => m.flag_not_in_force(),
  same_number: () => m.flag_same_number(),
  held_before: () => m.flag_held_before(),
}

/** What an officer should look at before deciding, and what was known when it was decided; nothing where nothing stands out. */
export const CertificateFlags = ({ outcome }: { outcome: Outcome }) =>
  outcome.flags.length === 0 ? null : (
    <Notice tone="due" title={outcome.status === 'reported' ? m.flags_title() : m.flags_title_decided()}>
      <ul>
        {outcome.flags.map((flag) => (
          <li key={flag}>
            {flagText[flag](outcome)}
            {flag === 'same_paper' || flag === 'same_number'
              ? outcome.alike.map((id) => (
                  <span key={id}>
                    {' '}
                    <Link to={`/department/outcomes/${id}`}>{m.flag_same_number_link()}</Link>
                  </span>
                ))
              : null}
          </li>
        ))}
      </ul>
    </Notice>
  )
