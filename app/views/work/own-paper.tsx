import { Link } from '@remix-run/react'
import type { OwnPaper } from '~/domain/certification/own-papers.server'
import { formatDay } from '~/i18n/format'
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

/** One certificate of an enterprise: how it stands, what is due of it, and the way to its renewal. */
export function OwnPaperCard({ paper }: { paper: OwnPaper }) {
  const { certificate, consultant, dates, newer } = paper
  const tag = standingTag(paper)
  const looks = dates.filter(({ step }) => step)
  return (
    <Section id={`paper-${certificate.id}`} title={`${certificate.scheme} – ${certificate.number}`}>
      <Stack gap="small">
        <p>
          <Tag tone={tag.tone}>{tag.text}</Tag>
        </p>
        <ul>
          <li>{endText(paper)}</li>
          {looks.slice(0, 2).map(({ on, step }) => (
            <li key={on}>{m.paper_step_on({ step: inWords(step!.title), day: formatDay(on) })}</li>
          ))}
          <li>{consultant ? m.paper_origin_work({ consultant }) : m.paper_origin_held()}</li>
        </ul>
        {newer ? (
          <Notice tone="due" title={m.paper_edition_title()}>
            {inWords(newer.text)}
          </Notice>
        ) : null}
        <WaysOn paper={paper} />
        <PaperDetails paper={paper} />
      </Stack>
    </Section>
  )
}

function WaysOn({ paper: { certificate, dates, renewal, mayRenew, profileId, consultant } }: { paper: OwnPaper }) {
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
        {dates.length > 0 ? <a href={`/certificates/${certificate.id}/calendar`}>{m.paper_calendar()}</a> : null}
        {certificate.checkCode ? (
          <Link to={`/verify/${certificate.checkCode}`}>{m.verify_engagement_link()}</Link>
        ) : null}
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
const PaperDetails = ({ paper: { certificate, subject, file } }: { paper: OwnPaper }) => (
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
