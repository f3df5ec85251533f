import { changesBetween, type OfferChange } from '~/domain/proposals/changes'
import { saidIn } from '~/domain/proposals/offer-said'
import type { Offer } from '~/domain/proposals/versions.server'
import { formatDay, formatMoment, formatNumber, formatVnd } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { weeksText } from '~/i18n/work-terms'
import { Details, Prose } from '~/ui'
import { OfferSummary } from './proposal'

const names: Record<OfferChange['part'], () => string> = {
  priceVnd: m.proposal_price,
  durationWeeks: m.proposal_duration,
  onSiteDays: m.proposal_days_on_site,
  validUntil: m.proposal_valid_until,
  scope: m.proposal_scope,
  approach: m.proposal_approach,
  people: m.proposal_people,
  milestones: m.proposal_milestones,
  lines: m.proposal_lines_changed,
  payments: m.proposal_payments,
  provides: m.proposal_provides,
  files: m.proposal_file,
}

const days = (value: number | null) =>
  value === null ? m.proposal_compare_not_said() : m.proposal_days({ days: formatNumber(value) })

/** A change in words: a figure with what it was, a text by its name. */
function changeText(change: OfferChange): string {
  const part = names[change.part]()
  const from = (before: string, after: string) => m.proposal_change_from_to({ part, before, after })
  switch (change.part) {
    case 'priceVnd':
      return from(formatVnd(change.from), formatVnd(change.to))
    case 'durationWeeks':
      return from(weeksText(change.from), weeksText(change.to))
    case 'onSiteDays':
      return from(days(change.from), days(change.to))
    case 'validUntil':
      return from(
        change.from ? formatDay(change.from) : m.proposal_compare_not_said(),
        change.to ? formatDay(change.to) : m.proposal_compare_not_said(),
      )
    default:
      return m.proposal_change_said({ part })
  }
}

/** What a version says otherwise than the one before. */
export const ChangeList = ({ changes }: { changes: readonly OfferChange[] }) => (
  <ul>
    {changes.map((change) => (
      <li key={change.part}>{changeText(change)}</li>
    ))}
  </ul>
)

/** What the last version changed, and the ones before to read; nothing where there is one only. `versions`: the newest first. */
export function EarlierVersions({ versions }: { versions: readonly Offer[] }) {
  const [last, before] = versions
  if (!last || !before) return null
  return (
    <>
      <h3>{m.proposal_changed_title({ number: formatNumber(last.number), moment: formatMoment(last.submittedAt) })}</h3>
      <ChangeList changes={changesBetween(saidIn(before), saidIn(last))} />
      {last.changeNote ? <Prose text={last.changeNote} /> : null}
      {versions.slice(1).map((version) => (
        <Details
          key={version.id}
          summary={m.proposal_version_of({
            number: formatNumber(version.number),
            moment: formatMoment(version.submittedAt),
          })}
        >
          <OfferSummary offer={version} />
        </Details>
      ))}
    </>
  )
}
