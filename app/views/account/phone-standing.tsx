import type { PhoneStanding } from '~/domain/accounts/takes-phone-messages.server'
import * as m from '~/i18n/paraglide/messages'
import { Tag } from '~/ui/feedback'

const tags = {
  none: null,
  confirmed: { tone: 'ok', text: m.confirm_email_tag_confirmed },
  waiting: { tone: 'due', text: m.confirm_email_tag_waiting },
  stopped: { tone: 'due', text: m.phone_tag_stopped },
} as const

type Standing = { standing: PhoneStanding | null }

/** Whether messages go to a number; nothing where the operator sends none. */
export function PhoneTag({ standing }: Standing) {
  const tag = standing && tags[standing]
  return tag && <Tag tone={tag.tone}>{tag.text()}</Tag>
}

export const PhoneNumber = ({ phone, standing }: Standing & { phone: string | null }) => (
  <>
    {phone ?? m.account_none_given()} <PhoneTag standing={standing} />
  </>
)
