import type { LoaderFunctionArgs } from '@remix-run/node'
import { beforeAll, describe, expect, it } from 'vitest'
import { withLocale } from '~/i18n/locale.server'
import { locales } from '~/i18n/paraglide/runtime'
import { loader as frame } from '~/root'
import { drainJobs } from '~/worker/worker.server'
import { consultant } from '~tests/scenarios'
import { guards } from './guards'

type Tag = Record<string, unknown>
type Page = {
  default?: unknown
  meta?: (args: object) => Tag[] | undefined
  loader?: (args: LoaderFunctionArgs) => unknown
}
const files = import.meta.glob<Page>('../../../app/routes/**/*.tsx', { eager: true })
const open = Object.entries(files)
  .map(([file, page]) => ({ name: /routes\/(.+)\.tsx$/.exec(file)![1]!, page }))
  .filter(({ name, page }) => guards[name]!.opens === 'everyone' && page.default !== undefined)

/** Open to everybody and nothing to share: a reader's own page, an error's, a mail's link, the builders'. */
const NOT_TO_SHARE = [
  'account/answer-link',
  'account/measure-link',
  'account/confirm-email',
  'account/confirm-need',
  'public/confirm',
  'account/forgotten-password',
  'account/email-change',
  'account/join',
  'account/reset-by-code',
  'account/sign-in-code',
  'account/sign-in-passkey',
  'account/reset-password',
  'account/unsubscribe',
  'public/verified',
  'public/label',
  'public/outgoing-mails',
  'public/dev-ui',
  'public/draft',
  'public/self-check-questions',
  'public/self-check-result',
  'public/not-found',
]

const ORIGIN = 'https://nangsuat.example'
const asked = (params: Record<string, string> = {}) => ({ request: new Request(`${ORIGIN}/`), params, context: {} })

let profileId: string
beforeAll(async () => {
  profileId = consultant({ subjects: ['HACCP', '5S'] }).profileId
  await drainJobs()
})

async function headOf(page: Page): Promise<Tag[]> {
  const params = { profileId }
  const matches = [{ id: 'root', data: await frame(asked()) }]
  return page.meta!({ data: await page.loader?.(asked(params)), params, matches, location: {} }) ?? []
}

describe('every page that everybody may open', () => {
  const shared = open.filter(({ name }) => !NOT_TO_SHARE.includes(name))

  it('is one to share, or is named here as none', () => {
    expect(shared.length).toBeGreaterThan(5)
    expect(open.map(({ name }) => name)).toEqual(expect.arrayContaining(NOT_TO_SHARE))
  })

  it.each(shared)('$name says what it is, where it stands and how a link to it looks', async ({ page }) => {
    for (const locale of locales) {
      const head = await withLocale(locale, () => headOf(page))
      const said = (key: string, name: string) => head.find((tag) => tag[key] === name)?.content as string | undefined
      const hrefs = (rel: string) => head.filter((tag) => tag.rel === rel).map(({ href }) => String(href))
      expect(said('name', 'description')?.length).toBeGreaterThan(30)
      expect(said('property', 'og:description')).toBe(said('name', 'description'))
      expect(said('property', 'og:title')).toBeTruthy()
      expect(said('property', 'og:image')).toMatch(/^https:\/\/nangsuat\.example\/.*\.png/)
      const [canonical, ...others] = hrefs('canonical')
      expect(others).toEqual([])
      expect(canonical).toMatch(/^https:\/\/nangsuat\.example\//)
      expect(hrefs('alternate')).toContain(canonical)
      expect(hrefs('alternate')).toHaveLength(locales.length + 1)
    }
  })
})
