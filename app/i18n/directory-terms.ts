import type { EventDetail } from '~/domain/activity/events'
import { checkHasEnded, type ComparedWith, type ProfilePart, type ProfileStatus } from '~/domain/directory/lifecycle'
import { formatDay, formatMomentDay, formatNumber } from './format'
import { inSentence } from './in-sentence'
import * as m from './paraglide/messages'

type Tone = 'due' | 'ok' | 'danger' | 'info' | 'neutral'

export const profileStatusText: Record<ProfileStatus, () => string> = {
  draft: m.profile_status_draft,
  submitted: m.profile_status_submitted,
  published: m.profile_status_published,
  returned: m.profile_status_returned,
}

export const profileStatusTone: Record<ProfileStatus, Tone> = {
  draft: 'neutral',
  submitted: 'due',
  published: 'ok',
  returned: 'due',
}

/** The word and tone for a profile's state today; a published profile whose check has ended has its own. */
export function profileState(profile: { status: ProfileStatus; checkedUntil: string | null }, today: string) {
  if (profile.status === 'published' && checkHasEnded(profile, today)) {
    return { text: m.profile_status_check_ended(), tone: 'danger' as Tone }
  }
  return { text: profileStatusText[profile.status](), tone: profileStatusTone[profile.status] }
}

export const profilePartText: Record<ProfilePart, () => string> = {
  basics: m.profile_part_basics,
  services: m.profile_part_services,
  reach: m.profile_part_reach,
  credentials: m.profile_part_credentials,
}

export const profilePartHint: Record<ProfilePart, () => string> = {
  basics: m.profile_part_basics_hint,
  services: m.profile_part_services_hint,
  reach: m.profile_part_reach_hint,
  credentials: m.profile_part_credentials_hint,
}

export const partNames = (parts: readonly ProfilePart[]) => parts.map((part) => profilePartText[part]()).join(', ')

export const comparedWithText: Record<ComparedWith, () => string> = {
  original: m.compared_with_original,
  certified_copy: m.compared_with_certified_copy,
  file: m.compared_with_file,
  issuer: m.compared_with_issuer,
}

/** What the department compared a credential with, and when; or that it is the consultant's own statement. */
export const comparedText = ({
  comparedWith,
  comparedAt,
}: {
  comparedWith: ComparedWith | null
  comparedAt: Date | null
}) =>
  comparedWith && comparedAt
    ? m.compared_on({ paper: inSentence(comparedWithText[comparedWith]()), day: formatMomentDay(comparedAt) })
    : m.compared_not()

/** The papers that have ended, each with its last day. */
export const endedPapersText = (papers: readonly { name: string; validUntil: string | null }[]) =>
  m.papers_ended({
    papers: papers.map(({ name, validUntil }) => (validUntil ? `${name} (${formatDay(validUntil)})` : name)).join('; '),
  })

type ProfileEvent = { name: string; detail: Record<string, unknown> }

/** An event of a profile's history in words: what happened, and what was said with it; `earlier`: those before it, newest first. */
export function profileEventText(
  { name, detail }: ProfileEvent,
  earlier: readonly ProfileEvent[],
): { title: string; note?: string } {
  switch (name) {
    case 'profile.submitted':
      return { title: m.profile_event_submitted() }
    case 'profile.published': {
      const until = detail.checkedUntil
      return {
        title: isIntroduced(earlier) ? m.profile_event_checked_again() : m.profile_event_published(),
        note: typeof until === 'string' ? m.profile_event_published_until({ day: formatDay(until) }) : undefined,
      }
    }
    case 'profile.compared':
      return comparisonEventText(detail.papers as EventDetail<'profile.compared'>['papers'])
    case 'profile.returned':
      return { title: m.profile_event_returned(), note: String(detail.reason) }
    case 'profile.withdrawn':
      return { title: m.profile_event_withdrawn() }
    case 'invitations.paused': {
      const { until } = detail
      const note = typeof until === 'string' ? m.follow_up_paused_until({ day: formatDay(until) }) : undefined
      return { title: m.profile_event_paused(), note }
    }
    case 'invitations.resumed':
      return { title: m.profile_event_resumed() }
    default:
      return { title: m.profile_event_changed({ parts: partNames(detail.parts as ProfilePart[]) }) }
  }
}

/** Whether the department's last decision among the events, newest first, introduced the consultant. */
const isIntroduced = (events: readonly ProfileEvent[]) =>
  events.find(({ name }) => name === 'profile.published' || name === 'profile.returned')?.name === 'profile.published'

function comparisonEventText(papers: EventDetail<'profile.compared'>['papers']) {
  const compared = papers.filter(({ comparedWith }) => comparedWith !== null).length
  const undone = papers.length - compared
  const said = [
    compared > 0 ? m.profile_event_compared({ count: formatNumber(compared) }) : null,
    undone > 0 ? m.profile_event_uncompared({ count: formatNumber(undone) }) : null,
  ].filter((one) => one !== null)
  return { title: said[0]!, note: said[1] }
}
