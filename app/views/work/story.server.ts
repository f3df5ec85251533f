import type { Side, StoryEvent } from '~/domain/activity/story.server'
import type { Role } from '~/domain/accounts/lifecycle'
import { storyOfEngagement } from '~/domain/engagement/queries.server'
import { partsIn } from '~/domain/needs/changes.server'
import { jointMembers } from '~/domain/needs/joint-need.server'
import { formatNumber } from '~/i18n/format'
import { partsSeen } from '~/domain/needs/changed-parts'
import { needEventText, needEventWords } from '~/i18n/need-terms'
import * as m from '~/i18n/paraglide/messages'
import { stepActorText } from '~/i18n/work-terms'
import { eventText } from '~/views/account/event-words'
import type { StoryItem } from './story'

/** What is told in the words in which whoever did it finds it among their own data. */
const AS_DONE = [
  'review.written_by_enterprise',
  'review.written_by_consultant',
  'review.replied',
  'review.hidden',
  'review.shown_again',
  'change.proposed',
  'change.confirmed',
  'change.declined',
  'change.withdrawn',
  'engagement.paused',
  'engagement.pause_extended',
  'engagement.resumed',
  'end.proposed',
  'end.objected',
  'end.withdrawn',
  'engagement.ended',
  'dispute.opened',
  'dispute.withdrawn',
  'dispute.accounted',
  'dispute.recorded',
  'dispute.closed',
  'diary.written',
  'diary.changed',
  'diary.removed',
  'payment.marked',
  'payment.confirmed',
  'payment.missing',
  'payment.withdrawn',
] as const

/** What one consultant's story says otherwise than that of the need, where they are one of several. */
const ownWords: Partial<Record<string, () => string>> = {
  'request.sent': m.story_request_sent,
  'request.reminded': m.story_request_reminded,
  'request.withdrawn': m.story_request_withdrawn,
  'request.interested': m.story_request_interested,
  'request.declined': m.story_request_declined,
  'request.contact_shared': m.story_contact_shared,
  'request.contact_withdrawn': m.story_contact_withdrawn,
  'interest.accepted': m.story_interest_accepted,
  'partnership.asked': m.story_partnership_asked,
  'partnership.reminded': m.story_partnership_reminded,
  'partnership.agreed': m.story_partnership_agreed,
  'partnership.declined': m.story_partnership_declined,
  'partnership.withdrawn': m.story_partnership_withdrawn,
  'partnership.left': m.story_partnership_left,
  'proposal.submitted': m.story_proposal_submitted,
  'proposal.revised': m.story_proposal_revised,
  'proposal.withdrawn': m.story_proposal_withdrawn,
  'conversation.opened': m.story_conversation_opened,
  'agreement.confirmed': m.story_agreement_confirmed,
  'agreement.copy_attached': m.story_agreement_copy_attached,
  'agreement.copy_removed': m.story_agreement_copy_removed,
  'measure.read': m.story_measure_read,
  ...Object.fromEntries(AS_DONE.map((name) => [name, eventText[name]])),
}

const milestoneWords: Partial<Record<string, (of: { milestone: string }) => string>> = {
  'milestone.submitted': m.story_milestone_submitted,
  'milestone.accepted': m.story_milestone_accepted,
  'milestone.returned': m.story_milestone_returned,
}

const registerWords: Partial<Record<string, (of: { member: string }) => string>> = {
  'certificate.member_added': m.story_certificate_member_added,
  'certificate.member_left': m.story_certificate_member_left,
}

/** What milestones are called, and members of the group, by id. */
export type StoryNames = { milestones: ReadonlyMap<string, string>; members: ReadonlyMap<string, string> }
type Planned = { id: string; title: string; memberId: string | null }
const NOBODY: StoryNames = { milestones: new Map(), members: new Map() }

/** An event that names a milestone, or a member of a group, in words; null for every other. */
export function namedIn({ name, detail }: Pick<StoryEvent, 'name' | 'detail'>, { milestones, members }: StoryNames) {
  const milestone = milestones.get(String(detail.milestoneId))
  if (milestone && milestoneWords[name]) return milestoneWords[name]({ milestone })
  const member = members.get(String(detail.memberId))
  return member && registerWords[name] ? registerWords[name]({ member }) : null
}

function wordsOf({ name, detail }: StoryEvent, { milestones, members }: StoryNames): string | null {
  const of = namedIn({ name, detail }, { milestones, members })
  if (of) return of
  if (name === 'request.sent' && 'again' in detail) return m.story_request_sent_again()
  if (ownWords[name]) return ownWords[name]()
  return Object.hasOwn(needEventText, name) ? needEventWords(name, detail, partsSeen(partsIn(detail))) : null
}

/** It follows from what somebody did, and is no deed of theirs; or its words say who, neither of the two sides. */
const isByItself = (name: string) => name === 'request.contact_shared' || name.startsWith('partnership.')

export function sideText(side: Side, role: Role): string {
  if (side === 'system') return m.story_by_system()
  return side === 'partner' ? m.story_by_partner() : stepActorText({ actor: side }, role)
}

/** What happened between two sides in words, as one of them reads it. */
export const storyItems = (story: readonly StoryEvent[], role: Role, names: StoryNames = NOBODY): StoryItem[] =>
  story.flatMap((event) => {
    // A change that only the enterprise sees, as of what it means to spend, tells the other side nothing.
    if (event.name === 'need.changed' && partsSeen(partsIn(event.detail)).length === 0) return []
    const text = wordsOf(event, names)
    if (text === null) return []
    return [{ text, at: event.at, who: isByItself(event.name) ? undefined : sideText(event.side, role) }]
  })

export const engagementStory = (engagement: Parameters<typeof storyOfEngagement>[0], role: Role) =>
  storyItems(storyOfEngagement(engagement), role, storyNames(engagement.needId, engagement.milestones))

/** What milestones are called where they stand in their order, in the work for a group with whose each is. */
export function storyNames(needId: string, planned: readonly Planned[]): StoryNames {
  const members = new Map(jointMembers(needId).map(({ id, name }) => [id, name]))
  const milestones = new Map(
    planned.map(({ id, title, memberId }, index) => {
      const member = members.get(memberId ?? '')
      const number = formatNumber(index + 1)
      return [id, member ? m.story_milestone_of({ number, member, title }) : title]
    }),
  )
  return { milestones, members }
}
