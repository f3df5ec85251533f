import { Link } from '@remix-run/react'
import type { Day } from '~/domain/days'
import type { MeasureOutcome } from '~/domain/measures/queries.server'
import { formatMomentDay, formatNumber } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { localName, subjectLabel } from '~/i18n/terms'
import { untilText } from '~/i18n/work-terms'
import { inWords } from '~/i18n/worded'
import { Tag } from '~/ui/feedback'
import { DataTable } from '~/ui/tables'
import { UntilTag } from '~/ui/next-step'
import { gainText } from './measure-terms'

type TableProps = { rows: MeasureOutcome[]; isDecided: boolean; today: Day }

/** Measures that wait for the department, or on which it decided, each with its gain. */
export const MeasureTable = ({ rows, isDecided, today }: TableProps) => (
  <DataTable
    caption={m.measure_list_title()}
    rows={rows}
    rowKey={({ id }) => id}
    columns={[
      {
        header: m.measure_list_title(),
        cell: ({ id, measure, enterprise }) => (
          <Link to={`/department/measures/${id}`}>
            {m.measure_verify_title({ name: inWords(measure.indicator.name), enterprise })}
          </Link>
        ),
      },
      { header: m.measure_list_gain(), cell: ({ measure }) => gainText(measure) },
      { header: m.outcome_commune(), cell: ({ commune }) => commune && localName(commune) },
      { header: m.outcome_consultant(), cell: ({ consultant }) => consultant },
      { header: m.outcome_list_subject(), cell: ({ subject }) => subject && subjectLabel(subject) },
      {
        header: m.outcome_list_flags(),
        cell: ({ flags }) =>
          flags.length > 0 ? (
            <Tag tone="due">{m.outcome_list_flagged({ count: formatNumber(flags.length) })}</Tag>
          ) : (
            m.outcome_list_not_flagged()
          ),
      },
      {
        header: isDecided ? m.outcome_decided_on() : m.outcome_due(),
        cell: ({ verifyBy, decidedAt }) =>
          isDecided ? formatMomentDay(decidedAt!) : <UntilTag until={untilText(verifyBy, today, true)} />,
      },
    ]}
  />
)
