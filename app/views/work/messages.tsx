import * as m from '~/i18n/paraglide/messages'
import { personName } from '~/i18n/person-name'
import { Prose } from '~/ui/layout'

type Said = { author: string; text: string; sentAt: string; isOwn: boolean }
type Props = { invitation: Said; messages: (Said & { id: string; seenAt: string | null })[] }

/** What the two sides wrote, in the order in which it was written; the invitation first. */
export const Messages = ({ invitation, messages }: Props) => (
  <ol className="messages">
    <Message {...invitation} what={m.conversation_invitation()} text={invitation.text} />
    {messages.map(({ id, seenAt, ...said }) => (
      <Message key={id} {...said} seen={said.isOwn ? seenText(seenAt) : undefined} />
    ))}
  </ol>
)

const seenText = (seenAt: string | null) =>
  seenAt ? m.conversation_seen({ moment: seenAt }) : m.conversation_not_seen()

const Message = ({ author, text, sentAt, isOwn, what, seen }: Said & { what?: string; seen?: string }) => (
  <li className={isOwn ? 'message message-own' : 'message'}>
    <p className="message-head">
      <strong>{isOwn ? m.conversation_you({ name: personName(author) }) : personName(author)}</strong>{' '}
      <span className="hint">{sentAt}</span>
    </p>
    {what ? <p className="hint">{what}</p> : null}
    {text ? <Prose text={text} /> : null}
    {seen ? <p className="hint">{seen}</p> : null}
  </li>
)
