import { z } from 'zod'
import { billions, communeName, longText, rowId, shortText, wholeNumber } from '~/forms/fields'
import { ENTERPRISE_KINDS, HELPS, IDENTITY_CHECKS, MEMBERSHIP_ROLES } from './lifecycle'
import { isMobile, normalisePhone, phoneFault } from './phone'
import { normaliseTaxCode } from './tax-code'

export const PASSWORD_MIN = 10
export const PASSWORD_MAX = 200

/**
 * Length is what protects; no rules of composition (ASVS 6.2.1, 6.2.5, 6.2.9). What is guessed first is refused where a
 * password is hashed for somebody who chooses it (`hashChosenPassword`).
 */
export const newPassword = z.string().min(PASSWORD_MIN).max(PASSWORD_MAX)
export const typedPassword = z.string().max(PASSWORD_MAX)

/** In lower case: one person, one account, however the address is typed. */
export const email = z.string().max(254).toLowerCase().pipe(z.email())

/** Any telephone number. */
export const phone = z
  .string()
  .max(100)
  .transform((typed, context) => {
    const fault = phoneFault(typed)
    if (fault) context.addIssue({ code: 'custom', params: { check: `phone_${fault}` } })
    return fault ? z.NEVER : normalisePhone(typed)
  })

const mobile = z
  .string()
  .max(100)
  .transform((typed, context) => {
    const fault = phoneFault(typed)
    const number = normalisePhone(typed)
    if (!fault && isMobile(number)) return number
    const check = fault === null || fault === 'phone' ? 'phone_mobile' : `phone_${fault}`
    context.addIssue({ code: 'custom', params: { check } })
    return z.NEVER
  })

/** What somebody signs in with: an e-mail address, or else a mobile number; gives either as it is stored. */
export const loginField = z
  .string()
  .max(254)
  .transform((typed, context) => {
    const isEmail = typed.includes('@')
    const read = (isEmail ? email : mobile).safeParse(typed)
    if (read.success) return read.data
    context.addIssue(
      isEmail ? { code: 'invalid_format', format: 'email' } : { code: 'custom', params: { check: 'login' } },
    )
    return z.NEVER
  })

/** Consent is given by a tick of the person's own (Law 91/2025/QH15 Art. 9): absent is no. */
const terms = z
  .boolean()
  .default(false)
  .refine((ticked) => ticked, { params: { check: 'terms' } })

/** Who a new account is of, and what it is signed in to with. */
const newPerson = {
  name: shortText(120),
  phone: mobile.optional(),
  email: email.optional(),
  password: newPassword,
  terms,
}
const hasLogin = ({ phone, email }: { phone?: string | undefined; email?: string | undefined }) => phone ?? email
const loginMissing = { path: ['phone'], params: { check: 'login_missing' } }

/** What a person may sign up as; agencies and administrators get their accounts from the operator. */
export const SIGN_UP_KINDS = ['enterprise', 'consulting', 'expert'] as const
export type SignUpKind = (typeof SIGN_UP_KINDS)[number]

const organisationName = shortText()

export const signUpForm = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.enum(['enterprise', 'consulting']), organisationName }),
    z.object({ kind: z.literal('expert'), organisationName: organisationName.optional() }),
  ])
  .and(z.object({ id: rowId, ...newPerson }))
  .refine(hasLogin, loginMissing)
export type SignUp = z.infer<typeof signUpForm>

export const signInForm = z.object({ login: loginField, password: typedPassword })

export const passwordForm = z.object({ currentPassword: typedPassword, newPassword })

/** Another e-mail or mobile number to sign in with; the password is asked for again. */
export const ownAddressForm = z.discriminatedUnion('step', [
  z.object({ step: z.literal('again') }),
  z.object({ step: z.literal('change'), email, currentPassword: typedPassword }),
])

/** The device to sign out on; none: all others. */
export const devicesForm = z.object({ session: shortText(64).optional() })

/** Asks for a new password by mail, and sets it. */
export const forgottenForm = z.object({ login: loginField })
export const resetForm = z.object({ newPassword })

/** Digits however they are grouped. */
const digits = (pattern: RegExp, check: string) =>
  z
    .string()
    .max(40)
    .transform((typed) => typed.replaceAll(/[\s.\p{Pd}−]/gu, ''))
    .refine((typed) => pattern.test(typed), { params: { check } })

/** The code that an officer read out; or else one that was sent to the phone. */
const resetCode = digits(/^(\d{6}|\d{8})$/, 'reset_code')
const phoneCode = digits(/^\d{6}$/, 'phone_code')
/** The code that an authenticator app shows; or else a recovery code. */
const appCode = digits(/^\d{6}$/, 'app_code')
const secondCode = digits(/^(\d{6}|\d{10})$/, 'second_code')
/** Another number to sign in with; or a code is sent to the one that there is, and typed. */
export const phoneForm = z.discriminatedUnion('step', [
  z.object({ step: z.literal('send') }),
  z.object({ step: z.literal('confirm'), code: phoneCode }),
  z.object({ step: z.literal('change'), phone: mobile.optional(), currentPassword: typedPassword }),
])
export const resetByCodeForm = z.object({ login: loginField, code: resetCode, newPassword })

/** An officer gives somebody such a code, or removes their second step, and says how they made sure who asks. */
export const helpForm = z.object({
  id: rowId,
  help: z.enum(HELPS).default('code'),
  checkedBy: z.enum(IDENTITY_CHECKS),
  note: longText(500),
})
export type HelpGiven = Omit<z.infer<typeof helpForm>, 'help'>

/** What a browser gives of a passkey (WebAuthn's JSON): bytes in base64url. */
const bytes = z
  .string()
  .max(8_000)
  .regex(/^[\w-]+$/)
const given = <R extends z.ZodRawShape>(response: R) =>
  z
    .string()
    .max(20_000)
    .transform((text, context) => {
      const read = z
        .object({ id: bytes, rawId: bytes, type: z.literal('public-key'), response: z.object(response) })
        .safeParse(jsonOf(text))
      if (read.success) return { ...read.data, clientExtensionResults: {} }
      context.addIssue({ code: 'custom', params: { check: 'passkey' } })
      return z.NEVER
    })

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** A passkey that is shown, signed for by its device; and one that a device made. */
const passkeyShown = given({
  clientDataJSON: bytes,
  authenticatorData: bytes,
  signature: bytes,
  userHandle: bytes.nullish().transform((handle) => handle ?? undefined),
})
export type PasskeyShown = z.infer<typeof passkeyShown>
const TRANSPORTS = ['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb'] as const
const passkeyMade = given({
  clientDataJSON: bytes,
  attestationObject: bytes,
  transports: z.array(z.enum(TRANSPORTS)).max(TRANSPORTS.length).catch([]),
})
export type PasskeyMade = z.infer<typeof passkeyMade>

/** The second step of signing in, and turning an app's codes on, off, or getting new recovery codes. */
export const codeForm = z.object({ code: secondCode })
/** Asked for again: the password and a code, or a passkey in place of both. */
const both = { currentPassword: typedPassword, code: secondCode }
export type BothAgain = { currentPassword: string; code: string } | { passkey: PasskeyShown }
export const secondStepForm = z.discriminatedUnion('step', [
  z.object({ step: z.literal('begin'), currentPassword: typedPassword }),
  z.object({ step: z.literal('confirm'), code: appCode }),
  z.object({ step: z.enum(['more', 'codes', 'off']), ...both }),
  z.object({ step: z.enum(['more_by_passkey', 'codes_by_passkey', 'off_by_passkey']), passkey: passkeyShown }),
])

/** Adding a passkey, where there is no second step yet and where there is one; and one of them. */
export const passkeysForm = z.discriminatedUnion('step', [
  z.object({ step: z.literal('begin'), currentPassword: typedPassword }),
  z.object({ step: z.literal('more'), ...both }),
  z.object({ step: z.literal('more_by_passkey'), passkey: passkeyShown }),
  z.object({ step: z.literal('add'), name: shortText(60).optional(), passkey: passkeyMade }),
])
export const passkeyForm = z.discriminatedUnion('step', [
  z.object({ step: z.literal('rename'), name: shortText(60) }),
  z.object({ step: z.literal('remove'), ...both }),
  z.object({ step: z.literal('remove_by_passkey'), passkey: passkeyShown }),
])

/** A passkey by itself, or after the password; and of somebody signed in, to go on. */
export const passkeySignInForm = z.object({ as: z.enum(['alone', 'second']), passkey: passkeyShown })
export const challengeForm = z.object({ as: z.enum(['alone', 'second', 'own']) })

/** What whoever reads at an address says of the account that bears it. */
export const confirmationForm = z.object({ answer: z.enum(['mine', 'not-mine']) })

/** An owner invites a colleague. `login`: of an account that is to be told of it. */
export const invitationForm = z.object({
  id: rowId,
  name: shortText(120),
  role: z.enum(MEMBERSHIP_ROLES),
  login: loginField.optional(),
})
export type Invited = z.infer<typeof invitationForm>
/** On the page of an organisation's people: invites one more, or withdraws an invitation. */
export const peopleForm = z.discriminatedUnion('step', [
  invitationForm.extend({ step: z.literal('invite') }),
  z.object({ step: z.literal('withdraw'), withdraw: shortText(64) }),
])

/** Whoever holds the link: as they are signed in, as an account that they name, or as somebody new. */
export const joinForm = z.discriminatedUnion('step', [
  z.object({ step: z.enum(['accept', 'decline']) }),
  z.object({ step: z.literal('existing'), login: loginField, currentPassword: typedPassword }),
  z.object({ step: z.literal('new'), ...newPerson }).refine(hasLogin, loginMissing),
])
export type NewColleague = Extract<z.infer<typeof joinForm>, { step: 'new' }>

/** What somebody may do in an organisation; `end`: they work for it no more. */
export const membershipForm = z.discriminatedUnion('step', [
  z.object({ step: z.literal('role'), role: z.enum(MEMBERSHIP_ROLES) }),
  z.object({ step: z.literal('end') }),
])

/** The organisation to work for; none: the system itself, for administrators. */
export const workspaceForm = z.object({ organisation: shortText(64).optional() })

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
  employees: wholeNumber(0, 100_000, 'people').optional(),
  revenueBillion: billions(1_000_000).optional(),
  capitalBillion: billions(1_000_000).optional(),
})
export type EnterpriseInput = z.infer<typeof enterpriseForm>

export const consultantForm = z.object(common)
export type ConsultantInput = z.infer<typeof consultantForm>
