import type { LoaderFunctionArgs } from '@remix-run/node'
import { optionalActor } from '~/auth/actor.server'
import { findableProfiles } from '~/domain/discovery/consultants-index.server'
import { locales } from '~/i18n/paraglide/runtime'
import { languageAddress } from '~/i18n/language-address'

/** The sitemap protocol's limit for one file. */
const MOST = 50_000

/** The addresses of all public pages in each language, for search engines (sitemaps.org). */
export async function loader({ request }: LoaderFunctionArgs) {
  await optionalActor(request)
  const { origin } = new URL(request.url)
  const pages = [
    { path: '/' },
    { path: '/consultants' },
    { path: '/self-check' },
    { path: '/results' },
    ...findableProfiles(MOST / locales.length - 4).map(({ id, updatedAt }) => ({
      path: `/consultants/${id}`,
      updatedAt,
    })),
  ]
  const entries = pages.flatMap(({ path, ...page }) => {
    const changed = 'updatedAt' in page ? `<lastmod>${page.updatedAt.toISOString().slice(0, 10)}</lastmod>` : ''
    return locales.map((locale) => `<url><loc>${origin}${languageAddress(path, locale)}</loc>${changed}</url>`)
  })
  const body = `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${entries.join('\n')}
</urlset>
`
  return new Response(body, { headers: { 'Content-Type': 'application/xml; charset=utf-8' } })
}
