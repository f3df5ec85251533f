import { eq } from 'drizzle-orm'
import { inThrees } from '~/domain/assisted/code'
import { codeOf } from '~/domain/assisted/codes.server'
import { askedEntry } from '~/domain/assisted/queries.server'
import { departmentPhone } from '~/domain/accounts/department-phone.server'
import { livingCodeById, phoneDigits } from '~/domain/accounts/phone-codes.server'
import { PHONE_CODE_MINUTES } from '~/domain/accounts/lifecycle'
import { takesPhoneMessages } from '~/domain/accounts/takes-phone-messages.server'
import { notificationsToTell } from '~/domain/notifications/queries.server'
import { type NotificationKind, notificationKinds } from '~/domain/notifications/kinds'
import { formatMoment, formatNumber } from '~/i18n/format'
import { withLocale } from '~/i18n/locale.server'
import * as m from '~/i18n/paraglide/messages'
import { withoutDiacritics } from '~/language/fold'
import { cutText } from '~/language/cut-text'
import { publicAddress } from '~/mail/settings.server'
import { GiveUp } from '~/jobs/failures'
import { kindName } from '~/views/notifications/kind-names'
import { db } from '~db/connection'
import { phoneMessages, users } from '~db/schema'
import {
  isPhoneMessageKind,
  type PhoneMessage,
  type PhoneMessageDetail,
  type PhoneMessageKind,
  phoneMessageKinds,
} from './kinds'

export type WrittenToPhone = { row: typeof phoneMessages.$inferSelect; reader: typeof users.$inferSelect }

export const writtenToPhone = (phoneMessageId: string): WrittenToPhone | undefined =>
  db
    .select({ row: phoneMessages, reader: users })
    .from(phoneMessages)
    .innerJoin(users, eq(users.id, phoneMessages.userId))
    .where(eq(phoneMessages.id, phoneMessageId))
    .get()

/** Characters of a person's name in a template of Zalo's. */
const LONGEST_NAME = 30

const codeText = { confirm: m.phone_code_confirm_text, reset: m.phone_code_reset_text } as const

type Said = Pick<PhoneMessage, 'phone' | 'values' | 'text'>

const said: {
  readonly [K in PhoneMessageKind]: (written: WrittenToPhone, detail: PhoneMessageDetail<K>) => Said | undefined
} = {
  code: (_, { codeId }) => {
    const code = livingCodeById(codeId)
    if (!code) return undefined
    const otp = phoneDigits(code)
    const text = codeText[code.purpose]({ code: otp, minutes: formatNumber(PHONE_CODE_MINUTES) })
    return { phone: code.phone, values: { otp }, text }
  },
  need_code: (_, detail) => {
    const entry = askedEntry(detail)
    if (!entry?.phone) return undefined
    const otp = inThrees(codeOf(entry))
    const host = new URL(publicAddress('/')).host
    return { phone: entry.phone, values: { otp }, text: m.phone_need_code_text({ code: otp, host }) }
  },
  news: ({ row, reader }) => {
    const waiting = notificationsToTell({ phoneMessageId: row.id }).length
    if (waiting === 0 || reader.phone === null || !takesPhoneMessages(reader)) return undefined
    const host = new URL(publicAddress('/')).host
    return {
      phone: reader.phone,
      values: { ten: cutText(reader.name, LONGEST_NAME), so_viec: formatNumber(waiting) },
      text: m.phone_news_text({ count: formatNumber(waiting), host }),
    }
  },
  security: ({ row, reader }, { what, phone }) => {
    const number = phone ?? (takesPhoneMessages(reader) ? reader.phone : null)
    if (number === null || !isKind(what)) return undefined
    const [done, at] = [kindName[what](), formatMoment(row.createdAt)]
    return {
      phone: number,
      values: { ten: cutText(reader.name, LONGEST_NAME), viec: done, luc: at },
      text: m.phone_security_text({ what: done, at, department: departmentPhone() ?? '' }).trim(),
    }
  },
}

const isKind = (what: string): what is NotificationKind => Object.hasOwn(notificationKinds, what)

/**
 * What a message says now, in the reader's language; undefined where it has nothing to say, or goes nowhere. Throws `GiveUp` for a kind
 * that this version does not know.
 */
export function phoneMessageOf(written: WrittenToPhone): PhoneMessage | undefined {
  const { id, kind, detail } = written.row
  if (!isPhoneMessageKind(kind)) throw new GiveUp(`no words for messages of kind ${kind}`)
  const one = withLocale(written.reader.language, () => say(kind, written, detail))
  return one && { id, kind, ...one, text: withoutDiacritics(one.text) }
}

const say = <K extends PhoneMessageKind>(kind: K, written: WrittenToPhone, detail: unknown) =>
  said[kind](written, phoneMessageKinds[kind].parse(detail) as PhoneMessageDetail<K>)
