import type { Browser, BrowserContextOptions } from 'playwright-core'
import { afterAll, beforeAll, inject } from 'vitest'
import { launchBrowser } from '~tests/support/browser'
import { beSignedIn, person } from './steps'

/**
 * The application that browser tests share, and a browser of this file's own. What a file changes there the next one
 * finds: a test that counts compares with before, and one that ends processes or changes what others count starts its own.
 */
export function sharedApp() {
  const { url, dataDir } = inject('app')
  let browser: Browser
  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(() => browser?.close())
  return {
    url,
    dataDir,
    browser: () => browser,
    /** A browser of one person's own; signed in where an e-mail of the demo province is given. */
    async person(options: BrowserContextOptions & { email?: string } = {}) {
      const { email, ...context } = options
      const page = await person(browser, url, context)
      if (email) await beSignedIn(page, url, email)
      return page
    },
  }
}
