import { Link } from '@remix-run/react'
import type { documentOutcomeOf } from '~/domain/result-documents/queries.server'
import * as m from '~/i18n/paraglide/messages'
import { FileList, Notice, Section } from '~/ui'
import { Decided, Origin } from '../work/outcome-story'
import { DocumentSummary } from './document-summary'
import { documentFlagText } from './document-terms'

type Outcome = ReturnType<typeof documentOutcomeOf>

/** What was reported, with its evidence, and the need and the work that it came of. */
export const DocumentStory = ({ outcome }: { outcome: Outcome }) => (
  <>
    <Section title={m.outcome_evidence_title()}>
      <p className="hint">{m.outcome_evidence_hint()}</p>
      <FileList files={[{ ...outcome.file, to: `/files/${outcome.file.id}` }]} />
    </Section>
    <Section title={m.document_verify_section()}>
      <DocumentSummary {...outcome} />
      <Decided outcome={outcome} />
    </Section>
    <Origin outcome={outcome} />
  </>
)

/** What an officer should look at before deciding, and what was known when it was decided. */
export const DocumentFlags = ({ outcome }: { outcome: Outcome }) =>
  outcome.flags.length === 0 ? null : (
    <Notice tone="due" title={outcome.status === 'reported' ? m.flags_title() : m.flags_title_decided()}>
      <ul>
        {outcome.flags.map((flag) => (
          <li key={flag}>
            {documentFlagText[flag](outcome)}
            {flag === 'same_document'
              ? outcome.alike.map((id) => (
                  <span key={id}>
                    {' '}
                    <Link to={`/department/documents/${id}`}>{m.document_flag_link()}</Link>
                  </span>
                ))
              : null}
          </li>
        ))}
      </ul>
    </Notice>
  )
