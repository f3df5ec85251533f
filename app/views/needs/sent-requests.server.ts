import type { Actor } from '~/domain/accounts/lifecycle'
import { unseenMessages } from '~/domain/conversation/queries.server'
import { profileCards } from '~/domain/directory/queries.server'
import { groupBy } from '~/domain/group-by'
import { canManageNeed } from '~/domain/needs/policy'
import type { needPage } from '~/domain/needs/queries.server'
import { askedOf } from '~/domain/needs/steps.server'
import { isOpenRequest, mayInviteAgain, proposalStanding, remindableFrom } from '~/domain/proposals/lifecycle'
import { requestSteps } from '~/domain/proposals/steps.server'
import { showsContact } from '~/domain/proposals/policy'
import * as m from '~/i18n/paraglide/messages'
import { requestStepSaid } from '~/i18n/work-terms'
import { today } from '~db/clock'

type Page = ReturnType<typeof needPage>
type Sent = Page['requests'][number]

/**
 * A consultant who was asked: the last request to them as it stands and what can be done about it, and those before. What the two
 * sides wrote is for them only.
 */
export type SentItem = ReturnType<typeof sentItems>[number]

export function sentItems(actor: Actor, { need, requests }: Pick<Page, 'need' | 'requests'>) {
  const isOpen = need.status === 'published'
  const steps = requestSteps(requests.map(({ id }) => id))
  const byConsultant = groupBy(requests, ({ profileId }) => profileId)
  const names = new Map(profileCards([...byConsultant.keys()]).map((card) => [card.id, card.name]))
  const shown = canManageNeed(actor, need) ? (sent: Sent) => sent : withoutWords
  return [...byConsultant.values()].map((written) => {
    const all = written.map(shown)
    const sent = all.at(-1)!
    const remindFrom = isOpen ? remindableFrom({ ...askedOf(sent), reminders: sent.reminders }) : null
    return {
      ...sent,
      ...endingOf(sent),
      standing: sent.proposal && proposalStanding({ status: sent.proposal, validUntil: sent.validUntil }, today()),
      said: requestStepSaid(steps.get(sent.id)!, actor.role, today()),
      name: names.get(sent.profileId) ?? m.need_requests_consultant(),
      unseen: unseenMessages(actor, sent.id),
      contact: isOpen ? contactOf(sent) : null,
      remindFrom,
      mayRemind: remindFrom !== null && remindFrom <= today(),
      mayWithdraw: isOpen && sent.status === 'sent',
      mayInviteAgain: isOpen && mayInviteAgain(all),
      earlier: all.slice(0, -1).map((one) => ({ ...one, ...endingOf(one) })),
    }
  })
}

const withoutWords = (sent: Sent): Sent => ({ ...sent, message: '', declineNote: null, withdrawalNote: null })

/** When the consultant said no or the enterprise took it back; a proposal that was taken back is a no of that moment. */
const endingOf = ({ proposal, proposalDecidedAt, answeredAt, withdrawnAt }: Sent) => ({
  endedAt: withdrawnAt ?? (proposal === 'withdrawn' ? proposalDecidedAt : answeredAt),
})

/** From when on the consultant sees how the enterprise is reached, and since when they do; null once it cannot be chosen any more. */
function contactOf(sent: Sent) {
  if (!isOpenRequest(sent)) return null
  const isShown = showsContact({ ...sent, needStatus: 'published' })
  return { from: sent.contactFrom, since: isShown ? sent.contactSharedAt : null }
}
