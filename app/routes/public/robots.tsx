import type { LoaderFunctionArgs } from '@remix-run/node'
import { optionalActor } from '~/auth/actor.server'

/** Where search engines find the public pages; which others are not to be listed, each says itself. */
export async function loader({ request }: LoaderFunctionArgs) {
  await optionalActor(request)
  const { origin } = new URL(request.url)
  return new Response(`User-agent: *\nAllow: /\nSitemap: ${origin}/sitemap.xml\n`, {
    headers: { 'Content-Type': 'text/plain; charset=utf-8' },
  })
}
