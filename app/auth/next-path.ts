const SITE = 'https://site.invalid'

/**
 * Where to go after signing in: `next` when it is a path of this site, else null.
 * Whatever a browser would read as another site (`//host`, `/\host`, `https:`, control characters) is refused.
 */
export function safeNextPath(next: string | null | undefined): string | null {
  if (!next || !next.startsWith('/') || /[\\\p{Cc}]/u.test(next)) return null
  if (!URL.canParse(next, SITE)) return null
  const { origin, pathname, search, hash } = new URL(next, SITE)
  if (origin !== SITE || pathname.startsWith('//')) return null
  return pathname + search + hash
}

/** The page that gives back what was sent after the session had ended. */
export const KEPT_FORM = '/kept'

/** The page of the second step of signing in. */
export const SECOND_STEP = '/account/second-step'

/** The page of somebody's passkeys. */
export const PASSKEYS = '/account/passkeys'

/** `path` with `next` carried along. */
export const withNext = (path: string, next: string | null) =>
  next ? `${path}${path.includes('?') ? '&' : '?'}next=${encodeURIComponent(next)}` : path
