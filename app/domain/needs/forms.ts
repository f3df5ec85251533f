import { z } from 'zod'
import { longText, rowId } from '~/forms/fields'
import { NEED_CLOSE_REASONS } from './lifecycle'

export const NEED_TEXT_MIN = 15
export const NEED_TEXT_MAX = 3000

const needText = longText(NEED_TEXT_MAX).min(NEED_TEXT_MIN)
const codes = z.array(z.string().max(40)).max(12).default([])
/** Consultants to be asked; none ticked is an error of its own. */
const profileIds = z
  .array(rowId)
  .max(12)
  .default([])
  .refine((ids) => ids.length > 0, { params: { check: 'choose_consultant' } })
const message = longText(1000).default('')
const place = { sectorCode: z.string().max(10), communeCode: z.string().max(10) }

/** The question on the home page. */
export const askForm = z.object({ id: rowId, text: needText })

export const needForm = z.object({ id: rowId, text: needText, ...place })

const subjects = { suggested: codes, chosen: codes }
const someSubject = (form: { suggested: string[]; chosen: string[] }) => form.suggested.length + form.chosen.length > 0

const noSubject = { path: ['suggested'], params: { check: 'choose_subject' } }

/** Subjects ticked among the suggestions and picked from the whole list. */
export const subjectsForm = z.object(subjects).refine(someSubject, noSubject)

/** A draft's page: what it is about and whom to ask, sent together by whichever button, so that no tick is lost. */
export const draftForm = z
  .object({
    step: z.enum(['update', 'invite', 'publish']),
    ...subjects,
    profileIds: z.array(rowId).max(12).default([]),
  })
  .refine(someSubject, noSubject)
  .refine(({ step, profileIds: ids }) => step !== 'invite' || ids.length > 0, {
    path: ['profileIds'],
    params: { check: 'choose_consultant' },
  })

/** What is asked before a home page's draft becomes a need. */
export const claimForm = z.object({ ...place, message })

/** What can be done on a need's page. */
export const needActionForm = z.discriminatedUnion('step', [
  z.object({ step: z.literal('publish') }),
  z.object({
    step: z.literal('request'),
    profileIds,
    message,
  }),
  z.object({ step: z.literal('close'), reason: z.enum(NEED_CLOSE_REASONS).exclude(['awarded']) }),
])
