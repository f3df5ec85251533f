import { getZodConstraint } from '@conform-to/zod/v4'
import { z } from 'zod'
import { cleanText } from '~/language/clean-text'
import { nfc } from '~/language/fold'
import { severalFiles, takenInFile } from './fields'

/** Conform's name for a button that adds or removes a row, or writes all rows of a list anew. */
const ROW_BUTTON = '__intent__'
const MAX_ENTRIES = 2_000
const INDEX = /\[(\d{1,3})\]/g
const ROW = /^(.+?)\[(\d{1,3})\]/
const written = z.record(z.string(), z.string().max(2_000))
const rowButton = z.union([
  z.object({
    type: z.enum(['insert', 'remove']),
    payload: z.object({ name: z.string(), index: z.number().int().min(0).max(999).optional() }),
  }),
  z.object({ type: z.literal('update'), payload: z.object({ name: z.string(), value: z.array(written).max(100) }) }),
])

/**
 * Of a posted form only what `schema` knows, before conform builds lists and objects from the names: a list index in the
 * millions would fill the memory, an object in the place of a text would break the page that shows it again, and a thousand
 * rows made from one would keep everybody waiting while they are shown. What a file field brought stays as it came.
 * Texts come as `cleanText` gives them, passwords as typed. Null where no form of ours sends such a thing.
 */
export function knownFields(posted: FormData, schema: z.ZodType): FormData | null {
  const names = namesOf(schema)
  const known = new FormData()
  const rows = new Map<string, Set<number>>()
  let entries = 0
  let cleaned = 0
  for (const [name, value] of posted) {
    if (++entries > MAX_ENTRIES) return null
    if (name === ROW_BUTTON) {
      const button = readRowButton(value)
      if (!button || !isOfLists(button, names)) return null
      known.set(ROW_BUTTON, JSON.stringify(button))
    } else if (names.fields.has(name.replaceAll(INDEX, '[]'))) {
      const [, list, index] = ROW.exec(name) ?? []
      if (list !== undefined) rows.set(list, (rows.get(list) ?? new Set()).add(Number(index)))
      const isText = typeof value === 'string' && names.filesTaken(name) === 0
      if (isText && (cleaned += Math.min(value.length, LONGEST_TEXT)) > MOST_CLEANED) return null
      known.append(name, isText ? asMeant(name, value) : value)
    }
  }
  return [...rows].every(([list, indexes]) => areRows(indexes, names.lists.get(list) ?? Infinity)) ? known : null
}

/** A row button for a list of ours; rows that it writes are as many as there may be, of the fields that a row has. */
function isOfLists({ type, payload }: z.output<typeof rowButton>, names: ReturnType<typeof namesOf>): boolean {
  const most = names.lists.get(payload.name)
  if (most === undefined || type !== 'update') return most !== undefined
  const nameIn = (part: string) => `${payload.name}[].${part}`
  const isField = (part: string) => names.fields.has(nameIn(part)) && names.filesTaken(nameIn(part)) === 0
  return payload.value.length <= most && payload.value.every((row) => Object.keys(row).every(isField))
}

/** Characters of all texts together: more than any form holds, and cleaning them all would keep everybody waiting. */
const MOST_CLEANED = 200_000
/** Longer than any field may be: such a text is refused as it came, and cleaning it would keep everybody waiting. */
const LONGEST_TEXT = 20_000

/** A password is what was typed, spaces around it included, not what it looks like. */
function asMeant(name: string, text: string): string {
  if (text.length > LONGEST_TEXT) return text
  return /password/i.test(name) ? nfc(text) : cleanText(text)
}

/** Somebody who adds more rows than a list may have is told so beside the form, up to so many times as many. */
const ROWS_BEYOND = 2

/** Rows as a form sends them: one after the other from the first. */
const areRows = (indexes: ReadonlySet<number>, most: number) =>
  indexes.size <= most * ROWS_BEYOND && Math.max(...indexes) === indexes.size - 1

/** The names of fields that take a value, indexes left out, and of lists of rows with the most that each may have. */
function namesOf(schema: z.ZodType) {
  const all = Object.keys(getZodConstraint(schema))
  const hasParts = (name: string) => all.some((other) => other.startsWith(`${name}.`))
  const parts = partsOf(schema)
  const most = new Map(
    parts.flatMap(([name, part]) =>
      part._zod.def.type === 'array' ? [[name, Number(part._zod.bag.maximum ?? NaN)]] : [],
    ),
  )
  return {
    fields: new Set(all.filter((name) => !name.endsWith('[]') && !hasParts(name) && !hasParts(`${name}[]`))),
    lists: new Map(all.filter((name) => hasParts(`${name}[]`)).map((name) => [name, mostOf(name, most)])),
    filesTaken: fileFields(schema),
  }
}

function mostOf(list: string, most: ReadonlyMap<string, number>): number {
  const rows = most.get(list)
  if (!rows) throw new Error(`${list}: how many rows may it have?`)
  return rows
}

/** How many files a field of the form takes, by its name as posted: 0 none; 1 one, which another one replaces; else several. */
export function fileFields(schema: z.ZodType): (field: string) => number {
  const most = new Map(
    partsOf(schema).flatMap(([name, part]) => {
      const taken = part === takenInFile ? 1 : severalFiles.get(part)?.most
      return taken ? [[name, taken] as const] : []
    }),
  )
  return (field) => most.get(field.replaceAll(INDEX, '[]')) ?? 0
}

/** Every list and every single value of a form with its name; lists stand in objects only, never in each other. */
function partsOf(schema: z.core.$ZodType, name = ''): [string, z.core.$ZodType][] {
  const { def } = (schema as z.core.$ZodTypes)._zod
  switch (def.type) {
    case 'object':
      return Object.entries(def.shape).flatMap(([key, part]) => partsOf(part, name ? `${name}.${key}` : key))
    case 'union':
      return def.options.flatMap((option) => partsOf(option, name))
    case 'intersection':
      return [def.left, def.right].flatMap((side) => partsOf(side, name))
    case 'array':
      return [[name, schema], ...partsOf(def.element, `${name}[]`)]
    case 'pipe':
      return partsOf(isPreprocess(def) ? def.out : def.in, name)
    case 'optional':
    case 'nullable':
    case 'default':
      return partsOf(def.innerType, name)
    default:
      return [[name, schema]]
  }
}

/** What is done before a value is looked at says nothing of its shape. */
const isPreprocess = ({ in: first }: z.core.$ZodPipeDef) => first._zod.def.type === 'transform'

function readRowButton(value: FormDataEntryValue) {
  try {
    return rowButton.safeParse(JSON.parse(String(value))).data
  } catch {
    return undefined
  }
}
