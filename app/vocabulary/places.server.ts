import { districtsOf, formerNamesIn, formerNamesOf } from './former-units'
import { homeProvince } from './province.server'

/** What this installation's province knows of places and their names of before (`former-units.ts`). */

/** The names of before in a text. */
export const formerNamesSaid = (text: string) => formerNamesIn(text, homeProvince())

/** What a commune of today, its parts and its district were called before, in full. */
export const formerNamesOfCommune = (code: string): string[] => formerNamesOf(code, homeProvince())

/** The districts in which a commune of today lay. */
export const districtsOfCommune = (code: string): string[] => districtsOf(code, homeProvince())
