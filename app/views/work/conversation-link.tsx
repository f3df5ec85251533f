import { Link } from '@remix-run/react'
import { formatNumber } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { LinkButton } from '~/ui/actions'
import { Tag } from '~/ui/feedback'

type Props = { requestId: string; unseen: number }

/** Leads to the conversation with the other side, and says how much of it is new. */
export const ConversationButton = ({ requestId, unseen, name }: Props & { name: string }) => (
  <LinkButton variant="secondary" to={`/conversations/${requestId}`}>
    {unseen > 0 ? m.conversation_open_count({ name, count: formatNumber(unseen) }) : m.conversation_open({ name })}
  </LinkButton>
)

/** The same in a row of a table. */
export const ConversationLink = ({ requestId, unseen }: Props) => (
  <>
    <Link to={`/conversations/${requestId}`}>{m.conversation_link()}</Link>{' '}
    {unseen > 0 ? <Tag tone="info">{m.conversation_link_new({ count: formatNumber(unseen) })}</Tag> : null}
  </>
)
