import type { Day } from '~/domain/days'
import { formatDay } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'

/** What a need for a renewal begins with; its enterprise goes on writing. */
export const renewalText = ({
  scheme,
  number,
  expiresOn,
}: {
  scheme: string
  number: string
  expiresOn: Day | null
}) =>
  expiresOn
    ? m.paper_renew_text({ scheme, number, day: formatDay(expiresOn) })
    : m.paper_renew_text_open({ scheme, number })
