import type { outcomesOfMember } from '~/domain/certification/queries.server'
import * as m from '~/i18n/paraglide/messages'
import { outcomeStatusText, outcomeStatusTone } from '~/i18n/work-terms'
import { Section, Tag } from '~/ui'
import { CertificateSummary } from '../work/certificate'

/** The certificates that a member of a group holds, or whose register names it. */
export const MemberResults = ({ outcomes }: { outcomes: ReturnType<typeof outcomesOfMember> }) =>
  outcomes.length === 0 ? null : (
    <Section title={m.engagement_outcomes_title()}>
      {outcomes.map(({ id, status, certificate, subject, heldBy, register }) => (
        <article key={id}>
          <h3>{`${certificate.scheme} – ${certificate.number}`}</h3>
          <p>
            <Tag tone={outcomeStatusTone[status]}>{outcomeStatusText[status]()}</Tag>
          </p>
          <CertificateSummary certificate={certificate} subject={subject} heldBy={heldBy} register={register} />
        </article>
      ))}
    </Section>
  )
