import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { optionalActor } from '~/auth/actor.server'
import { chooseLanguage } from '~/domain/accounts/choose-language.server'
import { onlyShown } from '~/forms/carried'
import { readForm } from '~/forms/read-form.server'
import { withoutLanguage } from '~/i18n/language-address'
import { isLocale } from '~/i18n/paraglide/runtime'
import { localeCookie, pathOfThisSite, themeCookie } from '~/views/frame/preferences.server'

export async function loader({ request }: LoaderFunctionArgs) {
  await optionalActor(request)
  return redirect('/')
}

/**
 * Keeps the reader's language or theme in a cookie, the language of somebody signed in also for their mails, and goes back to the page; a language that the page's address asks for
 * gives way to the chosen one. What was typed into the page's form is sent on to it (307), to be shown and not carried out.
 */
export async function action({ request }: ActionFunctionArgs) {
  const actor = await optionalActor(request)
  const form = await readForm(request)
  const text = (name: string) => String(form.get(name) ?? '')
  const headers = new Headers()
  const locale = text('locale')
  const back = pathOfThisSite(new URL(request.url).searchParams.get('back') ?? '/')
  if (isLocale(locale)) {
    headers.append('Set-Cookie', localeCookie(locale))
    if (actor) chooseLanguage(actor, locale)
  }
  const theme = themeCookie(text('theme'))
  if (theme) headers.append('Set-Cookie', theme)
  const page = isLocale(locale) ? withoutLanguage(back) : back
  const isTyped = [...form.keys()].some((name) => name !== 'locale' && name !== 'theme')
  return isTyped ? redirect(onlyShown(page), { status: 307, headers }) : redirect(page, { status: 303, headers })
}
