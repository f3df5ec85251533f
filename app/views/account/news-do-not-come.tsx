import { Link } from '@remix-run/react'
import * as m from '~/i18n/paraglide/messages'
import { Notice } from '~/ui/feedback'
import { MailsDoNotCome } from './mail-standing'
import type { NewsReach } from './news-reach.server'

/** Says that nothing reaches somebody outside the application, and leads to what is least to do about it. */
export function NewsDoNotCome({ email, standing, phone, phoneStanding }: NewsReach) {
  if (standing === 'confirmed' || phoneStanding === 'confirmed') return null
  if (phone !== null && (phoneStanding === 'waiting' || phoneStanding === 'stopped')) {
    const text = phoneStanding === 'waiting' ? m.phone_notice_waiting({ phone }) : m.phone_notice_stopped({ phone })
    return (
      <Notice tone="due" title={m.phone_notice_title()}>
        {text} <Link to="/account/phone">{m.phone_notice_link()}</Link>
      </Notice>
    )
  }
  return standing === null ? null : <MailsDoNotCome {...{ email, standing }} />
}
