import { changesBetween, type OfferChange } from '~/domain/proposals/changes'
import { saidIn } from '~/domain/proposals/offer-said'
import type { Offer } from '~/domain/proposals/versions.server'
import { formatMoment, formatNumber } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { Details, Prose, Section } from '~/ui'
import { OfferSummary } from './proposal'
import { changeText } from './proposal-change-text'

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
    <Section
      title={m.proposal_changed_title({ number: formatNumber(last.number), moment: formatMoment(last.submittedAt) })}
    >
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
    </Section>
  )
}
