import { Link } from '@remix-run/react'
import type { Role } from '~/domain/accounts/lifecycle'
import type { EngagementStatus } from '~/domain/engagement/lifecycle'
import type { DocumentOutcome, documentSubjects } from '~/domain/result-documents/queries.server'
import { MAX_DOCUMENTS } from '~/domain/result-documents/lifecycle'
import { formatList, formatMomentDay } from '~/i18n/format'
import { inSentence } from '~/i18n/in-sentence'
import * as m from '~/i18n/paraglide/messages'
import { outcomeStatusText, outcomeStatusTone } from '~/i18n/work-terms'
import { inWords } from '~/i18n/worded'
import { Details, FileList, LinkButton, Notice, Prose, Section, Stack, Tag } from '~/ui'
import { documentOf } from '~/vocabulary/tracks'
import { namingPath } from '../work/naming-path'
import { DocumentSummary } from './document-summary'
import { documentTitle } from './document-terms'

type Props = {
  role: Role
  engagement: { id: string; status: EngagementStatus }
  documents: readonly DocumentOutcome[]
  documentSubjects: ReturnType<typeof documentSubjects>
}

/** Where the document of some work is recorded. */
export const documentPath = (engagementId: string) => `/engagements/${engagementId}/document`

/** The documents of work that ends in one, each with where its verification stands; nothing for other work. */
export function Documents({ role, engagement, documents, documentSubjects: { asked } }: Props) {
  if (documents.length === 0 && asked.length === 0) return null
  const path = documentPath(engagement.id)
  const isOpen = engagement.status === 'completed' && documents.length < MAX_DOCUMENTS
  return (
    <Section
      title={m.document_section()}
      aside={
        isOpen ? <Link to={path}>{documents.length > 0 ? m.document_record_more() : m.document_record()}</Link> : null
      }
    >
      {documents.length === 0 ? <p>{noneText(engagement.status, asked)}</p> : null}
      {documents.map((one) => (
        <article key={one.id}>
          <Stack gap="small">
            <h3>{documentTitle({ name: one.asked.name, number: one.document.number })}</h3>
            <p>
              <Tag tone={outcomeStatusTone[one.status]}>{outcomeStatusText[one.status]()}</Tag>
            </p>
            <p>{m.outcome_reported({ name: one.reportedBy, day: formatMomentDay(one.reportedAt) })}</p>
            {one.status === 'rejected' && one.rejectReason ? (
              <Notice tone="due" title={m.certificate_rejected_because()}>
                <Prose text={one.rejectReason} />
                <LinkButton to={`${path}?outcome=${one.id}`} toForm>
                  {m.engagement_report_again()}
                </LinkButton>
              </Notice>
            ) : null}
            {one.sameAsId ? <p>{m.document_same()}</p> : null}
            <Details summary={m.document_section()}>
              <DocumentSummary {...one} />
            </Details>
            <FileList files={[{ ...one.file, to: `/files/${one.file.id}` }]} />
          </Stack>
        </article>
      ))}
      {role === 'enterprise' && documents.length > 0 ? (
        <p>
          <Link to={namingPath(engagement.id)}>{m.naming_title()}</Link>
        </p>
      ) : null}
    </Section>
  )
}

/** What the work ends in, and why it is not recorded yet. */
function noneText(status: EngagementStatus, asked: Props['documentSubjects']['asked']): string {
  if (status === 'ended') return m.document_section_ended()
  const names = asked.map(({ code }) => inSentence(inWords(documentOf(code)!.name)))
  const why = m.document_section_why({ names: formatList(names, 'conjunction') })
  return `${why} ${status === 'completed' ? m.document_section_none() : m.document_section_later()}`
}
