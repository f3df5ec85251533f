import { comparedOf } from '~/domain/directory/completeness'
import type { Credential } from '~/domain/directory/queries.server'
import { endedPapersText } from '~/i18n/directory-terms'
import { formatDay, formatMomentDay, formatNumber } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { Tag } from '~/ui/feedback'
import { Section } from '~/ui/layout'

type Shown = {
  profile: { publishedAt: Date | null; checkedUntil: string | null; credentials: readonly Credential[] }
  today: string
}

/** That the consultant is introduced; of papers only where the department compared every one and none has ended. */
export const IntroducedTag = ({ profile: { credentials }, today }: Shown) => (
  <Tag tone="ok">
    {comparedOf(credentials, today).isWhole ? m.consultant_introduced_compared() : m.consultant_introduced()}
  </Tag>
)

/** What the department looked at before it introduced the consultant: nothing is claimed beyond what is recorded. */
export const DepartmentCheck = ({ profile: { publishedAt, checkedUntil, credentials }, today }: Shown) => (
  <Section title={m.consultant_check_title()}>
    {publishedAt ? <p>{m.consultant_check_on({ day: formatMomentDay(publishedAt) })}</p> : null}
    <p>{[...papersTexts(credentials, today), m.consultant_check_rest()].join(' ')}</p>
    {checkedUntil ? <p>{m.consultant_check_until({ day: formatDay(checkedUntil) })}</p> : null}
    <p>{m.consultant_check_meaning()}</p>
  </Section>
)

function papersTexts(credentials: readonly Credential[], today: string): string[] {
  if (credentials.length === 0) return [m.consultant_check_no_papers()]
  const { valid, compared, last, ended } = comparedOf(credentials, today)
  const ends = ended.length > 0 ? [endedPapersText(ended)] : []
  if (valid === 0) return ends
  if (last === null) return [m.consultant_check_papers_none(), ...ends]
  const day = formatMomentDay(last)
  if (compared === valid) return [m.consultant_check_papers_all({ day }), ...ends]
  const counts = { compared: formatNumber(compared), all: formatNumber(valid) }
  return [m.consultant_check_papers_some({ ...counts, day }), ...ends]
}
