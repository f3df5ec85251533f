import { Link } from '@remix-run/react'
import type { measuresOfEnterprise } from '~/domain/measures/queries.server'
import * as m from '~/i18n/paraglide/messages'
import { inWords } from '~/i18n/worded'
import { outcomeStatusText, outcomeStatusTone } from '~/i18n/work-terms'
import { DataTable, Tag } from '~/ui'
import { gainText, lastingText, timeText, valueText } from './measure-terms'

type Own = ReturnType<typeof measuresOfEnterprise>

/** What an enterprise has measured, each leading to its readings. */
export const OwnMeasures = ({ measures }: { measures: Own }) => (
  <DataTable
    caption={m.papers_measures()}
    rows={measures}
    rowKey={({ id }) => id}
    columns={[
      {
        header: m.measure_list_title(),
        cell: (row) => (
          <Link to={`/engagements/${row.engagementId}/measures/${row.id}`}>
            {inWords(row.indicator.name)}: {row.what}
          </Link>
        ),
      },
      { header: timeText.baseline(), cell: ({ indicator, baseline }) => valueText(indicator, baseline.value) },
      { header: timeText.after(), cell: ({ indicator, after }) => (after ? valueText(indicator, after.value) : '') },
      { header: m.measure_list_gain(), cell: (row) => [gainText(row), lastingText(row)].filter(Boolean).join('. ') },
      {
        header: m.outcome_list_state(),
        cell: ({ outcome }) =>
          outcome ? <Tag tone={outcomeStatusTone[outcome.status]}>{outcomeStatusText[outcome.status]()}</Tag> : null,
      },
    ]}
  />
)
