import './runtime/one-line'
import { compile } from '@inlang/paraglide-js'
import { paraglideOptions } from '../build.config'

/** Compiles the catalogues in app/i18n/messages to the functions in app/i18n/paraglide. */
await compile(paraglideOptions)
// The compiler leaves a timer of half a minute behind.
process.exit(0)
