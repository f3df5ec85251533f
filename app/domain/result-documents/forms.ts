import { z } from 'zod'
import { dayField, longText, requiredFile, rowId, shortText, wholeNumber } from '~/forms/fields'
import type { AskedDocument } from '~/vocabulary/tracks'
import { rejectForm, verifyForm } from '../certification/forms'
import type { Day } from '../days'
import { DOCUMENT_CHECKED_WITH } from './lifecycle'

const MAX_PEOPLE = 10_000

/** What is asked of a document on a subject: the facts that its track names, and the file. */
export const documentForm = ({ facts }: AskedDocument, today: Day) =>
  z.object({
    id: rowId,
    number: asked(facts.number, shortText(100)),
    issuer: asked(facts.issuer, shortText()),
    datedOn: dayField.refine((day) => day <= today, { params: { check: 'past_day' } }),
    attended: asked(facts.attended, wholeNumber(1, MAX_PEOPLE)),
    passed: asked(facts.passed, wholeNumber(0, MAX_PEOPLE)),
    remark: longText(1000).optional(),
    evidence: requiredFile,
  })

type Field = z.ZodType
/** Asked, asked and may be left out, or not asked at all: then it is left out whatever is sent. */
const asked = <F extends Field>(fact: { optional?: true } | undefined, field: F) =>
  (!fact
    ? z
        .unknown()
        .transform(() => undefined)
        .optional()
    : fact.optional
      ? field.optional()
      : field) as z.ZodType<z.output<F> | undefined>

/** A document as its paper states it, with its evidence already stored. */
export type DocumentInput = z.output<ReturnType<typeof documentForm>>

export const documentDecisionForm = z.discriminatedUnion('intent', [
  verifyForm.extend({ checkedWith: z.enum(DOCUMENT_CHECKED_WITH) }),
  rejectForm,
])
