import * as m from '~/i18n/paraglide/messages'
import { Prose } from '~/ui/layout'
import type { Entry } from './thread.server'

/** What the two sides wrote, in the order in which it was written; the invitation first. */
export const Messages = ({ entries }: { entries: Entry[] }) => (
  <ol className="messages">
    {entries.map((entry) => (
      <Message key={entry.id} {...entry} />
    ))}
  </ol>
)

const Message = ({ author, text, sentAt, from, what, seen }: Entry) => (
  <li className={from === 'other' ? 'message' : `message message-${from}`}>
    <p className="message-head">
      <strong>{from === 'own' ? m.conversation_you({ name: author }) : author}</strong>{' '}
      <span className="hint">{sentAt}</span>
    </p>
    {what ? <p className="hint">{what}</p> : null}
    {text ? <Prose text={text} /> : null}
    {seen ? <p className="hint">{seen}</p> : null}
  </li>
)
