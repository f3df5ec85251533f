import type { NeedPart } from '~/domain/needs/changed-parts'
import { formatMomentDay } from '~/i18n/format'
import { partsInWords } from '~/i18n/need-terms'
import * as m from '~/i18n/paraglide/messages'
import { Notice } from '~/ui/feedback'

type Props = { changes: readonly { at: Date; parts: NeedPart[] }[]; proposedAt: Date | null }

/** What the enterprise changed of its need since it invited the consultant, and whether a proposal was there by then. */
export function NeedChanges({ changes, proposedAt }: Props) {
  const last = changes.at(-1)
  if (!last) return null
  return (
    <Notice tone="due" title={m.request_changes_title()}>
      <ul>
        {changes.map(({ at, parts }) => (
          <li key={at.getTime()}>{m.request_change({ day: formatMomentDay(at), parts: partsInWords(parts) })}</li>
        ))}
      </ul>
      {proposedAt && proposedAt < last.at ? <p>{m.request_change_proposed()}</p> : null}
    </Notice>
  )
}
