import { Link } from '@remix-run/react'
import type { outcomeOf } from '~/domain/certification/queries.server'
import { formatMomentDay } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { localName } from '~/i18n/terms'
import { FileList, Notice, Prose, Section, SummaryList } from '~/ui'
import { CertificateSummary } from './certificate'
import { checkedWithText } from './checked-with'
import { MilestoneTimeline } from './milestones'

type Outcome = ReturnType<typeof outcomeOf>

/** What was reported, with its evidence, and the need and the work that it came of. */
export const OutcomeStory = ({ outcome }: { outcome: Outcome }) => (
  <>
    <Section title={m.outcome_evidence_title()}>
      <p className="hint">{m.outcome_evidence_hint()}</p>
      <FileList files={[{ ...outcome.file, to: `/files/${outcome.file.id}` }]} />
    </Section>
    <Section title={m.outcome_certificate_title()}>
      <CertificateSummary {...outcome} more={saidOf(outcome)} />
      <Decided outcome={outcome} />
    </Section>
    <Origin outcome={outcome} />
  </>
)

/** What was said of a paper out of its time, and what the department compared it with. */
const saidOf = ({ certificate, checkedWith }: Outcome) => [
  ...(certificate.remark ? [{ term: m.certificate_remark_said(), detail: <Prose text={certificate.remark} /> }] : []),
  ...(checkedWith ? [{ term: m.checked_with_done(), detail: checkedWithText[checkedWith]() }] : []),
]

type Told = Pick<Outcome, 'reportedBy' | 'reportedAt' | 'decidedBy' | 'decidedAt' | 'rejectReason' | 'status'>

/** Who reported a result and who decided on it, with what was wrong. */
export const Decided = ({ outcome }: { outcome: Told }) => (
  <>
    <p>{m.outcome_reported({ name: outcome.reportedBy, day: formatMomentDay(outcome.reportedAt) })}</p>
    {outcome.decidedBy && outcome.decidedAt ? (
      <p>{m.outcome_decided({ name: outcome.decidedBy, day: formatMomentDay(outcome.decidedAt) })}</p>
    ) : null}
    {outcome.rejectReason ? (
      <Notice tone="due" title={outcome.status === 'rejected' ? m.certificate_rejected_because() : m.outcome_before()}>
        <Prose text={outcome.rejectReason} />
      </Notice>
    ) : null}
  </>
)

type From = Pick<Outcome, 'needId' | 'needText' | 'enterprise' | 'commune' | 'consultant' | 'profileId' | 'milestones'>

/** The need and the work that a result came of. */
export const Origin = ({ outcome }: { outcome: From }) => (
  <>
    <Section
      title={m.outcome_need_title()}
      aside={<Link to={`/needs/${outcome.needId}`}>{m.outcome_need_link()}</Link>}
    >
      <SummaryList
        items={[
          { term: m.outcome_enterprise(), detail: outcome.enterprise },
          { term: m.outcome_commune(), detail: outcome.commune && localName(outcome.commune) },
          {
            term: m.outcome_consultant(),
            detail: <Link to={`/consultants/${outcome.profileId}`}>{outcome.consultant}</Link>,
          },
        ]}
      />
      <blockquote className="told">
        <Prose text={outcome.needText} />
      </blockquote>
    </Section>
    <Section title={m.outcome_work_title()}>
      <MilestoneTimeline milestones={outcome.milestones} currentIds={[]} />
    </Section>
  </>
)
