import { linkKey, livingLink } from '~/domain/accounts/account-links.server'
import { LINK_HOURS } from '~/domain/accounts/lifecycle'
import { formatNumber } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import type { WrittenMail } from './kinds'
import { letter } from './letter'
import { publicAddress } from './settings.server'
import type { LastingMessage } from './transport.server'

/** Asks whoever reads there whether the account is theirs; who that is nobody knows, so it says nothing that was typed. */
export function confirmEmailMessage({ id, detail }: WrittenMail<'account.confirm_email'>): LastingMessage | undefined {
  const { link, user } = livingLink('confirm_email', detail.linkId) ?? {}
  if (!link || !user || link.usedAt || user.mailStopped === 'disowned') return undefined
  const mine = m.confirm_email_mine()
  const notMine = m.confirm_email_not_mine()
  return {
    id,
    to: { name: '', address: link.email },
    ...letter({
      subject: m.mail_confirm_subject(),
      person: null,
      paragraphs: [
        m.mail_confirm_text({ mine }),
        m.mail_confirm_other({ notMine, days: formatNumber(LINK_HOURS.confirm_email / 24) }),
      ],
      action: { text: m.mail_confirm_open(), url: publicAddress(`/confirm-email/${linkKey(link)}`) },
      why: m.mail_confirm_why(),
    }),
  }
}

/** The way to a new password. It goes to the account's own address, so it may greet its person. */
export function resetPasswordMessage({
  id,
  detail,
}: WrittenMail<'account.reset_password'>): LastingMessage | undefined {
  const { link, user } = livingLink('reset_password', detail.linkId) ?? {}
  if (!link || !user || link.usedAt || user.mailStopped === 'disowned') return undefined
  return {
    id,
    to: { name: '', address: link.email },
    ...letter({
      subject: m.mail_reset_subject(),
      person: user.emailConfirmedAt ? user.name : null,
      paragraphs: [m.mail_reset_text({ hours: formatNumber(LINK_HOURS.reset_password) }), m.mail_reset_other()],
      action: { text: m.mail_reset_open(), url: publicAddress(`/reset-password/${linkKey(link)}`) },
      why: m.mail_reset_why(),
    }),
  }
}

/** Asks whoever reads at an address whether an account is to have it; who that is nobody knows, so it greets nobody. */
export function changeEmailMessage({ id, detail }: WrittenMail<'account.change_email'>): LastingMessage | undefined {
  const { link } = livingLink('change_email', detail.linkId) ?? {}
  if (!link || link.usedAt) return undefined
  return {
    id,
    to: { name: '', address: link.email },
    ...letter({
      subject: m.mail_change_subject(),
      person: null,
      paragraphs: [
        m.mail_change_text({ mine: m.email_change_mine() }),
        m.mail_change_other({ hours: formatNumber(LINK_HOURS.change_email) }),
      ],
      action: { text: m.mail_confirm_open(), url: publicAddress(`/email-change/${linkKey(link)}`) },
      why: m.mail_change_why(),
    }),
  }
}

/** Tells the address that an account has of the change that was asked for, and how to keep it. */
export function keepEmailMessage({ id, detail }: WrittenMail<'account.keep_email'>): LastingMessage | undefined {
  const { link, user } = livingLink('keep_email', detail.linkId) ?? {}
  if (!link || !user || link.usedAt) return undefined
  return {
    id,
    to: { name: '', address: link.email },
    ...letter({
      subject: m.mail_keep_subject(),
      person: user.name,
      paragraphs: [
        m.mail_keep_text(),
        m.mail_keep_other({ notMine: m.email_keep_not_mine(), days: formatNumber(LINK_HOURS.keep_email / 24) }),
      ],
      action: { text: m.mail_keep_open(), url: publicAddress(`/email-change/${linkKey(link)}`) },
      why: m.mail_keep_why(),
    }),
  }
}

/** The last mail to somebody whose account is deleted. */
export const deletedMessage = ({ id, detail }: WrittenMail<'account.deleted'>): LastingMessage => ({
  id,
  to: { name: detail.name, address: detail.address },
  ...letter({
    subject: m.mail_deleted_subject(),
    person: detail.name,
    paragraphs: [m.mail_deleted_text(), m.mail_deleted_other()],
    action: { text: m.mail_deleted_open(), url: publicAddress('/') },
    why: m.mail_deleted_why(),
  }),
})
