import { z } from 'zod'
import { dayField, longText, rowId } from '~/forms/fields'
import type { Day } from '../days'
import { DISPUTE_RESULTS } from '../engagement/off-plan'
import { declineForm, interestForm } from '../proposals/forms'
import { FOLLOW_UP_KINDS } from './lifecycle'

/** What needs nothing but its button; `list`: where it was pressed. */
export const BUTTON_STEPS = [
  'remind',
  'choose',
  'extend',
  'ask',
  'form',
  'resume',
  'ask_resume',
  'ask_result',
  'unassign',
] as const
const buttonForm = z.object({ step: z.enum(BUTTON_STEPS), list: z.enum(FOLLOW_UP_KINDS).optional() })

/** No day: until it is lifted. */
const pauseForm = (today: Day) =>
  z.object({
    step: z.literal('pause'),
    until: dayField.refine((day) => day >= today, { params: { check: 'future_day' } }).optional(),
    reason: longText(500),
  })

const introduceForm = z.object({
  step: z.literal('introduce'),
  id: rowId,
  profileId: rowId,
  note: longText(500).optional(),
})
export type IntroduceInput = Omit<z.output<typeof introduceForm>, 'step'>

/** Why nothing will come of the work, as the parties say. */
const noResultForm = z.object({ step: z.literal('no_result'), note: longText(500) })

const noteForm = z.object({ step: z.literal('note'), id: rowId, note: longText(1000) })
export type NoteInput = Omit<z.output<typeof noteForm>, 'step'>

/** Whatever an officer does on the page of what is followed up; a decline and an interest are what the consultant said by telephone. */
export const followUpForm = (today: Day) =>
  z.discriminatedUnion('step', [
    buttonForm,
    declineForm,
    interestForm,
    pauseForm(today),
    introduceForm,
    noResultForm,
    noteForm,
    z.object({ step: z.literal('assign'), assigneeId: rowId }),
  ])
export type FollowUpInput = z.output<ReturnType<typeof followUpForm>>

export const deliveryDecisionForm = z.object({
  intent: z.literal('delivery'),
  milestoneId: rowId,
  answer: z.enum(['accept', 'return']),
  reason: longText(2000),
})
export const confirmEndForm = z.object({ intent: z.literal('confirm_end'), reason: longText(2000) })
export const recordForm = z.object({
  intent: z.literal('record'),
  id: rowId,
  disputeId: rowId,
  heard: longText(),
  agreed: longText().optional(),
})
export const closeForm = z.object({
  intent: z.literal('close'),
  disputeId: rowId,
  result: z.enum(DISPUTE_RESULTS),
  agreed: longText(),
})

/** What an officer decides on the page of work that does not go by its plan. */
export const workForm = z.discriminatedUnion('intent', [deliveryDecisionForm, confirmEndForm, recordForm, closeForm])
export type WorkDecision = z.output<typeof workForm>
