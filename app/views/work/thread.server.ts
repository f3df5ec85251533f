import type { messagesOf } from '~/domain/conversation/queries.server'
import { formatMoment } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'

type Read = ReturnType<typeof messagesOf>

/** One thing in a conversation. `what`: what somebody did by it; `seen`: whether the other side has seen one's own. */
export type Entry = {
  id: string
  author: string
  text: string
  sentAt: string
  isOwn: boolean
  what: string | null
  seen: string | null
}

/** A conversation in the order in which it went: the invitation, what was written, and what was said by a button. */
export function threadOf({ conversation, messages }: Read): Entry[] {
  const written = messages.map(({ sentAt, readAt, ...message }) => ({
    ...message,
    at: sentAt,
    what: null,
    seen: message.isOwn ? seenText(readAt) : null,
  }))
  return [...saidByButton(conversation), ...written]
    .sort((a, b) => a.at.getTime() - b.at.getTime())
    .map(({ at, ...entry }) => ({ ...entry, sentAt: formatMoment(at) }))
}

function saidByButton({ side, ...row }: Read['conversation']) {
  const invited = {
    id: 'invited',
    author: row.enterprise,
    text: row.invitation,
    at: row.invitedAt,
    isOwn: side === 'enterprise',
    what: m.conversation_invitation(),
    seen: null,
  }
  if (!row.interestedAt) return [invited]
  const interested = {
    id: 'interested',
    author: row.consultant,
    text: row.interestNote ?? '',
    at: row.interestedAt,
    isOwn: side === 'consultant',
    what: m.conversation_interested(),
    seen: null,
  }
  return [invited, interested]
}

const seenText = (seenAt: Date | null) =>
  seenAt ? m.conversation_seen({ moment: formatMoment(seenAt) }) : m.conversation_not_seen()
