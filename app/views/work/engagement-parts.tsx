import type { SubmissionResult } from '@conform-to/react'
import { Link } from '@remix-run/react'
import type { Role } from '~/domain/accounts/lifecycle'
import type { Ending, nextOutcomeStep } from '~/domain/certification/next-step'
import type { outcomesOfEngagement } from '~/domain/certification/queries.server'
import type { Day } from '~/domain/days'
import type { changesOf } from '~/domain/engagement/changes.server'
import type { Plan } from '~/domain/engagement/plan'
import type { engagementOf } from '~/domain/engagement/queries.server'
import { formatMomentDay } from '~/i18n/format'
import { finishedText } from '~/i18n/off-plan-terms'
import * as m from '~/i18n/paraglide/messages'
import { isTurnOf, outcomeStatusText, outcomeStatusTone, stepActorText, stepText, untilText } from '~/i18n/work-terms'
import {
  type AttachedFile,
  Attachments,
  Details,
  FileList,
  LinkButton,
  Notice,
  Prose,
  Section,
  type SelectOption,
  Stack,
  Tag,
} from '~/ui'
import { NextStepBox } from '~/ui/next-step'
import { CertificateSummary, StandingTag } from './certificate'
import { PlanSummary } from './change'
import type { ShownMeasure } from '~/domain/measures/queries.server'
import type { DocumentOutcome } from '~/domain/result-documents/queries.server'
import { documentPath } from '../result-documents/documents'
import { ChangesSection } from './change-parts'
import { OfferSummary } from './proposal'
import type { besideSteps } from './engagement-steps.server'
import { AddToRegister, LeaveRegister } from './register'
import { PartnerContacts, type ContactsProps } from './partner-contacts'

type Shown = {
  engagement: ReturnType<typeof engagementOf>
  next: ReturnType<typeof engagementOf>['next'] | ReturnType<typeof nextOutcomeStep>
  role: Role
  today: Day
  outcomes: ReturnType<typeof outcomesOfEngagement>
  measures: readonly ShownMeasure[]
  documents: readonly DocumentOutcome[]
  ending: Ending
  beside: ReturnType<typeof besideSteps>
}

type AgreedProps = Pick<Shown, 'engagement'> & {
  plan: Plan
  changes: ReturnType<typeof changesOf>
  needFiles: AttachedFile[]
}

/** What is proposed now and was changed before; what was asked for, and what was offered for it; after an appendix what holds since. */
export const Agreed = ({ engagement, plan, changes, needFiles }: AgreedProps) => (
  <>
    <ChangesSection
      engagementId={engagement.id}
      isActive={engagement.status === 'active' && !engagement.pause}
      names={engagement}
      changes={changes}
    />
    <Section title={m.engagement_agreed_title()}>
      <Details summary={m.engagement_need_title()}>
        <Prose text={engagement.needText} />
        <Attachments files={needFiles} />
      </Details>
      {changes.some(({ standing }) => standing === 'confirmed') ? (
        <>
          <p>{m.change_agreed_since()}</p>
          <PlanSummary plan={plan} />
          <Details summary={m.change_offer_chosen()}>
            <OfferSummary offer={engagement.offer} />
          </Details>
        </>
      ) : (
        <OfferSummary offer={engagement.offer} />
      )}
    </Section>
  </>
)

/** Beside the story: who acts next, and how to reach the other side. */
export const EngagementSide = ({
  contacts,
  unseen,
  ...shown
}: NextProps & Pick<Shown, 'beside'> & Omit<ContactsProps, 'requestId'>) => (
  <Stack gap="large">
    <EngagementNext {...shown} />
    <BesideNext {...shown} />
    <PartnerContacts requestId={shown.engagement.requestId} contacts={contacts} unseen={unseen} />
  </Stack>
)

type NextProps = Pick<Shown, 'engagement' | 'next' | 'role' | 'today' | 'outcomes' | 'measures' | 'documents'>

/** Who acts next, and the button for whoever it is. */
function EngagementNext({ engagement, next, role, today, outcomes, measures, documents }: NextProps) {
  const title = m.engagement_next_title()
  if (!next)
    return (
      <NextStepBox
        title={title}
        what={finishedText(
          outcomes.length + documents.length > 0 || measures.some(({ outcome }) => outcome !== null),
          engagement.status,
        )}
      />
    )
  const mayRecord = next.kind === 'record' && isTurnOf(next, role)
  return (
    <NextStepBox
      title={title}
      who={stepActorText(next, role)}
      what={stepText(next)}
      until={next.dueOn ? untilText(next.dueOn, today, isTurnOf(next, role)) : undefined}
    >
      {next.dueOn || next.kind !== 'record' ? null : <p className="hint">{m.engagement_no_due_hint()}</p>}
      {(next.kind === 'measure' || next.kind === 'measure_again') && isTurnOf(next, role) ? (
        <LinkButton to={measurePath(engagement.id, measures)} toForm>
          {measures.length > 0 ? m.measure_do_after() : m.measure_start()}
        </LinkButton>
      ) : null}
      {(next.kind === 'document' || next.kind === 'document_again') && isTurnOf(next, role) ? (
        <LinkButton to={documentsNextPath(engagement.id, documents)} toForm>
          {next.kind === 'document' ? m.document_record() : m.engagement_report_again()}
        </LinkButton>
      ) : null}
      {mayRecord ? (
        <LinkButton to={`/engagements/${engagement.id}/certificate`} toForm>
          {m.engagement_record()}
        </LinkButton>
      ) : null}
    </NextStepBox>
  )
}

/** Where the reading after the work is given: of the measure that waits for it, else a new one. */
function measurePath(engagementId: string, measures: NextProps['measures']): string {
  const waiting =
    measures.find(({ outcome }) => outcome?.status === 'rejected') ?? measures.find(({ outcome }) => !outcome)
  const base = `/engagements/${engagementId}/measures`
  return waiting ? `${base}/${waiting.id}/after` : `${base}/new`
}

/** Where the document is recorded, or the one that was given back corrected. */
function documentsNextPath(engagementId: string, documents: NextProps['documents']): string {
  const rejected = documents.find(({ status }) => status === 'rejected')
  return documentPath(engagementId) + (rejected ? `?outcome=${rejected.id}` : '')
}

const besideText = {
  change: { title: m.change_section, read: m.change_read },
  end: { title: m.end_title, read: m.end_read },
  dispute: { title: m.dispute_current, read: m.dispute_read },
  payment: { title: m.payment_title, read: m.payment_open },
}

/** What waits beside the milestones, and where it is read. */
const BesideNext = ({ beside, role, today }: Pick<NextProps, 'role' | 'today'> & Pick<Shown, 'beside'>) =>
  beside.map(({ kind, step, to }) => (
    <NextStepBox
      key={`${kind} ${step.kind}`}
      title={besideText[kind].title()}
      who={stepActorText(step, role)}
      what={stepText(step)}
      until={step.dueOn ? untilText(step.dueOn, today, isTurnOf(step, role)) : undefined}
    >
      <Link to={to}>{besideText[kind].read()}</Link>
    </NextStepBox>
  ))

/** What came of the work so far, each with where its verification stands. */
export const Outcomes = ({
  engagement,
  outcomes,
  ending,
  members,
  today,
  lastResult,
}: Pick<Shown, 'engagement' | 'outcomes' | 'ending' | 'today'> & {
  /** Of the group that the work is for. */
  members: readonly SelectOption[]
  lastResult: SubmissionResult<string[]> | undefined
}) => (
  <Section
    title={m.engagement_outcomes_title()}
    aside={
      engagement.status === 'completed' && (outcomes.length > 0 || ending.result !== 'certificate') ? (
        <Link to={`/engagements/${engagement.id}/certificate`}>{m.engagement_record()}</Link>
      ) : null
    }
  >
    {outcomes.length === 0 ? <p>{noneText(engagement.status, ending)}</p> : null}
    {outcomes.map((outcome) => (
      <article key={outcome.id}>
        <Stack gap="small">
          <h3>{`${outcome.certificate.scheme} – ${outcome.certificate.number}`}</h3>
          <p>
            <Tag tone={outcomeStatusTone[outcome.status]}>{outcomeStatusText[outcome.status]()}</Tag>{' '}
            <StandingTag certificate={outcome.certificate} today={today} />
          </p>
          <p>{m.outcome_reported({ name: outcome.reportedBy, day: formatMomentDay(outcome.reportedAt) })}</p>
          {outcome.status === 'rejected' && outcome.rejectReason ? (
            <Notice tone="due" title={m.certificate_rejected_because()}>
              <Prose text={outcome.rejectReason} />
              <LinkButton to={`/engagements/${engagement.id}/certificate?outcome=${outcome.id}`} toForm>
                {m.engagement_report_again()}
              </LinkButton>
            </Notice>
          ) : null}
          {outcome.sameAsId ? <p>{m.outcome_same_paper()}</p> : null}
          {outcome.status === 'verified' && outcome.certificate.checkCode ? (
            <p>
              <Link to={`/verify/${outcome.certificate.checkCode}`}>{m.verify_engagement_link()}</Link>
            </p>
          ) : null}
          <Details summary={m.outcome_certificate_title()}>
            <CertificateSummary {...outcome} />
          </Details>
          {outcome.keepsRegister ? (
            <>
              <AddToRegister {...outcome} members={members} today={today} lastResult={lastResult} />
              <LeaveRegister {...outcome} today={today} lastResult={lastResult} />
            </>
          ) : null}
          <FileList files={[{ ...outcome.file, to: `/files/${outcome.file.id}` }]} />
        </Stack>
      </article>
    ))}
  </Section>
)

/** Why there is no certificate yet. */
function noneText(status: Shown['engagement']['status'], { result }: Ending): string {
  if (status === 'ended') return m.engagement_outcomes_ended()
  if (result !== 'certificate') return m.engagement_outcomes_not_needed()
  return status === 'completed' ? m.engagement_outcomes_none() : m.engagement_outcomes_later()
}
