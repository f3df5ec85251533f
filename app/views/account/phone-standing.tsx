import type { PhoneStanding } from '~/domain/accounts/takes-phone-messages.server'
import * as m from '~/i18n/paraglide/messages'
import { Tag } from '~/ui/feedback'

const tags = {
  none: null,
  confirmed: { tone: 'ok', text: m.confirm_email_tag_confirmed },
  waiting: { tone: 'due', text: m.confirm_email_tag_waiting },
  stopped: { tone: 'due', text: m.phone_tag_stopped },
} as const

/** A number with whether messages go there; `standing` is null where the operator sends none. */
export function PhoneNumber({ phone, standing }: { phone: string | null; standing: PhoneStanding | null }) {
  const tag = standing && tags[standing]
  return (
    <>
      {phone ?? m.account_none_given()} {tag && <Tag tone={tag.tone}>{tag.text()}</Tag>}
    </>
  )
}
