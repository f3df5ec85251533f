import { Link } from '@remix-run/react'
import type { documentsOfEnterprise } from '~/domain/result-documents/queries.server'
import { formatDay } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { outcomeStatusText, outcomeStatusTone } from '~/i18n/work-terms'
import { DataTable, Tag } from '~/ui'
import { documentTitle, peopleText } from './document-terms'

/** The documents of an enterprise's work, each leading to the engagement. */
export const OwnDocuments = ({ documents }: { documents: ReturnType<typeof documentsOfEnterprise> }) => (
  <DataTable
    caption={m.papers_documents()}
    rows={documents}
    rowKey={({ id }) => id}
    columns={[
      {
        header: m.document_kind(),
        cell: ({ engagementId, asked, document }) => (
          <>
            <Link to={`/engagements/${engagementId}`}>
              {documentTitle({ name: asked.name, number: document.number })}
            </Link>
            {peopleText(document).map((text) => (
              <p key={text} className="hint">
                {text}
              </p>
            ))}
          </>
        ),
      },
      { header: m.document_list_dated(), cell: ({ document }) => formatDay(document.datedOn) },
      { header: m.outcome_consultant(), cell: ({ consultant }) => consultant },
      {
        header: m.outcome_list_state(),
        cell: ({ status }) => <Tag tone={outcomeStatusTone[status]}>{outcomeStatusText[status]()}</Tag>,
      },
    ]}
  />
)
