import { profileCards } from '~/domain/directory/queries.server'
import type { consultantsToIntroduce } from '~/domain/follow-up/introduce-consultant.server'
import { formatNumber } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { matchItem } from '~/views/matching/match-items.server'

const offeredText = {
  listed: m.follow_up_offered_listed,
  subject: m.follow_up_offered_subject,
  other: m.follow_up_offered_other,
}

/** Consultants who can be introduced, as a list of matches shows them, with why each is offered and what waits for their reply. */
export function offeredItems(offered: ReturnType<typeof consultantsToIntroduce>) {
  const cards = new Map(profileCards(offered.map(({ id }) => id)).map((card) => [card.id, card]))
  return offered.flatMap(({ id, as, fit, waiting }) => {
    const card = cards.get(id)
    if (!card) return []
    const { reasons = [], missing = [] } = fit ?? {}
    const item = matchItem({ ...card, reasons, missing, isNewcomer: false, newOn: null })
    const waits =
      waiting > 0 ? m.follow_up_offered_waiting({ count: formatNumber(waiting) }) : m.follow_up_offered_free()
    return [{ ...item, facts: [offeredText[as](), waits] }]
  })
}
