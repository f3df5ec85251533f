import { beforeEach, expect, it } from 'vitest'
import * as m from '~/i18n/paraglide/messages'
import * as secondStepPage from '~/routes/account/second-step'
import { ToldOnce } from '~/ui/open-forms'
import { SiteFooter } from '~/views/frame/site-frame'
import { freshDatabase } from '~tests/support/database'
import { shownPage } from '~tests/support/shown-page'
import { opened, posted } from './posted-form'
import { asked, codeAt, own, page, PASSWORD, person } from './second-step-pages'

beforeEach(freshDatabase)

/** The page with the footer that follows it. */
const framed = {
  ...secondStepPage,
  default: () => (
    <ToldOnce.Provider value={{ isHere: false }}>
      <secondStepPage.default />
      <SiteFooter theme="auto" lines={[]} />
    </ToldOnce.Provider>
  ),
}

it('where recovery codes are told, this once, no switch of language or colours loads the page anew', async () => {
  const cookie = await asked(await person())
  await own(cookie, { step: 'begin', currentPassword: PASSWORD })
  const before = await shownPage(framed, { ...opened('/account/second-step', cookie), params: {} })
  expect(before.html).toContain('action="/preferences?back=')

  const { appKey } = (await page(cookie)).setUp as { appKey: string }
  const sent = posted('/account/second-step', { step: 'confirm', code: codeAt(appKey) }, cookie)
  const { html } = await shownPage(framed, { ...sent, params: {} })
  expect(html).toContain(m.recovery_codes_once())
  expect(html).not.toContain('/preferences')
})
