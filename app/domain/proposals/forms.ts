import { z } from 'zod'
import {
  dayField,
  lineAmount,
  longText,
  optionalFile,
  percent,
  rowId,
  shortText,
  weeks,
  wholeNumber,
} from '~/forms/fields'
import { addDays, type Day } from '../days'
import { MAX_WEIGHT } from './comparison'
import {
  CONTACT_FROM,
  INTEREST_DECLINE_REASONS,
  MAX_REQUESTS_PER_NEED,
  MAX_VALID_DAYS,
  NOT_CHOSEN_REASONS,
  OFFERED_DECLINE_REASONS,
  VAT_RATES,
  WITHDRAWAL_REASONS,
} from './lifecycle'

/** As many as a group has members at most, and as much again. */
export const MAX_MILESTONES = 24
export const MAX_LINES = 24
export const MAX_PAYMENTS = 6

export const declineForm = z.object({
  step: z.literal('decline'),
  reason: z.enum(OFFERED_DECLINE_REASONS),
  note: longText(1000).optional(),
})
export type DeclineInput = Omit<z.output<typeof declineForm>, 'step'>

export const interestForm = z.object({ step: z.literal('interested'), message: longText(1000).optional() })
export type InterestInput = Omit<z.output<typeof interestForm>, 'step'>

/** The consultant takes back what they offered; the reasons are those of a decline. */
export const takeBackForm = declineForm.extend({ step: z.literal('take_back') })

/** What can be done on a request's page; a proposal has a page of its own. */
export const requestActionForm = z.discriminatedUnion('step', [interestForm, declineForm, takeBackForm])

export const withdrawalForm = z.object({
  step: z.literal('withdraw'),
  reason: z.enum(WITHDRAWAL_REASONS),
  note: longText(1000).optional(),
})
export type WithdrawalInput = Omit<z.output<typeof withdrawalForm>, 'step'>

export const againForm = z.object({
  step: z.literal('again'),
  id: rowId,
  message: longText(1000).default(''),
  contactFrom: z.enum(CONTACT_FROM),
})
export type AgainInput = Omit<z.output<typeof againForm>, 'step'>

/** What the enterprise can do about one of its requests. */
export const sentRequestForm = z.discriminatedUnion('step', [
  z.object({ step: z.literal('remind') }),
  withdrawalForm,
  againForm,
])

const people = z.coerce.number().int().min(1).max(MAX_REQUESTS_PER_NEED)

/** The enterprise invites in waves, or stops that. */
export const startWavesForm = z.object({
  step: z.literal('start'),
  id: rowId,
  size: people,
  wanted: people,
  message: longText(1000).default(''),
  contactFrom: z.enum(CONTACT_FROM),
})
export type WavesInput = Omit<z.output<typeof startWavesForm>, 'step'>
export const wavesForm = z.discriminatedUnion('step', [startWavesForm, z.object({ step: z.literal('stop') })])

export const saidInterest = z.object({ step: z.literal('say'), id: rowId, message: longText(500) })
/** A consultant who was not invited says that they are interested, or takes that back. */
export const openInterestForm = z.discriminatedUnion('step', [saidInterest, z.object({ step: z.literal('withdraw') })])

/** What the enterprise answers to it. */
export const interestAnswerForm = z.discriminatedUnion('step', [
  z.object({ step: z.literal('accept'), message: longText(1000).default(''), contactFrom: z.enum(CONTACT_FROM) }),
  z.object({ step: z.literal('decline'), reason: z.enum(INTEREST_DECLINE_REASONS) }),
])

export const askPartnerForm = z.object({
  step: z.literal('ask'),
  id: rowId,
  profileId: z.string(),
  part: longText(500),
  message: longText(1000).default(''),
})
export type PartnerInput = Omit<z.output<typeof askPartnerForm>, 'step'>
/** The lead asks a partner to join in, reminds them, or takes that back. */
export const partnerForm = z.discriminatedUnion('step', [
  askPartnerForm,
  z.object({ step: z.literal('withdraw'), partnershipId: z.string() }),
  z.object({ step: z.literal('remind'), partnershipId: z.string() }),
])

/** What the partner says. */
export const partnershipForm = z.discriminatedUnion('step', [
  z.object({ step: z.literal('agree') }),
  z.object({ step: z.literal('decline'), note: longText(1000).optional() }),
  z.object({ step: z.literal('leave'), note: longText(1000).optional() }),
])

/** From when on one consultant sees how the enterprise is reached, chosen anew. */
export const contactForm = z.object({ contactFrom: z.enum(CONTACT_FROM) })

/** Rows at the end into which nothing was written are none. */
function withoutBlank(rows: unknown, least = 0): unknown {
  if (!Array.isArray(rows)) return rows
  const isBlank = (row: unknown) => Object.values(row ?? {}).every((value) => value === undefined || value === '')
  const last = rows.findLastIndex((row) => !isBlank(row))
  return rows.slice(0, Math.max(least, last + 1))
}

/** The first row stays, to say what is missing. */
const withoutBlankEnd = (rows: unknown) => withoutBlank(rows, 1)

export const rowsOf = <R extends z.ZodType>(row: R, most: number) =>
  z.preprocess(withoutBlankEnd, z.array(row).min(1).max(most))

/** Rows into none of which anything was written are none. */
export const rowsOrNone = <R extends z.ZodType>(row: R, most: number) =>
  z.preprocess((rows) => withoutBlank(rows) ?? [], z.array(row).max(most))

const LONGEST_WEEKS = 260

/** What a part of an offer for a group is for, where it is for no member alone. */
export const FOR_ALL = 'all'

/** In an offer for a group (`isOfGroup`) each part says for which member it is, or for all. */
const forWhom = (isOfGroup: boolean) =>
  z
    .union([z.literal(''), z.literal(FOR_ALL), rowId])
    .default('')
    .refine((whom) => !isOfGroup || whom !== '', { params: { check: 'for_whom' } })

/** A part as it is kept: without a member it is for all. */
const forMember = <R extends { memberId: string }>({
  memberId,
  ...row
}: R): Omit<R, 'memberId'> & { memberId?: string } =>
  memberId === '' || memberId === FOR_ALL ? row : { ...row, memberId }

const milestone = (isOfGroup: boolean) =>
  z
    .object({
      title: shortText(),
      handover: shortText(300).optional(),
      dueWeek: weeks(LONGEST_WEEKS),
      memberId: forWhom(isOfGroup),
    })
    .transform(forMember)

export const line = (isOfGroup: boolean) =>
  z
    .object({ title: shortText(), amountVnd: lineAmount, vat: z.enum(VAT_RATES), memberId: forWhom(isOfGroup) })
    .transform(forMember)
export const payment = z.object({ title: shortText(), percent })

/** Refuses payments that are not the whole price together, beside the last. */
export function percentsSumUp(payments: readonly { percent: number }[], context: z.core.$RefinementCtx) {
  const percent = payments.reduce((sum, each) => sum + each.percent, 0)
  if (percent === 100) return
  const path = ['payments', payments.length - 1, 'percent']
  context.addIssue({ code: 'custom', path, params: { check: 'percent_sum', values: [percent] } })
}

/** What a consultant offers; `today` in Vietnam; `isOfGroup`: for a joint need. */
export const proposalForm = (today: Day, isOfGroup = false) =>
  z
    .object({
      id: rowId,
      /** `draft`, `keep`: it is kept as it is, whatever is missing; else it is looked at before it is sent. */
      step: z.enum(['draft', 'keep', 'check']).default('check'),
      scope: longText(),
      approach: longText(2000).optional(),
      people: longText(1000).optional(),
      onSiteDays: wholeNumber(0, 1000, 'days').optional(),
      durationWeeks: weeks(LONGEST_WEEKS),
      milestones: rowsOf(milestone(isOfGroup), MAX_MILESTONES),
      lines: rowsOf(line(isOfGroup), MAX_LINES),
      payments: rowsOf(payment, MAX_PAYMENTS),
      provides: longText(2000).optional(),
      validUntil: dayField
        .refine((day) => day >= today, { params: { check: 'future_day' } })
        .refine((day) => day <= addDays(today, MAX_VALID_DAYS), { params: { check: 'valid_long' } }),
      attachment: optionalFile,
      changeNote: shortText(500).optional(),
    })
    .superRefine(({ durationWeeks, milestones, payments }, context) => {
      milestones.forEach(({ dueWeek }, index) => {
        if (dueWeek > durationWeeks)
          context.addIssue({ code: 'custom', path: ['milestones', index, 'dueWeek'], params: { check: 'week_late' } })
      })
      percentsSumUp(payments, context)
    })

type ProposalValues = z.output<ReturnType<typeof proposalForm>>
export type ProposalInput = Omit<ProposalValues, 'step'>

/** A yes to what was asked about, before it is sent. */
export const sureIf = (isAsked: boolean) =>
  z
    .boolean()
    .default(false)
    .refine((sure) => !isAsked || sure, { params: { check: 'sure' } })

/** Sends what was read again; `isAsked`: whether something in it was asked about. */
export const sendForm = (isAsked: boolean) =>
  z.object({
    id: rowId,
    /** With whom it was read: a partnership, or nobody. */
    partner: z.string().default(''),
    sure: sureIf(isAsked),
  })

/** The enterprise chooses; `isWarned`: whether something speaks against the choice. */
export const awardForm = (isWarned: boolean) =>
  z.object({
    knowing: z
      .boolean()
      .default(false)
      .refine((knowing) => !isWarned || knowing, { params: { check: 'knowing' } }),
    /** What the others are told. */
    reason: z.enum(NOT_CHOSEN_REASONS).optional(),
    note: longText(1000).optional(),
  })

const weight = z.number().int().min(0).max(MAX_WEIGHT)

/** What the enterprise does where it compares. */
export const comparisonForm = z.discriminatedUnion('step', [
  z.object({
    step: z.literal('weigh'),
    price: weight,
    duration: weight,
    on_site: weight,
    experience: weight,
    results: weight,
    replies: weight,
  }),
  z.object({ step: z.literal('unweigh') }),
])

/** What it writes down of one proposal. */
export const noteForm = z.discriminatedUnion('step', [
  z.object({ step: z.literal('note'), id: rowId, text: longText(1000) }),
  z.object({ step: z.literal('remove'), noteId: z.string() }),
])
