import { z } from 'zod'

const link = { detail: z.object({ linkId: z.string() }), unsubscribable: false, toAnyAddress: true } as const

export const accountMails = {
  /** Asks whoever reads at an account's address whether the account is theirs. */
  'account.confirm_email': link,
  /** The way to a new password. */
  'account.reset_password': link,
  /** Asks whoever reads at an address whether an account is to have it. */
  'account.change_email': link,
  /** Tells the address that an account has that another is to take its place. */
  'account.keep_email': link,
  /** The last one: tells the address that an account had that it is deleted. Nothing else knows the address by then. */
  'account.deleted': {
    detail: z.object({ address: z.string(), name: z.string() }),
    unsubscribable: false,
    toAnyAddress: true,
    leavesNothing: true,
  },
} as const
