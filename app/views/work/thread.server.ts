import type { messagesOf, openedMessages } from '~/domain/conversation/queries.server'
import { formatMoment } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { openingReasonText } from '~/i18n/work-terms'

type Read = ReturnType<typeof messagesOf> | NonNullable<ReturnType<typeof openedMessages>>
type Conversation = Read['conversation']
type From = 'own' | 'other' | 'department'

/** One thing in a conversation. `what`: what somebody did by it, or about it; `seen`: whether the other side has seen one's own. */
export type Entry = {
  id: string
  author: string
  text: string
  sentAt: string
  from: From
  what: string | null
  seen: string | null
  /** Where a message of the other side is reported; null where it was, or cannot be. */
  reportAt: string | null
}
type Moment = Omit<Entry, 'sentAt'> & { at: Date }

/** A conversation in the order in which it went: what was written, what was said by a button, and which officers read it. */
export const threadOf = ({ conversation, messages, openings }: Read): Entry[] =>
  [...saidByButton(conversation), ...messages.map((message) => written(conversation, message)), ...openings.map(opened)]
    .sort((a, b) => a.at.getTime() - b.at.getTime())
    .map(({ at, ...entry }) => ({ ...entry, sentAt: formatMoment(at) }))

function written({ side, requestId }: Conversation, message: Read['messages'][number]): Moment {
  const { id, text, isOwn, readAt, hiddenReason, reportedAt } = message
  const mayReport = side && !isOwn && hiddenReason === null && reportedAt === null
  return {
    id,
    text,
    author: side ? message.author : withOrganisation(message),
    at: message.sentAt,
    from: isOwn ? 'own' : 'other',
    what: hiddenReason === null ? reportText(message) : m.conversation_hidden({ reason: hiddenReason }),
    seen: isOwn ? seenText(readAt) : null,
    reportAt: mayReport ? `/conversations/${requestId}/messages/${id}/report` : null,
  }
}

/** How one's own report of a message stands. */
function reportText({ reportedAt, decision }: Read['messages'][number]) {
  if (!reportedAt) return null
  return decision ? m.conversation_report_kept() : m.conversation_reported()
}

/** An officer knows neither side's people. */
const withOrganisation = ({ author, organisation }: { author: string; organisation: string }) =>
  author === organisation ? author : m.conversation_author({ name: author, organisation })

const opened = ({ id, officer, department, reason, note, openedAt }: Read['openings'][number]): Moment => ({
  id,
  author: m.conversation_officer({ name: officer, department }),
  text: m.conversation_opened_reason({ reason: openingReasonText[reason](), note }),
  at: openedAt,
  from: 'department',
  what: m.conversation_opened(),
  seen: null,
  reportAt: null,
})

function saidByButton({ side, ...row }: Conversation): Moment[] {
  const from = (author: Conversation['side']): From => (author === side ? 'own' : 'other')
  const invited: Moment = {
    id: 'invited',
    author: row.enterprise,
    text: row.invitation,
    at: row.invitedAt,
    from: from('enterprise'),
    what: m.conversation_invitation(),
    seen: null,
    reportAt: null,
  }
  if (!row.interestedAt) return [invited]
  const interested: Moment = {
    id: 'interested',
    author: row.consultant,
    text: row.interestNote ?? '',
    at: row.interestedAt,
    from: from('consultant'),
    what: m.conversation_interested(),
    seen: null,
    reportAt: null,
  }
  return [invited, interested]
}

const seenText = (seenAt: Date | null) =>
  seenAt ? m.conversation_seen({ moment: formatMoment(seenAt) }) : m.conversation_not_seen()
