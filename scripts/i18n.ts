import './runtime/one-line'
import { readdirSync } from 'node:fs'
import path from 'node:path'
import { compile } from '@inlang/paraglide-js'
import { readJson } from '~/language/given-file.server'
import { paraglideOptions } from '../build.config'

const CATALOGUES = path.join(import.meta.dirname, '../app/i18n/messages')

/** Compiles the catalogues in app/i18n/messages to the functions in app/i18n/paraglide. */
for (const file of readdirSync(CATALOGUES, { recursive: true, encoding: 'utf8' })) {
  // The compiler would say of one that is broken what is broken, but not which.
  if (file.endsWith('.json')) readJson(path.join(CATALOGUES, file))
}
await compile(paraglideOptions)
// The compiler leaves a timer of half a minute behind.
process.exit(0)
