import './one-line'
import { parseArgs, type ParseArgsConfig } from 'node:util'
import { readSettings } from '~/settings.server'
import { OperatorError } from './faults'

/** The settings, each of which has been looked at. */
export const settings = readSettings()

/** What follows the command's name; throws what is wrong with it, and how it is used. */
export function optionsOf<const T extends ParseArgsConfig>(usage: string, config: T) {
  try {
    return parseArgs(config)
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    throw new OperatorError(`${error.message.replace(/\.?$/, '.')} Usage: ${usage}`)
  }
}

/** The one word that follows the command's name. */
export function onlyWord(usage: string): string {
  const [word, ...more] = optionsOf(usage, { allowPositionals: true }).positionals
  if (!word?.trim() || more.length > 0) throw new OperatorError(`Usage: ${usage}`)
  return word
}
