import { z } from 'zod'
import { dayField, longText, rowId, shortText, wholeNumber } from '~/forms/fields'
import type { Day } from '../days'
import { END_REASONS, OFFERED_DISPUTE_REASONS } from './off-plan'

/** Every form of the page of pauses; `intent` says which. */
export const pauseForm = (today: Day) =>
  z.discriminatedUnion('intent', [
    z.object({
      intent: z.literal('pause'),
      id: rowId,
      reason: longText(1000),
      until: dayField.refine((day) => day >= today, { params: { check: 'future_day' } }),
    }),
    z.object({
      intent: z.literal('extend'),
      id: rowId,
      reason: longText(1000),
      until: dayField.refine((day) => day >= today, { params: { check: 'future_day' } }),
    }),
    z.object({ intent: z.literal('resume') }),
  ])

const words = longText(2000)

/** Every form of the page on which work ends early. */
export const endForm = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('propose'),
    id: rowId,
    reason: z.enum(END_REASONS),
    delivered: words,
    owed: words,
  }),
  z.object({ intent: z.literal('confirm'), endId: rowId, words }),
  z.object({ intent: z.literal('object'), endId: rowId, words }),
  z.object({ intent: z.literal('withdraw'), endId: rowId }),
])

/** Every form of the page of disputes. */
export const disputeForm = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('open'),
    id: rowId,
    reason: z.enum(OFFERED_DISPUTE_REASONS),
    text: longText(),
  }),
  z.object({ intent: z.literal('withdraw'), disputeId: rowId }),
  z.object({ intent: z.literal('account'), disputeId: rowId, account: longText() }),
])

/** Every form of the page of payments. */
export const paymentForm = (today: Day) =>
  z.discriminatedUnion('intent', [
    z.object({
      intent: z.literal('mark'),
      id: rowId,
      title: shortText(),
      nth: wholeNumber(0, 100),
      paidOn: dayField.refine((day) => day <= today, { params: { check: 'past_day' } }),
    }),
    z.object({ intent: z.literal('confirm'), paymentId: rowId }),
    z.object({ intent: z.literal('missing'), paymentId: rowId, note: longText(1000) }),
    z.object({ intent: z.literal('withdraw'), paymentId: rowId }),
  ])
