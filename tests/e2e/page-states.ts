import { createHash } from 'node:crypto'
import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { inject } from 'vitest'

/** Whether an address gives a file instead of a page: a browser that goes there downloads it. */
export const isFile = (path: string): boolean =>
  /^\/files\/|^\/exports\/[^/]+\/file$|^\/department\/(yearly-reports\/\d+|assisted\/[^/]+\/slip)\/(docx|pdf|xlsx)$|^\/department\/period-report\/xlsx$|\/(agreement|changes\/[^/]+|report)\/[a-z]+$|^\/certificates\/[^/]+\/calendar$/.test(
    path,
  )

/** One page of each kind: records by their id, lists by their path. */
export const kindOf = (path: string) =>
  path
    .replace(/[?#].*$/, '')
    .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id')
    .replace(/^(\/department\/(?:communes|subjects|yearly-reports\/\d+\/parts)|\/exports)\/[^/]+$/, '$1/:code')

/** Every kind of element that stands on the page: what it is, what it is for, how it looks. */
const KINDS_OF_ELEMENTS = `[...new Set([...document.querySelectorAll('body *')].map((element) =>
  [element.tagName, element.className, ...['type', 'role', 'aria-expanded', 'aria-selected', 'aria-invalid', 'aria-current',
    'open', 'disabled'].map((name) => element.getAttribute(name))].join(' ')
))].sort().join()`

/**
 * Whether this run of the browser tests has not asked this before of a page of this kind with these kinds of elements,
 * on this width and in these colours.
 */
export async function isNewState(page: Page, asked: unknown = 'everything'): Promise<boolean> {
  const elements = await page.evaluate<string>(KINDS_OF_ELEMENTS)
  const isDark = await page.evaluate<boolean>(`matchMedia('(prefers-color-scheme: dark)').matches`)
  const state = [kindOf(new URL(page.url()).pathname), page.viewportSize()?.width, isDark, asked, elements]
  const mark = createHash('sha256').update(JSON.stringify(state)).digest('hex')
  const file = inject('pageStates')
  if (existsSync(file) && readFileSync(file, 'utf8').includes(mark)) return false
  appendFileSync(file, `${mark}\n`)
  return true
}
