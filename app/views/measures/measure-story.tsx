import { Link } from '@remix-run/react'
import type { measureOutcomeOf } from '~/domain/measures/queries.server'
import { formatMomentDay } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { localName, subjectLabel } from '~/i18n/terms'
import { Notice, Prose, Section, SummaryList } from '~/ui'
import { MilestoneTimeline } from '../work/milestones'
import { MeasureReadings, MeasureSummary } from './measure-shown'
import { measureFlagText } from './measure-terms'

type Outcome = ReturnType<typeof measureOutcomeOf>

/** What was measured, and the need and the work that it came of. */
export const MeasureStory = ({ outcome }: { outcome: Outcome }) => (
  <>
    <Section title={m.measure_section()}>
      <MeasureSummary measure={outcome.measure} />
      <p>{m.outcome_reported({ name: outcome.reportedBy, day: formatMomentDay(outcome.reportedAt) })}</p>
      {outcome.decidedBy && outcome.decidedAt ? (
        <p>{m.outcome_decided({ name: outcome.decidedBy, day: formatMomentDay(outcome.decidedAt) })}</p>
      ) : null}
      {outcome.rejectReason ? (
        <Notice
          tone="due"
          title={outcome.status === 'rejected' ? m.certificate_rejected_because() : m.outcome_before()}
        >
          <Prose text={outcome.rejectReason} />
        </Notice>
      ) : null}
    </Section>
    <Section title={m.measure_verify_readings()}>
      <MeasureReadings {...outcome.measure} />
    </Section>
    <Section
      title={m.outcome_need_title()}
      aside={<Link to={`/needs/${outcome.needId}`}>{m.outcome_need_link()}</Link>}
    >
      <SummaryList
        items={[
          { term: m.outcome_enterprise(), detail: outcome.enterprise },
          { term: m.outcome_commune(), detail: outcome.commune && localName(outcome.commune) },
          { term: m.outcome_list_subject(), detail: outcome.subject && subjectLabel(outcome.subject) },
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

/** What an officer should look at before deciding, and what was known when it was decided. */
export const MeasureFlags = ({ outcome: { flags, status } }: { outcome: Pick<Outcome, 'flags' | 'status'> }) =>
  flags.length === 0 ? null : (
    <Notice tone="due" title={status === 'reported' ? m.flags_title() : m.flags_title_decided()}>
      <ul>
        {flags.map((flag) => (
          <li key={flag}>{measureFlagText[flag]()}</li>
        ))}
      </ul>
    </Notice>
  )
