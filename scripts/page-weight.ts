import { optionsOf } from './runtime/command'
import { launchBrowser } from '~tests/support/browser'
import { startApp } from '~tests/support/app'
import { isTooHeavy, LIMITS, PLACES, weighPages } from '~tests/support/page-weight'

const kb = (bytes: number) => `${(bytes / 1024).toFixed(1)} KB`.padStart(9)

optionsOf('npm run page-weight', {})
const app = await startApp({ env: { DEMO: '1', LOG_LEVEL: 'warn' } })
const browser = await launchBrowser()
let tooHeavy = 0
try {
  console.log(`${'requests'.padStart(8)} ${'all'.padStart(9)} ${'script'.padStart(9)}  page`)
  for (const role of Object.keys(PLACES) as (keyof typeof PLACES)[]) {
    for (const weight of await weighPages(browser, app.url, role)) {
      if (isTooHeavy(weight)) tooHeavy += 1
      const { requests, bytes, script, path } = weight
      const verdict = isTooHeavy(weight) ? '  TOO HEAVY' : ''
      console.log(`${String(requests).padStart(8)} ${kb(bytes)} ${kb(script)}  ${path} (${role})${verdict}`)
    }
  }
  console.log(
    `At most ${LIMITS.requests} requests, ${kb(LIMITS.bytes).trim()} and ${kb(LIMITS.script).trim()} of script a page.`,
  )
} finally {
  await browser.close()
  await app.stop()
}
if (tooHeavy > 0) process.exit(1)
