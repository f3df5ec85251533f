import { z } from 'zod'
import { communeName, longText, millions, rowId, upToFiles } from '~/forms/fields'
import { type Language, LANGUAGES, type WorkMode, WORK_MODES } from '../directory/lifecycle'
import { CONTACT_FROM } from '../proposals/lifecycle'
import { QUESTIONS, UNKNOWN } from '../suggestion/questions'
import { OFFERED_CLOSE_REASONS } from './lifecycle'

export const NEED_TEXT_MIN = 15
export const NEED_TEXT_MAX = 3000

/** A question may be shorter than a need: what is not clear is asked back. */
const ASK_TEXT_MIN = 5

const needText = longText(NEED_TEXT_MAX).min(NEED_TEXT_MIN)
const codes = z.array(z.string().max(40)).max(12).default([])
/** Consultants to be asked; none ticked is an error of its own. */
const profileIds = z
  .array(rowId)
  .max(12)
  .default([])
  .refine((ids) => ids.length > 0, { params: { check: 'choose_consultant' } })
const message = longText(1000).default('')
const contactFrom = z.enum(CONTACT_FROM)
const place = { sectorCode: z.string().max(10), communeCode: communeName }
/** Languages worth asking for: everybody here works in Vietnamese. */
export const ASKED_LANGUAGES = LANGUAGES.filter((language) => language !== 'vi')
const wishes = {
  budgetMillion: millions(100_000).optional(),
  languages: z.array(z.enum(ASKED_LANGUAGES)).max(ASKED_LANGUAGES.length).default([]),
  workMode: z.enum(WORK_MODES).optional(),
}
/** What a form starts with before anything is wished. */
export const NO_WISHES: { budgetMillion: number | null; languages: Language[]; workMode: WorkMode | null } = {
  budgetMillion: null,
  languages: [],
  workMode: null,
}

/** The question on the home page. */
export const askForm = z.object({ id: rowId, text: longText(NEED_TEXT_MAX).min(ASK_TEXT_MIN) })

/** Photos and papers that show what a need is about. */
export const MAX_NEED_FILES = 5
const attachments = upToFiles(MAX_NEED_FILES)

export const needForm = z.object({ id: rowId, text: needText, ...place, ...wishes, attachments })
/** `renewsId`: the certificate that it is to renew. */
export const newNeedForm = needForm.extend({ renewsId: rowId.optional() })

const subjects = { suggested: codes, chosen: codes }
/** Answers to the questions that tell close subjects apart; whichever of them the page asked. */
const answers = z
  .object(
    Object.fromEntries(
      QUESTIONS.map(({ code, options }) => [code, z.enum([...Object.keys(options), UNKNOWN]).optional()]),
    ),
  )
  .default({})
  .transform((given): Record<string, string> =>
    Object.fromEntries(Object.entries(given).flatMap(([code, value]) => (value ? [[code, value]] : []))),
  )
type Subjects = { step: string; suggested: string[]; chosen: string[]; answers: Record<string, string> }
/** A subject is ticked, or a question answered so that one may be suggested. */
const someSubject = ({ step, suggested, chosen, answers: given }: Subjects) =>
  suggested.length + chosen.length > 0 || step === 'drop' || (step === 'update' && Object.keys(given).length > 0)

const noSubject = { path: ['suggested'], params: { check: 'choose_subject' } }

/** Subjects ticked among the suggestions and picked from the whole list; `update` looks at the suggestions again. */
export const subjectsForm = z
  .object({ step: z.enum(['save', 'update']).default('save'), ...subjects, answers })
  .refine(someSubject, noSubject)

/**
 * A draft's page: what it is about and whom to ask, sent together by whichever button, so that no tick is lost; `drop` takes
 * all of it away.
 */
export const draftForm = z
  .object({
    step: z.enum(['update', 'invite', 'publish', 'drop']),
    ...subjects,
    answers,
    profileIds: z.array(rowId).max(12).default([]),
  })
  .refine(someSubject, noSubject)
  .refine(({ step, profileIds: ids }) => step !== 'invite' || ids.length > 0, {
    path: ['profileIds'],
    params: { check: 'choose_consultant' },
  })

/** What of a draft may be changed from there. */
export const CHANGES = ['text', 'subjects', 'consultants'] as const

const TYPED = [
  'sectorCode',
  'communeCode',
  'budgetMillion',
  'languages',
  'workMode',
  'attachments',
  'message',
  'contactFrom',
]
const TYPED_MAX = 4000

/** The answers in what was posted, as they were typed. */
export const typedIn = (posted: Record<string, unknown>): Record<string, string | string[]> => {
  const answer = z.union([z.string().max(TYPED_MAX), z.array(z.string().max(500)).max(20)])
  const typed = TYPED.flatMap((name) => {
    const read = answer.safeParse(posted[name])
    return read.success ? [[name, read.data] as const] : []
  })
  return Object.fromEntries(typed)
}

/** What is asked before a home page's draft becomes a need; the last two where somebody is to be invited. */
export const claimForm = z.object({
  ...place,
  ...wishes,
  attachments,
  change: z.enum(CHANGES).optional(),
  message,
  contactFrom: contactFrom.optional(),
})

/** A consultant is invited from their own page, for one of the needs. */
const chosenNeed = z
  .string()
  .max(64)
  .default('')
  .refine((id) => id !== '', { params: { check: 'choose_need' } })
export const inviteForm = z.object({ needId: chosenNeed, message, contactFrom })

/** What can be done on a need's page. */
export const needActionForm = z.discriminatedUnion('step', [
  z.object({ step: z.literal('publish') }),
  z.object({ step: z.literal('discard') }),
  z.object({
    step: z.literal('request'),
    profileIds,
    message,
    contactFrom,
  }),
  z.object({ step: z.literal('interest'), takesInterest: z.enum(['yes', 'no']) }),
  z.object({ step: z.literal('reopen') }),
  z.object({ step: z.literal('keep') }),
  z.object({ step: z.literal('close'), reason: z.enum(OFFERED_CLOSE_REASONS) }),
])
