import './runtime/one-line'
import { readdirSync } from 'node:fs'
import path from 'node:path'
import { readJson } from '~/language/given-file.server'

const SOURCE = 'vi'
const folder = path.join(import.meta.dirname, '../app/i18n/messages')

type Catalogue = Record<string, unknown>

const read = (locale: string, file: string) => readJson(path.join(folder, locale, file)) as Catalogue

/** The names in `{curly}` brackets, of a plain message or of one with variants. */
const parametersOf = (message: unknown) =>
  [...new Set([...JSON.stringify(message).matchAll(/\{(\w+)\}/g)].map((match) => match[1]!))].sort().join(', ')

const isEmpty = (message: unknown) => typeof message === 'string' && message.trim() === ''

function* faultsOf(locale: string, file: string): Generator<string> {
  const source = read(SOURCE, file)
  const other = read(locale, file)
  for (const key of Object.keys(source)) {
    if (isEmpty(source[key])) yield `${SOURCE}/${file}: "${key}" is empty`
    if (!(key in other)) yield `${locale}/${file}: "${key}" is missing`
    else if (isEmpty(other[key])) yield `${locale}/${file}: "${key}" is empty`
    else if (parametersOf(source[key]) !== parametersOf(other[key])) {
      yield `${locale}/${file}: "${key}" has {${parametersOf(other[key])}}, ${SOURCE} has {${parametersOf(source[key])}}`
    }
  }
  for (const key of Object.keys(other)) if (!(key in source)) yield `${SOURCE}/${file}: "${key}" is missing`
}

function* repeatedKeys(): Generator<string> {
  const seen = new Map<string, string>()
  for (const file of readdirSync(path.join(folder, SOURCE))) {
    for (const key of Object.keys(read(SOURCE, file))) {
      const first = seen.get(key)
      if (first) yield `${SOURCE}/${file}: "${key}" is already in ${first}`
      seen.set(key, file)
    }
  }
}

const files = readdirSync(path.join(folder, SOURCE)).filter((name) => name.endsWith('.json'))
const locales = readdirSync(folder).filter((name) => name !== SOURCE)
const faults = [...locales.flatMap((locale) => files.flatMap((file) => [...faultsOf(locale, file)])), ...repeatedKeys()]

for (const fault of faults) console.error(fault)
if (faults.length > 0) process.exit(1)
console.log(`Messages: ${files.length} catalogues in ${locales.length + 1} languages agree.`)
