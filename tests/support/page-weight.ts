import type { Browser, BrowserContext, Page } from 'playwright-core'
import { demoAccounts } from '~db/demo/load-demo'
import type { Role } from '~/domain/accounts/lifecycle'
import { sessionOf } from './session'

/** What a first view may cost on a phone: bytes on the wire, requests, bytes of script. */
export const LIMITS = { bytes: 220 * 1024, requests: 15, script: 10 * 1024 }

export type PageWeight = { path: string; requests: number; bytes: number; script: number }

/** A page by its path, or the first page that `list` links to with an address like `like`. */
export type Place = string | { list: string; like: RegExp }

/** Of whom the demo has an account. */
type Weighed = 'visitor' | Exclude<Role, 'unattached'>

/** Which pages a visitor and each role first see. */
export const PLACES: Record<Weighed, readonly Place[]> = {
  visitor: [
    '/',
    '/consultants',
    '/consultants?q=truy+xuat+nguon+goc',
    { list: '/consultants', like: /^\/consultants\/[\w-]+$/ },
    '/sign-in',
    '/sign-up',
  ],
  enterprise: [
    '/needs',
    '/needs/new',
    { list: '/needs', like: /^\/needs\/[0-9a-f-]{36}$/ },
    '/organisation',
    '/engagements',
  ],
  consultant: ['/profile', '/requests', '/engagements'],
  department: ['/department', '/department/profiles', '/department/outcomes'],
  agency: ['/agency'],
  admin: ['/admin/health'],
}

export const isTooHeavy = ({ bytes, requests, script }: PageWeight) =>
  bytes > LIMITS.bytes || requests > LIMITS.requests || script > LIMITS.script

/** A browser context that is signed in as the demo account of this role. */
export async function signedIn(browser: Browser, url: string, role: Weighed): Promise<BrowserContext> {
  const context = await browser.newContext({ baseURL: url, locale: 'vi-VN' })
  if (role === 'visitor') return context
  const { login } = demoAccounts().find((account) => account.role === role)!
  const [name, value] = (await sessionOf(url, login)).split('=') as [string, string]
  await context.addCookies([{ name, value, url }])
  return context
}

/** Weighs each place as this role first sees it: an empty cache for every page. */
export async function weighPages(
  browser: Browser,
  url: string,
  role: Weighed,
  places: readonly Place[] = PLACES[role],
): Promise<PageWeight[]> {
  const session = await signedIn(browser, url, role)
  const storageState = await session.storageState()
  const weights: PageWeight[] = []
  for (const place of places) {
    const path = typeof place === 'string' ? place : await firstLink(await session.newPage(), place)
    const context = await browser.newContext({ baseURL: url, storageState, locale: 'vi-VN' })
    weights.push(await weigh(await context.newPage(), path))
    await context.close()
  }
  await session.close()
  return weights
}

async function firstLink(page: Page, { list, like }: Exclude<Place, string>) {
  await page.goto(list)
  const links = await page.locator('main a[href]').evaluateAll((all) => all.map((link) => link.getAttribute('href')!))
  await page.close()
  const found = links.map((link) => link.split(/[?#]/)[0]!).find((path) => like.test(path))
  if (!found) throw new Error(`${list} links to no page like ${String(like)}`)
  return found
}

async function weigh(page: Page, path: string): Promise<PageWeight> {
  const weight: PageWeight = { path, requests: 0, bytes: 0, script: 0 }
  const scripts = new Set<string>()
  const network = await page.context().newCDPSession(page)
  network.on('Network.requestWillBeSent', () => void (weight.requests += 1))
  network.on('Network.responseReceived', ({ requestId, type }) => void (type === 'Script' && scripts.add(requestId)))
  network.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    weight.bytes += encodedDataLength
    if (scripts.has(requestId)) weight.script += encodedDataLength
  })
  await network.send('Network.enable')
  const answer = await page.goto(path, { waitUntil: 'networkidle' })
  if (!answer?.ok()) throw new Error(`${path} answered ${answer?.status()}`)
  return weight
}
