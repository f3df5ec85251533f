import { z } from 'zod'
import { dayField, longText, millions, optionalFile, shortText, wholeNumber } from '~/forms/fields'
import {
  AVAILABILITIES,
  CLIENT_SIZES,
  COMPARED_WITH,
  CONSULTANT_ROLES,
  LANGUAGES,
  MAX_CREDENTIALS,
  WORK_MODES,
} from './lifecycle'

const choices = <const V extends readonly string[]>(values: V) => z.array(z.enum(values)).min(1).max(values.length)
const codes = (max: number) => z.array(z.string().max(20)).max(max)
const optionalText = (max: number) => shortText(max).default('')

export const basicsForm = z.object({
  headline: shortText(140),
  introduction: longText(3000),
  roles: choices(CONSULTANT_ROLES),
  yearsExperience: wholeNumber(0, 80, 'years'),
  projectsCompleted: wholeNumber(0, 100_000, 'projects').optional(),
  feeNote: optionalText(200),
  feeFromMillion: millions(100_000).optional(),
  engagementsAtOnce: wholeNumber(1, 200, 'projects').optional(),
  availability: z.enum(AVAILABILITIES),
})
export type BasicsInput = z.output<typeof basicsForm>

export const chooseServicesForm = z.object({ subjects: codes(100).min(1) })
export type ChooseServicesInput = z.output<typeof chooseServicesForm>

export const describeServicesForm = z.object({
  services: z.array(z.object({ subject: z.string().max(20), description: longText(1000).default('') })).max(100),
})
export type DescribeServicesInput = z.output<typeof describeServicesForm>

/** Sectors are codes of the current edition; `anySector` and `anyProvince` stand instead of the lists. */
export const reachForm = z
  .object({
    anySector: z.boolean().default(false),
    sectors: codes(200),
    anyProvince: z.boolean().default(false),
    provinces: codes(100),
    languages: choices(LANGUAGES),
    workModes: choices(WORK_MODES),
    clientSizes: choices(CLIENT_SIZES),
  })
  .refine((reach) => reach.anySector || reach.sectors.length > 0, {
    path: ['sectors'],
    params: { check: 'choose_some' },
    when: () => true,
  })
  .refine((reach) => reach.anyProvince || reach.provinces.length > 0, {
    path: ['provinces'],
    params: { check: 'choose_some' },
    when: () => true,
  })
export type ReachInput = z.output<typeof reachForm>

const storedId = z.string().max(64)

const credentialRow = z.object({
  /** Absent: the row is new. */
  id: storedId.optional(),
  name: shortText(200),
  issuer: optionalText(200),
  number: optionalText(100),
  /** Null or absent: the paper has no end date. */
  validUntil: dayField.nullish(),
  paper: optionalFile,
})
export const credentialsForm = z.object({ credentials: z.array(credentialRow).max(MAX_CREDENTIALS) })

export type CredentialInput = z.output<typeof credentialRow>

/** Submitting asks for nothing but the button. */
export const submitForm = z.object({})

/** What an officer compared a credential with; absent: as recorded before. */
const comparison = z.object({ credentialId: storedId, comparedWith: z.enum([...COMPARED_WITH, 'none']).optional() })
export type Comparison = z.output<typeof comparison>

const compared = z.array(comparison).max(MAX_CREDENTIALS).default([])

export const publishForm = z.object({
  decision: z.literal('publish'),
  compared,
  /** Absent: the check has no end. */
  checkedUntil: dayField.optional(),
  /** Written for the opposite decision, in the same form. */
  reason: longText(2000).optional(),
})

/** Keeps what was compared so far; the decision comes later. */
const compareForm = z.object({ decision: z.literal('compare'), compared })

export const returnForm = z.object({ decision: z.literal('return'), reason: longText(2000) })

export const decisionForm = z.discriminatedUnion('decision', [publishForm, compareForm, returnForm])
