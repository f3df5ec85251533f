import type { MiddlewareHandler } from 'hono'
import { chosenLocale, localeOf, withLocale } from '~/i18n/locale.server'
import { baseLocale } from '~/i18n/paraglide/runtime'
import { localeCookie } from '~/views/frame/preferences.server'

/** Answers in the reader's language. Whoever has chosen none and comes by an address that names one reads on in that. */
export const readersLanguage: MiddlewareHandler = async (context, next) => {
  const cookies = context.req.header('cookie')
  const locale = localeOf(cookies, context.req.url)
  await withLocale(locale, next)
  if (locale !== baseLocale && !chosenLocale(cookies)) {
    context.header('Set-Cookie', localeCookie(locale), { append: true })
  }
}
