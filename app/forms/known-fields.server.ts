import { getZodConstraint } from '@conform-to/zod/v4'
import { z } from 'zod'
import { cleanText } from '~/language/clean-text'
import { nfc } from '~/language/fold'

/** Conform's name for a button that adds or removes a row. */
const ROW_BUTTON = '__intent__'
const MAX_ENTRIES = 2_000
const INDEX = /\[(\d{1,3})\]/g
const ROW = /^(.+?)\[(\d{1,3})\]/
const rowButton = z.object({
  type: z.enum(['insert', 'remove']),
  payload: z.object({ name: z.string(), index: z.number().int().min(0).max(999).optional() }),
})

/**
 * Of a posted form only what `schema` knows, before conform builds lists and objects from the names: a list index in the
 * millions would fill the memory, an object in the place of a text would break the page that shows it again, and a thousand
 * rows made from one would keep everybody waiting while they are shown.
 * Texts come as `cleanText` gives them, passwords as typed. Null where no form of ours sends such a thing.
 */
export function knownFields(posted: FormData, schema: z.ZodType): FormData | null {
  const names = namesOf(schema)
  const known = new FormData()
  const rows = new Map<string, Set<number>>()
  let entries = 0
  for (const [name, value] of posted) {
    if (++entries > MAX_ENTRIES) return null
    if (name === ROW_BUTTON) {
      const button = readRowButton(value)
      if (!button || !names.lists.has(button.payload.name)) return null
      known.set(ROW_BUTTON, JSON.stringify(button))
    } else if (names.fields.has(name.replaceAll(INDEX, '[]'))) {
      const [, list, index] = ROW.exec(name) ?? []
      if (list !== undefined) rows.set(list, (rows.get(list) ?? new Set()).add(Number(index)))
      known.append(name, typeof value === 'string' ? asMeant(name, value) : value)
    }
  }
  return [...rows].every(([list, indexes]) => areRows(indexes, names.lists.get(list) ?? Infinity)) ? known : null
}

/** A password is what was typed, spaces around it included, not what it looks like. */
const asMeant = (name: string, text: string) => (/password/i.test(name) ? nfc(text) : cleanText(text))

/** Somebody who adds more rows than a list may have is told so beside the form, up to so many times as many. */
const ROWS_BEYOND = 2

/** Rows as a form sends them: one after the other from the first. */
const areRows = (indexes: ReadonlySet<number>, most: number) =>
  indexes.size <= most * ROWS_BEYOND && Math.max(...indexes) === indexes.size - 1

/** The names of fields that take a value, indexes left out, and of lists of rows with the most that each may have. */
function namesOf(schema: z.ZodType) {
  const all = Object.keys(getZodConstraint(schema))
  const hasParts = (name: string) => all.some((other) => other.startsWith(`${name}.`))
  const most = longestLists(schema)
  return {
    fields: new Set(all.filter((name) => !name.endsWith('[]') && !hasParts(name) && !hasParts(`${name}[]`))),
    lists: new Map(all.filter((name) => hasParts(`${name}[]`)).map((name) => [name, mostOf(name, most)])),
  }
}

function mostOf(list: string, most: ReadonlyMap<string, number>): number {
  const rows = most.get(list)
  if (!rows) throw new Error(`${list}: how many rows may it have?`)
  return rows
}

/** The most entries that each list of a form may have, by its name, NaN where it says none; lists stand in objects only, never in each other. */
function longestLists(schema: z.core.$ZodType, name = ''): Map<string, number> {
  const { def } = (schema as z.core.$ZodTypes)._zod
  switch (def.type) {
    case 'object':
      return merged(Object.entries(def.shape).map(([key, part]) => longestLists(part, name ? `${name}.${key}` : key)))
    case 'union':
      return merged(def.options.map((option) => longestLists(option, name)))
    case 'intersection':
      return merged([def.left, def.right].map((side) => longestLists(side, name)))
    case 'array':
      return new Map([[name, Number(schema._zod.bag.maximum ?? NaN)]])
    case 'pipe':
      return longestLists(def.in, name)
    case 'optional':
    case 'nullable':
    case 'default':
      return longestLists(def.innerType, name)
    default:
      return new Map()
  }
}
const merged = (maps: Map<string, number>[]) => new Map(maps.flatMap((map) => [...map]))

function readRowButton(value: FormDataEntryValue) {
  try {
    return rowButton.safeParse(JSON.parse(String(value))).data
  } catch {
    return undefined
  }
}
