import type { MetaDescriptor, MetaFunction } from '@remix-run/node'
import { cutText } from '~/language/cut-text'
import * as m from '~/i18n/paraglide/messages'
import { getLocale, locales } from '~/i18n/paraglide/runtime'
import cardUrl from '~/ui/share-card.png?url'
import { languageAddress } from '~/i18n/language-address'

type Matches = Parameters<MetaFunction>[0]['matches']

type PublicPage = {
  title: string
  /** One or two sentences for who sees a link to the page; cut to what search engines and Zalo show. */
  description: string
  /** Its one address, without what only orders or filters it. */
  path: string
  /** schema.org data; nothing that the page does not show. */
  linkedData?: Record<string, unknown>
}

const DESCRIPTION_MOST = 200

/**
 * What a page that everybody may open tells of itself: to search engines, and to Zalo and others that show a card for a
 * link. `server/found-from-outside.ts` names those that search engines may list; every other page asks not to be listed.
 */
export function publicMeta(matches: Matches, { title, description, path, linkedData }: PublicPage): MetaDescriptor[] {
  const origin = originOf(matches)
  const address = origin + languageAddress(path, getLocale())
  const told = cutText(description.replaceAll(/\s+/g, ' ').trim(), DESCRIPTION_MOST)
  const property = (name: string, content: string) => ({ property: name, content })
  return [
    { title: m.site_title({ page: title }) },
    { name: 'description', content: told },
    { tagName: 'link', rel: 'canonical', href: address },
    ...locales.map((locale) => alternate(locale, origin + languageAddress(path, locale))),
    alternate('x-default', origin + path),
    property('og:type', 'website'),
    property('og:site_name', m.common_brand()),
    property('og:title', title),
    property('og:description', told),
    property('og:url', address),
    property('og:locale', getLocale() === 'vi' ? 'vi_VN' : 'en_GB'),
    property('og:image', origin + cardUrl),
    property('og:image:width', '1200'),
    property('og:image:height', '630'),
    { name: 'twitter:card', content: 'summary_large_image' },
    ...(linkedData ? [{ 'script:ld+json': { '@context': 'https://schema.org', url: address, ...linkedData } }] : []),
  ]
}

const alternate = (hrefLang: string, href: string): MetaDescriptor => ({
  tagName: 'link',
  rel: 'alternate',
  hrefLang,
  href,
})

/** The public address of this installation, as the frame's loader tells it. */
function originOf(matches: Matches): string {
  const root = matches.find((match) => match?.id === 'root')?.data as { origin?: string } | undefined
  return root?.origin ?? ''
}
