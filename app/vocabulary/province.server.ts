import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import type { z } from 'zod'
import { GivenFileError, readJson } from '~/language/given-file.server'
import standard from './data/default-province.json'
import { referenceFiles } from './files'
import { type Province, provinceShapes, unknownIn } from './province'

/** A province that cannot be served; the message is one line for the operator. */
export class ProvinceError extends Error {
  constructor(reason: string) {
    super(reason)
    this.name = 'ProvinceError'
  }
}

const HERE = 'app/vocabulary/data/provinces'

/** The provinces' folder, found upwards: this file runs from the sources and from the built bundle. */
function provincesFolder(from = import.meta.dirname): string {
  const folder = path.join(from, HERE)
  if (existsSync(folder)) return folder
  const above = path.dirname(from)
  if (above === from) throw new ProvinceError(`The folder ${HERE} is missing`)
  return provincesFolder(above)
}

/** The provinces that `PROVINCE` may name: the folders that are there. */
export const provinceIds = (folder = provincesFolder()) =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort()

/** The province's files, checked. Throws `ProvinceError` naming what is missing or has a wrong shape. */
export function readProvince(id: string, folder = provincesFolder()): Province {
  const ids = provinceIds(folder)
  if (!ids.includes(id)) throw new ProvinceError(`there is no province ${id}; there are: ${ids.join(', ')}`)
  const file = <T extends z.ZodType>(name: string, shape: T) => readShaped(path.join(folder, id), id, name, shape)
  const province = {
    id,
    ...file('province.json', provinceShapes.province),
    communes: file('communes.json', provinceShapes.communes).units,
    formerUnits: file('former-units.json', provinceShapes.formerUnits).units,
    support: file('support.json', provinceShapes.support),
    report: file('report.json', provinceShapes.report),
    tiles: existsSync(path.join(folder, id, 'tiles.json')) ? file('tiles.json', provinceShapes.tiles).tiles : [],
  }
  const { provinces, subjects } = referenceFiles()
  const codes = (rows: { code: string }[]) => new Set(rows.map(({ code }) => code))
  const unknown = unknownIn(province, { provinces: codes(provinces), subjects: codes(subjects.subjects) })
  if (unknown) throw new ProvinceError(`${id}/${unknown}`)
  return province
}

function readShaped<T extends z.ZodType>(folder: string, id: string, name: string, shape: T): z.output<T> {
  const file = path.join(folder, name)
  if (!existsSync(file)) throw new ProvinceError(`${id}/${name} is missing`)
  const result = shape.safeParse(json(file, `${id}/${name}`))
  if (result.success) return result.data
  const [fault] = result.error.issues
  throw new ProvinceError(`${id}/${name}: ${fault!.path.join('.')}: ${fault!.message}`)
}

function json(file: string, name: string): unknown {
  try {
    return readJson(file)
  } catch (error) {
    if (error instanceof GivenFileError) throw new ProvinceError(`${name} ${error.reason}`)
    throw error
  }
}

/** The province that is served where nothing else is said. */
export const DEFAULT_PROVINCE = standard.id

const known = new Map<string, Province>()

/** A province's files, read once a process. Throws `ProvinceError`. */
export function provinceNamed(id: string): Province {
  const province = known.get(id) ?? readProvince(id)
  known.set(id, province)
  return province
}

/** The province that runs this installation, as the setting PROVINCE says. */
export const homeProvince = () => provinceNamed(process.env.PROVINCE || DEFAULT_PROVINCE)
