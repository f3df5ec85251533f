import { z } from 'zod'

export const assistedMails = {
  /** Asks an enterprise without an account, at the address that it gave the officer; written for the officer who asks. */
  'assisted.confirm': {
    detail: z.object({ assistedId: z.string(), issue: z.number() }),
    unsubscribable: false,
    toAnyAddress: true,
  },
} as const
