import { AsyncLocalStorage } from 'node:async_hooks'
import { LANGUAGE_PARAMETER } from './language-address'
import { baseLocale, isLocale, type Locale, overwriteGetLocale } from './paraglide/runtime'

const shared = globalThis as typeof globalThis & { nhipCauLocale?: AsyncLocalStorage<Locale> }

/** The language of the request being answered; on globalThis because the server and the built pages are two module graphs. */
const storage = (shared.nhipCauLocale ??= new AsyncLocalStorage<Locale>())

overwriteGetLocale(() => storage.getStore() ?? baseLocale)

export const withLocale = <T>(locale: Locale, work: () => T): T => storage.run(locale, work)

/** The language that somebody chose: the `locale` cookie's. */
export function chosenLocale(cookieHeader: string | null | undefined): Locale | undefined {
  const value = /(?:^|;\s*)locale=([a-z]+)/.exec(cookieHeader ?? '')?.[1]
  return isLocale(value) ? value : undefined
}

/** The language that an address or else the `locale` cookie asks for; Vietnamese otherwise. */
export function localeOf(cookieHeader: string | null | undefined, address?: string): Locale {
  const inAddress = address ? new URL(address).searchParams.get(LANGUAGE_PARAMETER) : null
  return isLocale(inAddress) ? inAddress : (chosenLocale(cookieHeader) ?? baseLocale)
}
