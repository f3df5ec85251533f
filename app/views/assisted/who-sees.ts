import type { AgencyKind } from '~/domain/accounts/agencies'
import * as m from '~/i18n/paraglide/messages'

/** What is seen by whom once a need is confirmed, sentence by sentence: said by the officer, on the slip and where it is confirmed. */
export const whoSees = ({ name, agencyKind }: { name: string; agencyKind: AgencyKind | null }) => [
  agencyKind === 'department_in_charge'
    ? m.assisted_sees_department_only({ agency: name })
    : m.assisted_sees_nobody({ agency: name }),
  m.assisted_sees_text(),
  m.assisted_sees_name(),
  m.assisted_sees_department(),
]
