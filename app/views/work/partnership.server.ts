import type { Actor } from '~/domain/accounts/lifecycle'
import { partnershipsOf } from '~/domain/proposals/partnerships.server'
import { excerpt } from '~/i18n/need-terms'
import { untilText } from '~/i18n/work-terms'
import { today } from '~db/clock'

/** What a consultant's list shows of the joint proposals to which they were invited. */
export const partnershipItems = (actor: Actor) =>
  partnershipsOf(actor).map(({ id, need, lead, standing, dueOn }) => ({
    id,
    lead,
    standing,
    need: excerpt(need.text, 80),
    until: standing === 'asked' ? untilText(dueOn, today(), true) : undefined,
  }))
