import { z } from 'zod'
import { typedPassword } from '../accounts/forms'

/** Whoever deletes an account says so by a tick of their own, and is asked for the password again. */
export const deletionForm = z.object({
  confirmed: z
    .boolean()
    .default(false)
    .refine((ticked) => ticked, { params: { check: 'deletion' } }),
  currentPassword: typedPassword,
})
