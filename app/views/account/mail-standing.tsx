import { Link } from '@remix-run/react'
import type { MailStanding } from '~/domain/accounts/takes-mail'
import * as m from '~/i18n/paraglide/messages'
import { Notice, Tag } from '~/ui/feedback'

type Props = { email: string; standing: MailStanding }

const tags = {
  confirmed: { tone: 'ok', text: m.confirm_email_tag_confirmed },
  waiting: { tone: 'due', text: m.confirm_email_tag_waiting },
  refused: { tone: 'due', text: m.confirm_email_tag_stopped },
  disowned: { tone: 'due', text: m.confirm_email_tag_stopped },
} as const

/** An address with whether mails go there. */
export const MailAddress = ({ email, standing }: Props) => (
  <>
    {email} <Tag tone={tags[standing].tone}>{tags[standing].text()}</Tag>
  </>
)

/** Says that the operator has set up no mail. */
export const MailNotSetUp = () => (
  <Notice tone="due" title={m.alert_no_mail_title()}>
    {m.alert_no_mail()}
  </Notice>
)

/** Where somebody chooses what is mailed: says that nothing reaches them, and leads to what to do. */
export function MailsDoNotCome({ email, standing }: Props) {
  if (standing === 'confirmed') return null
  const text = standing === 'waiting' ? m.confirm_email_notice_waiting : m.confirm_email_notice_stopped
  return (
    <Notice tone="due" title={m.confirm_email_notice_title()}>
      {text({ email })} <Link to="/confirm-email">{m.confirm_email_look()}</Link>
    </Notice>
  )
}
