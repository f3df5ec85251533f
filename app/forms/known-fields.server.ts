import { getZodConstraint } from '@conform-to/zod/v4'
import { z } from 'zod'
import { nfc } from '~/language/fold'

/** Conform's name for a button that adds or removes a row. */
const ROW_BUTTON = '__intent__'
const MAX_ENTRIES = 2_000
const INDEX = /\[(\d{1,3})\]/g
/** Control characters other than line feed and tab, and marks that turn the direction of the text after them. */
// eslint-disable-next-line no-control-regex
const INVISIBLE = /[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/g

const rowButton = z.object({
  type: z.enum(['insert', 'remove']),
  payload: z.object({ name: z.string(), index: z.number().int().min(0).max(999).optional() }),
})

/**
 * Of a posted form only what `schema` knows, before conform builds lists and objects from the names: a list index in the
 * millions would fill the memory, an object in the place of a text would break the page that shows it again.
 * Texts come NFC-normalised, trimmed and without invisible control characters. Null where no form of ours sends such a thing.
 */
export function knownFields(posted: FormData, schema: z.ZodType): FormData | null {
  const names = namesOf(schema)
  const known = new FormData()
  let entries = 0
  for (const [name, value] of posted) {
    if (++entries > MAX_ENTRIES) return null
    if (name === ROW_BUTTON) {
      const button = readRowButton(value)
      if (!button || !names.lists.has(button.payload.name)) return null
      known.set(ROW_BUTTON, JSON.stringify(button))
    } else if (names.fields.has(name.replaceAll(INDEX, '[]'))) {
      known.append(name, typeof value === 'string' ? cleanText(value) : value)
    }
  }
  return known
}

const cleanText = (text: string) => nfc(text).replaceAll(/\r\n?/g, '\n').replaceAll(INVISIBLE, '').trim()

/** The names of fields that take a value, indexes left out, and of lists of rows. */
function namesOf(schema: z.ZodType) {
  const all = Object.keys(getZodConstraint(schema))
  const hasParts = (name: string) => all.some((other) => other.startsWith(`${name}.`))
  return {
    fields: new Set(all.filter((name) => !name.endsWith('[]') && !hasParts(name) && !hasParts(`${name}[]`))),
    lists: new Set(all.filter((name) => hasParts(`${name}[]`))),
  }
}

function readRowButton(value: FormDataEntryValue) {
  try {
    return rowButton.safeParse(JSON.parse(String(value))).data
  } catch {
    return undefined
  }
}
