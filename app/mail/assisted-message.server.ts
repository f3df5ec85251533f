import { agencyOf, askedEntry } from '~/domain/assisted/queries.server'
import { confirmKey } from '~/domain/assisted/codes.server'
import { departmentPhone } from '~/domain/accounts/department-phone.server'
import { formatMomentDay } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import type { WrittenMail } from './kinds'
import { letter } from './letter'
import { publicAddress } from './settings.server'
import type { LastingMessage } from './transport.server'

/**
 * Asks an enterprise without an account to read what an officer wrote down for it. The address may be a stranger's, mistyped: the mail says
 * nothing of what was written. Undefined once it waits no more, or is asked about anew.
 */
export function assistedMessage({ id, detail }: WrittenMail<'assisted.confirm'>): LastingMessage | undefined {
  const entry = askedEntry(detail)
  if (!entry?.email) return undefined
  const agency = agencyOf(entry).name
  const phone = departmentPhone()
  return {
    id,
    to: { name: '', address: entry.email },
    ...letter({
      subject: m.mail_assisted_subject({ agency }),
      person: null,
      paragraphs: [
        m.mail_assisted_text({ agency, day: formatMomentDay(entry.createdAt) }),
        m.mail_assisted_how({ day: formatMomentDay(entry.expiresAt!) }),
        ...(phone ? [m.mail_assisted_other({ phone })] : []),
      ],
      action: { text: m.mail_assisted_open(), url: publicAddress(`/confirm/${confirmKey(entry)}`) },
      why: m.mail_assisted_why({ agency }),
    }),
  }
}
