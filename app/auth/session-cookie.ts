export const SESSION_COOKIE = 'session'

/** Read by itself: another cookie of the site that is not well encoded must not end the session. */
export const sessionIn = (cookies: string | null | undefined): string | undefined =>
  /(?:^|;\s*)session=(\w+)/.exec(cookies ?? '')?.[1]

export const hasSession = (cookies: string | null | undefined) => sessionIn(cookies) !== undefined
