import { z } from 'zod'
import type { Settings } from '~/settings.server'

export type PhoneSettings = NonNullable<Settings['phone']>
export type ZaloSettings = NonNullable<PhoneSettings['zalo']>
export type SmsSettings = NonNullable<PhoneSettings['sms']>

/**
 * What is sent to a phone. Few kinds, since each text is approved beforehand: by Zalo as a template, by the networks as a text under the
 * brand name. `code`: to set a password or show whose a number is; `need_code`: by which an enterprise reads what an officer wrote down for it, to the number that it gave; `news`: how much waits in the application; `security`: what was done to
 * the account, `phone` where it goes to a number that the account no longer has.
 */
export const phoneMessageKinds = {
  code: z.object({ codeId: z.string() }),
  need_code: z.object({ assistedId: z.string(), issue: z.number() }),
  news: z.object({}),
  security: z.object({ what: z.string(), phone: z.string().nullable() }),
} as const

export type PhoneMessageKind = keyof typeof phoneMessageKinds
export const isPhoneMessageKind = (kind: string): kind is PhoneMessageKind => Object.hasOwn(phoneMessageKinds, kind)
export type PhoneMessageDetail<K extends PhoneMessageKind> = z.infer<(typeof phoneMessageKinds)[K]>

/** Names of the values that a template at Zalo has for each kind; whoever registers it gives them these. */
export const ZALO_PARAMETERS = {
  code: ['otp'],
  need_code: ['otp'],
  news: ['ten', 'so_viec'],
  security: ['ten', 'viec', 'luc'],
} as const satisfies Record<PhoneMessageKind, readonly string[]>

/** A message ready to be sent. */
export type PhoneMessage<K extends PhoneMessageKind = PhoneMessageKind> = {
  id: string
  kind: K
  /** As `normalisePhone` writes it. */
  phone: string
  /** For Zalo's template. */
  values: Record<string, string>
  /** For an SMS, as the networks have it registered: without diacritics, 160 characters at most. */
  text: string
}
