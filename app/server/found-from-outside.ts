import type { MiddlewareHandler } from 'hono'

/** The pages that may stand in a search engine: the home page, the directory, each consultant, where certificates and results are looked up, and the self-check. */
const PUBLIC_PAGE = /^\/(?:verify|results|self-check|consultants(?:\/[0-9a-f-]{36})?)?$/
/** Other parameters order or filter what a page without them shows. */
const OWN_PARAMETERS = ['lang']

/** Asks search engines to list public pages only, each at one address. */
export const publicPagesOnly: MiddlewareHandler = async (context, next) => {
  await next()
  const { pathname, searchParams } = new URL(context.req.url)
  const isOwnAddress = [...searchParams.keys()].every((name) => OWN_PARAMETERS.includes(name))
  if (!PUBLIC_PAGE.test(pathname) || !isOwnAddress || context.res.status !== 200) {
    context.header('X-Robots-Tag', 'noindex')
  }
}
