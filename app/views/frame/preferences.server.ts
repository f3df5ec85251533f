/** `auto` follows the device. */
export const THEMES = ['auto', 'light', 'dark'] as const
export type Theme = (typeof THEMES)[number]

const isTheme = (value: unknown): value is Theme => THEMES.includes(value as Theme)

/** The theme asked for by the `theme` cookie; the device's otherwise. */
export function themeOf(cookieHeader: string | null): Theme {
  const value = /(?:^|;\s*)theme=([a-z]+)/.exec(cookieHeader ?? '')?.[1]
  return isTheme(value) ? value : 'auto'
}

const ONE_YEAR = 365 * 24 * 3600

const cookie = (name: string, value: string, seconds = ONE_YEAR) =>
  `${name}=${value}; Path=/; Max-Age=${seconds}; SameSite=Lax; HttpOnly`

export const localeCookie = (locale: string) => cookie('locale', locale)

export const themeCookie = (value: string): string | null => {
  if (!isTheme(value)) return null
  return value === 'auto' ? cookie('theme', '', 0) : cookie('theme', value)
}

/** A path of this site to go back to; anything else is the home page. */
export function pathOfThisSite(back: string): string {
  const here = 'http://this.site'
  try {
    const { origin, pathname, search } = new URL(back, here)
    return back.startsWith('/') && origin === here ? pathname.replace(/^\/+/, '/') + search : '/'
  } catch {
    return '/'
  }
}
