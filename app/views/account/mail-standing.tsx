import { Link } from '@remix-run/react'
import type { MailStanding } from '~/domain/accounts/takes-mail'
import * as m from '~/i18n/paraglide/messages'
import { Notice, Tag } from '~/ui/feedback'

type Props = { email: string | null; standing: MailStanding }

const tags = {
  none: null,
  confirmed: { tone: 'ok', text: m.confirm_email_tag_confirmed },
  waiting: { tone: 'due', text: m.confirm_email_tag_waiting },
  refused: { tone: 'due', text: m.confirm_email_tag_stopped },
  disowned: { tone: 'due', text: m.confirm_email_tag_stopped },
} as const

/** An address with whether mails go there. */
export function MailAddress({ email, standing }: Props) {
  const tag = tags[standing]
  return (
    <>
      {email ?? m.account_none_given()} {tag && <Tag tone={tag.tone}>{tag.text()}</Tag>}
    </>
  )
}

/** Says that the operator has set up no mail. */
export const MailNotSetUp = () => (
  <Notice tone="due" title={m.alert_no_mail_title()}>
    {m.alert_no_mail()}
  </Notice>
)

const whyNot = {
  none: m.confirm_email_notice_none,
  waiting: m.confirm_email_notice_waiting,
  refused: m.confirm_email_notice_stopped,
  disowned: m.confirm_email_notice_stopped,
} as const

/** Where somebody chooses what is mailed: says that nothing reaches them, and leads to what to do. */
export function MailsDoNotCome({ email, standing }: Props) {
  if (standing === 'confirmed') return null
  return (
    <Notice tone="due" title={m.confirm_email_notice_title()}>
      {whyNot[standing]({ email: email ?? '' })} <Link to="/confirm-email">{m.confirm_email_look()}</Link>
    </Notice>
  )
}
