import { AsyncLocalStorage } from 'node:async_hooks'
import { baseLocale, isLocale, type Locale, overwriteGetLocale } from './paraglide/runtime'

const shared = globalThis as typeof globalThis & { nhipCauLocale?: AsyncLocalStorage<Locale> }

/** The language of the request being answered; on globalThis because the server and the built pages are two module graphs. */
const storage = (shared.nhipCauLocale ??= new AsyncLocalStorage<Locale>())

overwriteGetLocale(() => storage.getStore() ?? baseLocale)

export const withLocale = <T>(locale: Locale, work: () => T): T => storage.run(locale, work)

/** The language asked for by the `locale` cookie; Vietnamese otherwise. */
export function localeOf(cookieHeader: string | null | undefined): Locale {
  const value = /(?:^|;\s*)locale=([a-z]+)/.exec(cookieHeader ?? '')?.[1]
  return isLocale(value) ? value : baseLocale
}
