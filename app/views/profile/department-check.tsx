import { comparedOf } from '~/domain/directory/completeness'
import type { Credential } from '~/domain/directory/queries.server'
import { formatDay, formatMomentDay, formatNumber } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { Tag } from '~/ui/feedback'
import { Section } from '~/ui/layout'

type Shown = { publishedAt: Date | null; checkedUntil: string | null; credentials: readonly Credential[] }

/** That the consultant is introduced; of papers only where the department compared every one. */
export function IntroducedTag({ profile }: { profile: Pick<Shown, 'credentials'> }) {
  const { all, compared } = comparedOf(profile.credentials)
  const isCompared = all > 0 && compared === all
  return <Tag tone="ok">{isCompared ? m.consultant_introduced_compared() : m.consultant_introduced()}</Tag>
}

/** What the department looked at before it introduced the consultant: nothing is claimed beyond what is recorded. */
export const DepartmentCheck = ({ profile: { publishedAt, checkedUntil, credentials } }: { profile: Shown }) => (
  <Section title={m.consultant_check_title()}>
    {publishedAt ? <p>{m.consultant_check_on({ day: formatMomentDay(publishedAt) })}</p> : null}
    <p>
      {papersText(credentials)} {m.consultant_check_rest()}
    </p>
    {checkedUntil ? <p>{m.consultant_check_until({ day: formatDay(checkedUntil) })}</p> : null}
    <p>{m.consultant_check_meaning()}</p>
  </Section>
)

function papersText(credentials: readonly Credential[]) {
  const { all, compared, last } = comparedOf(credentials)
  if (all === 0) return m.consultant_check_no_papers()
  if (last === null) return m.consultant_check_papers_none()
  const day = formatMomentDay(last)
  if (compared === all) return m.consultant_check_papers_all({ day })
  return m.consultant_check_papers_some({ compared: formatNumber(compared), all: formatNumber(all), day })
}
