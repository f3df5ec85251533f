import { Link } from '@remix-run/react'
import { FIGURES, type FigureName, type RecordList } from '~/domain/programme/figures'
import type { GroupStatus } from '~/domain/groups/lifecycle'
import { formatNumber } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { Figure, Figures } from '~/ui/figures'
import { Meta, Section } from '~/ui/layout'
import { DataTable } from '~/ui/tables'
import { recordListText, recordsPath, waitText } from '../programme/programme'
import { Results } from '../programme/results'
import type { Counted } from './place-view.server'

/** How far the needs came, beside the whole province, with what was not met; each opens to its needs where the reader may. */
export function PlaceFigures({ figures, province, demand, reply, scope, records }: Counted) {
  const to = (list: RecordList) => (records ? recordsPath(list, scope) : undefined)
  const beside = (name: FigureName) => province && m.place_of_province({ count: formatNumber(province[name]) })
  const { median } = reply
  return (
    <Figures>
      {FIGURES.map((name) => (
        <Figure
          key={name}
          value={formatNumber(figures[name])}
          label={recordListText[name]()}
          to={to(name)}
          note={beside(name)}
        />
      ))}
      {(['running', 'unanswered', 'slow'] as const).map((list) => (
        <Figure key={list} value={formatNumber(demand[list])} label={recordListText[list]()} to={to(list)} />
      ))}
      <Figure
        value={
          median === null ? m.programme_reply_none() : median === 'open' ? m.programme_reply_open() : waitText(median)
        }
        label={m.place_reply()}
        to={to('needs')}
      />
    </Figures>
  )
}

type Records = NonNullable<Counted['records']>

/** Consultants chosen for its needs. */
export const Chosen = ({ chosen }: Pick<Records, 'chosen'>) =>
  chosen.length === 0 ? (
    <p>{m.place_consultants_chosen_none()}</p>
  ) : (
    <DataTable
      caption={m.place_consultants_chosen()}
      rows={chosen}
      rowKey={({ profileId }) => profileId}
      columns={[
        {
          header: m.programme_asked_consultant(),
          cell: ({ profileId, name }) => <Link to={`/department/profiles/${profileId}`}>{name}</Link>,
        },
        { header: m.place_works(), numeric: true, cell: ({ works }) => formatNumber(works) },
      ]}
    />
  )

export const GroupLinks = ({ groups }: { groups: { id: string; name: string; status: GroupStatus }[] }) => (
  <Section title={m.place_groups()}>
    {groups.length === 0 ? (
      <p>{m.place_groups_none()}</p>
    ) : (
      <ul className="plain-links">
        {groups.map(({ id, name }) => (
          <li key={id}>
            <Link to={`/groups/${id}`}>{name}</Link>
          </li>
        ))}
      </ul>
    )}
  </Section>
)

export const VerifiedResults = ({ results, decisionWords, scope }: Records & Pick<Counted, 'scope'>) =>
  results.kinds.some(({ count }) => count > 0) ? (
    <Section title={m.place_results()}>
      <Meta items={decisionWords} />
      <Results results={results} scope={scope} />
    </Section>
  ) : null

type UnknownProps = { unknown: Counted['unknown']; of: readonly (keyof Counted['unknown'])[]; also?: string[] }

const unknownText = {
  commune: m.place_unknown_commune,
  size: m.place_unknown_size,
  section: m.place_unknown_section,
  subject: m.place_unknown_subject,
} as const

/** What the figures do not tell. */
export function NotKnown({ unknown, of, also = [] }: UnknownProps) {
  const said = of.flatMap((what) =>
    unknown[what] > 0 ? [unknownText[what]({ count: formatNumber(unknown[what]) })] : [],
  )
  const all = [...said, ...also]
  return (
    <Section title={m.place_unknown()}>
      {all.length === 0 ? (
        <p>{m.place_unknown_none()}</p>
      ) : (
        <ul>
          {all.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      )}
      <p className="hint">{m.place_unknown_offline()}</p>
    </Section>
  )
}
