import { z } from 'zod'
import { typedPassword } from '../accounts/forms'
import { DATA_FORMATS } from '../accounts/lifecycle'

/** Whoever deletes an account says so by a tick of their own, and is asked for the password again. */
export const deletionForm = z.object({
  confirmed: z
    .boolean()
    .default(false)
    .refine((ticked) => ticked, { params: { check: 'deletion' } }),
  currentPassword: typedPassword,
})

/** In which file somebody takes their data along; the password is asked for again. */
export const ownDataForm = z.object({ format: z.enum(DATA_FORMATS), currentPassword: typedPassword })

/** Why a password that is asked for again may be refused. */
export const PASSWORD_REFUSALS = [
  'accounts.wrong_password',
  'accounts.too_many_attempts',
  'accounts.guarded',
  'accounts.too_many_from_here',
] as const
