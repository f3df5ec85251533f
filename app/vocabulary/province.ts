import { z } from 'zod'

/** The shapes of the files that make a province: `data/provinces/<id>/<name>.json`. */

/** A text that a person reads, in both languages. */
export const worded = z.object({ vi: z.string().min(1), en: z.string().min(1) })
export type Worded = z.output<typeof worded>

/** Each file says where it comes from and how sure that is. */
export const told = {
  source: z.union([z.string().min(1), z.record(z.string(), z.string())]),
  confidence: z.enum(['high', 'medium', 'low', 'unverified']),
}

const province = z.object({
  ...told,
  /** Its code among the national provinces. */
  code: z.string(),
  /** As it stands in sentences, without “tỉnh”. */
  name: worded,
  /** The department in charge of the programme, in full. */
  department: worded,
  /** Under every page: who operates, for which programme, where to ask. */
  footer: z.array(worded).min(1),
  /** What an enterprise might say, on the home page. */
  examples: z.array(worded).min(1),
})

const communes = z.object({
  ...told,
  units: z
    .array(
      z.object({
        code: z.string(),
        province_code: z.string(),
        name: z.string(),
        full_name: z.string(),
        name_en: z.string(),
        type: z.enum(['ward', 'commune']),
      }),
    )
    .min(1),
})

/** What communes were called before and the districts they lay in. Each row says which of the file's sources it has and how sure it is. */
const formerUnits = z
  .object({
    ...told,
    source: z.record(z.string(), z.string()),
    units: z.array(
      z.object({
        full_name: z.string().min(1),
        /** Other ways of writing its name. */
        also: z.array(z.string().min(1)).default([]),
        /** In full, as it was when the unit ended. */
        district: z.string().min(1),
        /** The communes of today that hold its land; several where it was split. */
        now: z.array(z.string()).min(1),
        source: z.string(),
        confidence: told.confidence,
      }),
    ),
  })
  .superRefine(({ source, units }, context) => {
    const place = units.findIndex((unit) => !(unit.source in source))
    if (place >= 0)
      context.addIssue({
        code: 'custom',
        path: ['units', place, 'source'],
        message: `there is no source ${units[place]!.source}`,
      })
  })

const support = z.object({
  ...told,
  title: worded,
  /** The plan that the groups are from. */
  basis: worded,
  /** Each is a search for its subjects. */
  groups: z.array(z.object({ title: worded, text: worded, subjects: z.array(z.string()).min(1) })).min(1),
})

const monthDay = z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/)

/** What the yearly report says of this province: who sends it to whom, and the plan's indicators. Its words are Vietnamese only. */
const report = z.object({
  ...told,
  letterhead: z.object({
    superior: z.string().min(1),
    department: z.string().min(1),
    place: z.string().min(1),
    /** After the number, as the department's head laid down. */
    sign: z.string().min(1),
  }),
  addressees: z.array(z.string().min(1)).min(1),
  /** As it stands in the title: `trên địa bàn …`. */
  area: z.string().min(1),
  /** Month and day by which others report to the department, and the department itself. */
  due: z.object({ others: monthDay, own: monthDay }),
  indicators: z
    .array(
      z.object({
        id: z.string().regex(/^[a-z-]+$/),
        name: z.string().min(1),
        unit: z.string().min(1),
        /** What is counted for it here; null: the department writes its value. */
        counted: z.enum(['supported']).nullable(),
        /** By year; a year that is missing has none. */
        targets: z.record(z.string().regex(/^\d{4}$/), z.number().nonnegative()),
        definition: z.string().min(1),
        /** What the plan leaves unclear; null: nothing. */
        open: z.string().min(1).nullable(),
      }),
    )
    .min(1),
})

/** Most rows and columns of a tile map: so many have a style, and fit a phone. */
export const MOST_TILES = { rows: 20, columns: 11 }

/** Where communes stand on a map of tiles: rows from the north, columns from the west, row by row. A province may have none. */
const tiles = z.object({
  ...told,
  tiles: z
    .array(
      z.object({
        code: z.string(),
        row: z.number().int().min(1).max(MOST_TILES.rows),
        column: z.number().int().min(1).max(MOST_TILES.columns),
      }),
    )
    .min(1),
})

export const provinceShapes = { province, communes, formerUnits, support, report, tiles }

export type Tile = z.output<typeof tiles>['tiles'][number]

export type Province = z.output<typeof province> & {
  id: string
  communes: z.output<typeof communes>['units']
  formerUnits: z.output<typeof formerUnits>['units']
  support: z.output<typeof support>
  report: z.output<typeof report>
  tiles: Tile[]
}
export type PlanIndicator = Province['report']['indicators'][number]

/** What the files say that the national ones do not know; undefined where all is known. */
export function unknownIn(
  { code, communes, formerUnits, support, tiles }: Province,
  national: { provinces: ReadonlySet<string>; subjects: ReadonlySet<string> },
): string | undefined {
  if (!national.provinces.has(code)) return `province.json: code: there is no province ${code}`
  const elsewhere = communes.findIndex((unit) => unit.province_code !== code)
  if (elsewhere >= 0) return `communes.json: units.${elsewhere}.province_code: is not ${code}`
  const known = new Set(communes.map((unit) => unit.code))
  for (const [place, { now }] of formerUnits.entries()) {
    const unknown = now.find((commune) => !known.has(commune))
    if (unknown) return `former-units.json: units.${place}.now: there is no commune ${unknown}`
  }
  for (const [place, { subjects }] of support.groups.entries()) {
    const unknown = subjects.find((subject) => !national.subjects.has(subject))
    if (unknown) return `support.json: groups.${place}.subjects: there is no subject ${unknown}`
  }
  return tiles.length > 0 ? faultOfTiles(tiles, known) : undefined
}

/** A map shows every commune once, each at a place of its own. */
function faultOfTiles(tiles: readonly Tile[], communes: ReadonlySet<string>): string | undefined {
  const placed = new Set<string>()
  const taken = new Set<string>()
  for (const [at, { code, row, column }] of tiles.entries()) {
    if (!communes.has(code)) return `tiles.json: tiles.${at}.code: there is no commune ${code}`
    if (placed.has(code)) return `tiles.json: tiles.${at}.code: commune ${code} has a tile already`
    if (taken.has(`${row} ${column}`)) return `tiles.json: tiles.${at}: row ${row}, column ${column} is taken`
    placed.add(code)
    taken.add(`${row} ${column}`)
  }
  const missing = [...communes].find((code) => !placed.has(code))
  return missing && `tiles.json: tiles: commune ${missing} has none`
}
