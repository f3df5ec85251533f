import { Link } from '@remix-run/react'
import type { AcceptedPaper, OwnPaper } from '~/domain/certification/own-papers.server'
import { formatDay, formatNumber } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { subjectLabel } from '~/i18n/terms'
import { inWords } from '~/i18n/worded'
import {
  Attachments,
  Button,
  Details,
  Inline,
  LinkButton,
  Notice,
  PlainForm,
  Section,
  Stack,
  SummaryList,
  Tag,
} from '~/ui'
import type { TagTone } from '~/ui'
import { groupWorkPath } from '~/views/groups/group-work-path'
import { noMoreText } from './certificate'

function standingTag({ standing, mayRenew, outcomeStatus }: OwnPaper): { tone: TagTone; text: string } {
  if (standing !== 'active') return { tone: 'danger', text: noMoreText[standing]() }
  if (outcomeStatus === 'reported') return { tone: 'due', text: m.paper_waits_for_department() }
  return mayRenew ? { tone: 'due', text: m.paper_standing_ending() } : { tone: 'ok', text: m.paper_standing_active() }
}

function endText({ certificate: { expiresOn }, standing }: OwnPaper): string {
  if (!expiresOn) return m.paper_no_end()
  return standing === 'ended'
    ? m.paper_ended_on({ day: formatDay(expiresOn) })
    : m.paper_ends_on({ day: formatDay(expiresOn) })
}

/** The certificate of a group in whose register an enterprise stands: the group is certified, the enterprise accepted. */
export function AcceptedPaperCard({ paper }: { paper: AcceptedPaper }) {
  const { certificate, dates, newer, hasLeft, heldBy, acceptedOn, leftOn, groupId, mayRenew } = paper
  const stands = paper.standing === 'active' && !hasLeft
  const tag = hasLeft
    ? { tone: 'neutral' as const, text: m.paper_accepted_left_tag() }
    : stands && !mayRenew && paper.outcomeStatus === 'verified'
      ? { tone: 'ok' as const, text: m.paper_accepted_tag() }
      : standingTag(paper)
  const since = { name: heldBy, from: formatDay(acceptedOn) }
  return (
    <Section id={`paper-${certificate.id}`} title={`${certificate.scheme} – ${certificate.number}`}>
      <Stack gap="small">
        <p>
          <Tag tone={tag.tone}>{tag.text}</Tag>
        </p>
        <ul>
          <li>{hasLeft ? m.paper_accepted_left({ ...since, until: formatDay(leftOn!) }) : m.paper_accepted(since)}</li>
          {hasLeft ? null : <DueDays paper={paper} />}
        </ul>
        {newer && !hasLeft ? <NewerEdition text={inWords(newer.text)} /> : null}
        {mayRenew && !hasLeft ? <p>{m.paper_renewed_by_group({ name: heldBy })}</p> : null}
        <Inline>
          {dates.length > 0 && !hasLeft ? <CalendarLink paper={paper} /> : null}
          {certificate.checkCode ? <CheckLink code={certificate.checkCode} /> : null}
          <Link to={groupWorkPath(groupId)}>{m.paper_engagement()}</Link>
        </Inline>
        <PaperDetails paper={paper} file={null} />
      </Stack>
    </Section>
  )
}

const DueDays = ({ paper }: { paper: OwnPaper }) => (
  <>
    <li>{endText(paper)}</li>
    {paper.dates
      .filter(({ step }) => step)
      .slice(0, 2)
      .map(({ on, step }) => (
        <li key={on}>{m.paper_step_on({ step: inWords(step!.title), day: formatDay(on) })}</li>
      ))}
  </>
)

const NewerEdition = ({ text }: { text: string }) => (
  <Notice tone="due" title={m.paper_edition_title()}>
    {text}
  </Notice>
)

const CalendarLink = ({ paper: { certificate } }: { paper: OwnPaper }) => (
  <a href={`/certificates/${certificate.id}/calendar`}>{m.paper_calendar()}</a>
)

const CheckLink = ({ code }: { code: string }) => <Link to={`/verify/${code}`}>{m.verify_engagement_link()}</Link>

/** One certificate of an enterprise: how it stands, what is due of it, and the way to its renewal. */
export function OwnPaperCard({ paper }: { paper: OwnPaper }) {
  const { certificate, consultant, newer, members } = paper
  const tag = standingTag(paper)
  return (
    <Section id={`paper-${certificate.id}`} title={`${certificate.scheme} – ${certificate.number}`}>
      <Stack gap="small">
        <p>
          <Tag tone={tag.tone}>{tag.text}</Tag>
        </p>
        <ul>
          <DueDays paper={paper} />
          {members > 0 ? <li>{m.certificate_holder_group({ count: formatNumber(members) })}</li> : null}
          <li>{consultant ? m.paper_origin_work({ consultant }) : m.paper_origin_held()}</li>
        </ul>
        {newer ? <NewerEdition text={inWords(newer.text)} /> : null}
        <WaysOn paper={paper} />
        <PaperDetails paper={paper} file={paper.file} />
      </Stack>
    </Section>
  )
}

function WaysOn({ paper }: { paper: OwnPaper }) {
  const { certificate, dates, renewal, mayRenew, profileId, consultant } = paper
  return (
    <>
      {renewal ? (
        <p>
          <Link to={`/needs/${renewal.id}`}>{m.paper_renewing()}</Link>
        </p>
      ) : mayRenew ? (
        <div>
          <LinkButton to={`/needs/new?renew=${certificate.id}`} toForm>
            {m.paper_renew()}
          </LinkButton>
        </div>
      ) : null}
      <Inline>
        {dates.length > 0 ? <CalendarLink paper={paper} /> : null}
        {certificate.checkCode ? <CheckLink code={certificate.checkCode} /> : null}
        {certificate.engagementId ? (
          <Link to={`/engagements/${certificate.engagementId}`}>{m.paper_engagement()}</Link>
        ) : null}
        {mayRenew && profileId && consultant ? (
          <Link to={`/consultants/${profileId}`}>{m.paper_invite_again({ consultant })}</Link>
        ) : null}
      </Inline>
    </>
  )
}

/** As the paper states it, without what was not written down; one that was only written down can be taken away. */
const PaperDetails = ({ paper: { certificate, subject }, file }: { paper: OwnPaper; file: OwnPaper['file'] }) => (
  <Details summary={m.paper_details()}>
    <SummaryList
      items={[
        { term: m.certificate_subject(), detail: subject ? subjectLabel(subject) : null },
        { term: m.certificate_edition(), detail: certificate.edition },
        { term: m.certificate_scope(), detail: certificate.scope },
        { term: m.certificate_issuer(), detail: certificate.issuingBody },
        { term: m.certificate_accreditation(), detail: certificate.accreditation },
        { term: m.certificate_issued(), detail: formatDay(certificate.issuedOn) },
      ].filter(({ detail }) => detail)}
    />
    {file ? <Attachments files={[file]} /> : null}
    {certificate.addedAt ? (
      <PlainForm method="post">
        <input type="hidden" name="certificateId" value={certificate.id} />
        <Button variant="secondary">{m.paper_remove()}</Button>
      </PlainForm>
    ) : null}
  </Details>
)
