import { z } from 'zod'
import { billions, communeName, rowId, shortText, wholeNumber } from '~/forms/fields'
import { ENTERPRISE_KINDS } from './lifecycle'
import { normalisePhone, phoneFault } from './phone'
import { normaliseTaxCode } from './tax-code'

export const PASSWORD_MIN = 10
export const PASSWORD_MAX = 200

/**
 * Length is what protects; no rules of composition (ASVS 6.2.1, 6.2.5, 6.2.9). What is guessed first is refused where a
 * password is hashed for somebody who chooses it (`hashChosenPassword`).
 */
export const newPassword = z.string().min(PASSWORD_MIN).max(PASSWORD_MAX)
const typedPassword = z.string().max(PASSWORD_MAX)

/** In lower case: one person, one account, however the address is typed. */
export const email = z.string().max(254).toLowerCase().pipe(z.email())

/** What a person may sign up as; agencies and administrators get their accounts from the operator. */
export const SIGN_UP_KINDS = ['enterprise', 'consulting', 'expert'] as const
export type SignUpKind = (typeof SIGN_UP_KINDS)[number]

const organisationName = shortText()

export const signUpForm = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.enum(['enterprise', 'consulting']), organisationName }),
    z.object({ kind: z.literal('expert'), organisationName: organisationName.optional() }),
  ])
  .and(
    z.object({
      id: rowId,
      name: shortText(120),
      email,
      password: newPassword,
      /** Consent is given by a tick of the person's own (Law 91/2025/QH15 Art. 9): absent is no. */
      terms: z
        .boolean()
        .default(false)
        .refine((ticked) => ticked, { params: { check: 'terms' } }),
    }),
  )
export type SignUp = z.infer<typeof signUpForm>

export const signInForm = z.object({ email, password: typedPassword })

export const passwordForm = z.object({ currentPassword: typedPassword, newPassword })

/** Asks for a new password by mail, and sets it. */
export const forgottenForm = z.object({ email })
export const resetForm = z.object({ newPassword })

/** What whoever reads at an address says of the account that bears it. */
export const confirmationForm = z.object({ answer: z.enum(['mine', 'not-mine']) })

/** The organisation to work for; none: the system itself, for administrators. */
export const workspaceForm = z.object({ organisation: shortText(64).optional() })

const phone = z
  .string()
  .max(100)
  .transform((typed, context) => {
    const fault = phoneFault(typed)
    if (fault) context.addIssue({ code: 'custom', params: { check: `phone_${fault}` } })
    return fault ? z.NEVER : normalisePhone(typed)
  })

const common = {
  name: organisationName,
  /** As typed but for spaces; whether it is a tax code is the command's question. */
  taxCode: z.string().max(60).transform(normaliseTaxCode).optional(),
  provinceCode: z.string().max(10),
  communeCode: communeName.optional(),
  address: shortText(300).optional(),
  phone: phone.optional(),
}

export const enterpriseForm = z.object({
  ...common,
  enterpriseKind: z.enum(ENTERPRISE_KINDS),
  /** Division (level 2) of the current edition of the sectors. */
  sectorCode: z.string().max(10).optional(),
  employees: wholeNumber(0, 100_000).optional(),
  revenueBillion: billions(1_000_000).optional(),
  capitalBillion: billions(1_000_000).optional(),
})
export type EnterpriseInput = z.infer<typeof enterpriseForm>

export const consultantForm = z.object(common)
export type ConsultantInput = z.infer<typeof consultantForm>
