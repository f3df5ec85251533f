import { Link } from '@remix-run/react'
import * as m from '~/i18n/paraglide/messages'
import { LinkButton } from '~/ui/actions'
import { Prose } from '~/ui/layout'
import { useReadOnly } from '~/ui/read-only'
import { Attachments } from '~/ui/results'
import type { Entry } from './thread.server'

/** What the two sides wrote, in the order in which it was written; the invitation first. */
export const Messages = ({ entries }: { entries: Entry[] }) => (
  <ol className="messages">
    {entries.map((entry) => (
      <Message key={entry.id} {...entry} />
    ))}
  </ol>
)

const Message = ({ id, author, text, files, sentAt, from, what, seen, reportAt, answerAt }: Entry) => (
  <li id={`message-${id}`} className={from === 'other' ? 'message' : `message message-${from}`}>
    <p className="message-head">
      <strong>{from === 'own' ? m.conversation_you({ name: author }) : author}</strong>{' '}
      <span className="hint">{sentAt}</span>
    </p>
    {what ? <p className="hint">{what}</p> : null}
    {text ? <Prose text={text} /> : null}
    <Attachments files={files} />
    {seen ? <p className="hint">{seen}</p> : null}
    {answerAt ? (
      <LinkButton variant="secondary" to={answerAt} toForm>
        {m.answer_link()}
      </LinkButton>
    ) : null}
    {reportAt ? <ReportLink to={reportAt} sentAt={sentAt} /> : null}
  </li>
)

function ReportLink({ to, sentAt }: { to: string; sentAt: string }) {
  if (useReadOnly()) return null
  return (
    <p className="message-report">
      <Link to={to}>
        {m.report_link()} <span className="visually-hidden">{m.report_link_of({ moment: sentAt })}</span>
      </Link>
    </p>
  )
}
