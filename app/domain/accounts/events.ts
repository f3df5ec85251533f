import { z } from 'zod'

export const accountEvents = {
  /** By a person who agreed to an edition of the terms, or by the operator. */
  'account.created': z.union([z.strictObject({ terms: z.string() }), z.strictObject({ by: z.literal('operator') })]),
  'account.joined': z.strictObject({ by: z.literal('operator') }),
  'account.password_changed': z.strictObject({}),
  'organisation.changed': z.strictObject({ organisationId: z.string() }),
}
