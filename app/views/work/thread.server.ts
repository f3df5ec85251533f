import type { messagesOf, openedMessages } from '~/domain/conversation/queries.server'
import { formatMoment } from '~/i18n/format'
import { personName } from '~/i18n/person-name'
import * as m from '~/i18n/paraglide/messages'
import type { AttachedFile } from '~/ui/results'
import { openingReasonText } from '~/i18n/conversation-terms'
import { declineReasonText, withdrawalReasonText } from '~/i18n/work-terms'

type Read = ReturnType<typeof messagesOf> | NonNullable<ReturnType<typeof openedMessages>>
type Conversation = Read['conversation']
type From = 'own' | 'other' | 'department'

/** One thing in a conversation. `what`: what somebody did by it, or about it; `seen`: whether the other side has seen one's own. */
export type Entry = {
  id: string
  author: string
  text: string
  files: readonly AttachedFile[]
  sentAt: string
  from: From
  what: string | null
  seen: string | null
  /** Where a message of the other side is reported, and a question answered for all; null where it was, or cannot be. */
  reportAt: string | null
  answerAt: string | null
}
type Moment = Omit<Entry, 'sentAt'> & { at: Date }

/** Of what is no message: it has no way on, and nothing with it. */
const JUST_SAID = { files: [], seen: null, reportAt: null, answerAt: null }

/** A conversation in the order in which it went: what was written, what was said by a button, and which officers read it. */
export const threadOf = ({ conversation, messages, openings }: Read): Entry[] =>
  [
    ...saidByButton(conversation),
    ...messages.flatMap((message) => [written(conversation, message), ...answered(conversation, message)]),
    ...openings.map(opened),
  ]
    .sort((a, b) => a.at.getTime() - b.at.getTime())
    .map(({ at, ...entry }) => ({ ...entry, sentAt: formatMoment(at) }))

function written({ side, requestId, needIsOpen }: Conversation, message: Read['messages'][number]): Moment {
  const { id, text, files, isOwn, readAt, hiddenReason, reportedAt } = message
  const page = `/conversations/${requestId}/messages/${id}`
  const mayReport = side && !isOwn && hiddenReason === null && reportedAt === null
  const mayAnswer =
    side === 'enterprise' && message.isQuestion && needIsOpen && hiddenReason === null && !message.answerId
  return {
    id,
    text,
    files,
    author: side ? personName(message.author) : withOrganisation(message),
    at: message.sentAt,
    from: isOwn ? 'own' : 'other',
    what: hiddenReason === null ? standingOf(message) : m.conversation_hidden({ reason: hiddenReason }),
    seen: isOwn ? seenText(readAt) : null,
    reportAt: mayReport ? `${page}/report` : null,
    answerAt: mayAnswer ? `${page}/answer` : null,
  }
}

/** That it is a question, and how one's own report of it stands. */
const standingOf = (message: Read['messages'][number]) =>
  [message.isQuestion ? m.conversation_question() : null, reportText(message)].filter(Boolean).join('. ') || null

function reportText({ reportedAt, decision }: Read['messages'][number]) {
  if (!reportedAt) return null
  return decision ? m.conversation_report_kept() : m.conversation_reported()
}

/** The enterprise's answer to a question, which everybody who is invited reads. */
function answered({ side, enterprise }: Conversation, message: Read['messages'][number]): Moment[] {
  const { answerId, question, answer, answeredAt } = message
  if (!answerId || !answeredAt) return []
  return [
    {
      id: answerId,
      author: enterprise,
      text: m.conversation_answer({ question: question ?? '', answer: answer ?? '' }),
      at: answeredAt,
      from: side === 'enterprise' ? 'own' : 'other',
      what: m.conversation_answered(),
      ...JUST_SAID,
    },
  ]
}

/** An officer knows neither side's people. */
const withOrganisation = ({ author, organisation }: { author: string; organisation: string }) =>
  author === organisation ? author : m.conversation_author({ name: personName(author), organisation })

const opened = ({ id, officer, department, reason, note, openedAt }: Read['openings'][number]): Moment => ({
  id,
  author: m.conversation_officer({ name: personName(officer), department }),
  text: m.conversation_opened_reason({ reason: openingReasonText[reason](), note }),
  at: openedAt,
  from: 'department',
  what: m.conversation_opened(),
  ...JUST_SAID,
})

const saidByButton = (conversation: Conversation): Moment[] =>
  conversation.rounds.flatMap((round, index) => {
    const isLast = index === conversation.rounds.length - 1
    return [...invitedIn(conversation, round, index), ...(isLast ? [] : endOf(conversation, round))]
  })

type Round = Conversation['rounds'][number]

/** Whose entry it is, as the reader of the page sees it. */
const fromSide = ({ side }: Conversation, author: Conversation['side']): From => (author === side ? 'own' : 'other')

function invitedIn(conversation: Conversation, round: Round, index: number): Moment[] {
  const invited: Moment = {
    id: index === 0 ? 'invited' : `invited-${round.id}`,
    author: conversation.enterprise,
    text: round.invitation,
    at: round.invitedAt,
    from: fromSide(conversation, 'enterprise'),
    what: index === 0 ? m.conversation_invitation() : m.conversation_invitation_again(),
    ...JUST_SAID,
  }
  if (!round.interestedAt) return [invited]
  const interested: Moment = {
    id: index === 0 ? 'interested' : `interested-${round.id}`,
    author: conversation.consultant,
    text: round.interestMessage ?? '',
    at: round.interestedAt,
    from: fromSide(conversation, 'consultant'),
    what: m.conversation_interested(),
    ...JUST_SAID,
  }
  return [invited, interested]
}

/** How an earlier invitation ended, before the consultant was invited again. */
function endOf(conversation: Conversation, round: Round): Moment[] {
  const { id, answeredAt, declineReason, declineNote, withdrawnAt, withdrawalReason, withdrawalNote } = round
  if (withdrawnAt && withdrawalReason) {
    const reason = withdrawalReasonText[withdrawalReason]()
    return [
      {
        id: `withdrawn-${id}`,
        author: conversation.enterprise,
        text: withdrawalNote ?? '',
        at: withdrawnAt,
        from: fromSide(conversation, 'enterprise'),
        what: m.conversation_withdrawn({ reason }),
        ...JUST_SAID,
      },
    ]
  }
  if (!answeredAt || !declineReason) return []
  return [
    {
      id: `declined-${id}`,
      author: conversation.consultant,
      text: declineNote ?? '',
      at: answeredAt,
      from: fromSide(conversation, 'consultant'),
      what: m.conversation_declined({ reason: declineReasonText[declineReason]() }),
      ...JUST_SAID,
    },
  ]
}

const seenText = (seenAt: Date | null) =>
  seenAt ? m.conversation_seen({ moment: formatMoment(seenAt) }) : m.conversation_not_seen()
