import { z } from 'zod'

const link = { detail: z.object({ linkId: z.string() }), unsubscribable: false, toAnyAddress: true } as const

export const accountMails = {
  /** Asks whoever reads at an account's address whether the account is theirs. */
  'account.confirm_email': link,
  /** The way to a new password. */
  'account.reset_password': link,
} as const
