import { Link } from '@remix-run/react'
import type { Role } from '~/domain/accounts/lifecycle'
import type { Ending } from '~/domain/certification/next-step'
import type { EngagementStatus } from '~/domain/engagement/lifecycle'
import { mayStartMeasure } from '~/domain/measures/lifecycle'
import type { ShownMeasure } from '~/domain/measures/queries.server'
import * as m from '~/i18n/paraglide/messages'
import { inWords } from '~/i18n/worded'
import { outcomeStatusText, outcomeStatusTone } from '~/i18n/work-terms'
import { LinkButton, Section, Tag } from '~/ui'
import { namingPath } from '../work/naming-path'
import { MeasureSummary } from './measure-shown'

type Props = {
  role: Role
  engagement: { id: string; status: EngagementStatus }
  ending: Ending
  measures: readonly ShownMeasure[]
  members: readonly unknown[]
}

/** What is measured at the place of a member of a group, which reads it there. */
export const MemberMeasures = ({
  engagementId,
  measures,
}: {
  engagementId: string
  measures: readonly ShownMeasure[]
}) =>
  measures.length === 0 ? null : (
    <Section title={m.measure_section()}>
      <p>{m.measure_section_member()}</p>
      <MeasureList base={`/engagements/${engagementId}/measures`} measures={measures} />
    </Section>
  )

const MeasureList = ({ base, measures }: { base: string; measures: readonly ShownMeasure[] }) =>
  measures.map((measure) => (
    <article key={measure.id} className="measure-reading">
      <h3>
        <Link to={`${base}/${measure.id}`}>{inWords(measure.indicator.name)}</Link>
      </h3>
      {measure.outcome ? (
        <p>
          <Tag tone={outcomeStatusTone[measure.outcome.status]}>{outcomeStatusText[measure.outcome.status]()}</Tag>
        </p>
      ) : null}
      <MeasureSummary measure={measure} />
    </article>
  ))

/** What is measured before and after work that ends in no certificate, each leading to its readings. */
export function Measures({ role, engagement, ending, measures, members }: Props) {
  const isOfGroup = members.length > 0
  const isOver = ending.result !== 'measure' && engagement.status === 'completed'
  if (measures.length === 0 && (ending.result === 'certificate' || isOver)) return null
  const mayStart =
    (role === 'enterprise' || role === 'consultant') &&
    mayStartMeasure(role, engagement.status, isOfGroup ? 0 : measures.length)
  const base = `/engagements/${engagement.id}/measures`
  return (
    <Section
      title={m.measure_section()}
      aside={measures.length > 0 && mayStart ? <Link to={`${base}/new`}>{m.measure_start_more()}</Link> : null}
    >
      {ending.result === 'measure' ? <p>{m.measure_section_why()}</p> : null}
      {measures.length === 0 ? (
        <>
          <p>{m.measure_section_none()}</p>
          {mayStart ? (
            <LinkButton to={`${base}/new`} variant="secondary">
              {m.measure_start()}
            </LinkButton>
          ) : null}
        </>
      ) : null}
      <MeasureList base={base} measures={measures} />
      {role === 'enterprise' && measures.some(({ outcome }) => outcome) ? (
        <p>
          <Link to={namingPath(engagement.id)}>{m.naming_title()}</Link>
        </p>
      ) : null}
    </Section>
  )
}
