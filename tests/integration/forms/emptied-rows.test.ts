import { beforeEach, expect, it } from 'vitest'
import { ownPapers } from '~/domain/directory/papers.server'
import { saveCredentials } from '~/domain/directory/save-credentials.server'
import { submitProfile } from '~/domain/directory/submit-profile.server'
import * as credentialsPage from '~/routes/consultant/profile-credentials'
import * as describePage from '~/routes/consultant/describe-services'
import * as proposePage from '~/routes/consultant/propose'
import * as checkPage from '~/routes/department/profile'
import { consultantWithDraft, department, sentRequest } from '~tests/scenarios'
import { freshDatabase } from '~tests/support/database'
import { shownPage } from '~tests/support/shown-page'
import { args } from '../work/page-calls'

beforeEach(freshDatabase)

/** Cleaned, it is nothing: the row around it comes back as none. */
const NOTHING = ['', '\u200b']
/** The second row says something, so the first is a hole in the list. */
const nothingIn = (nothing: string, list: string, first: string, second: Record<string, string>) => ({
  [`${list}[0].${first}`]: nothing,
  ...Object.fromEntries(Object.entries(second).map(([name, value]) => [`${list}[1].${name}`, value])),
})

it.each(NOTHING)('a row in which nothing is said (%j) is shown again as any other', async (nothing) => {
  const { actor, profileId } = consultantWithDraft()
  saveCredentials(actor, { credentials: ['A', 'B'].map((name) => ({ name, issuer: '', number: '' })) })
  submitProfile(actor)
  const compared = { credentialId: ownPapers(actor)[1]!.id, comparedWith: 'issuer' }
  const check = nothingIn(nothing, 'compared', 'credentialId', compared)
  const decision = { decision: 'publish', seenVersion: '0', checkedUntil: '31/02/2027', ...check }
  const checked = await shownPage(checkPage, await args(department(), { profileId }, decision))
  expect(checked.status).toBe(400)
  expect(checked.html).toMatch(/<option value="issuer" selected/)

  const papers = nothingIn(nothing, 'credentials', 'name', { name: 'Giấy hai' })
  expect((await shownPage(credentialsPage, await args(actor, {}, papers))).html).toContain('value="Giấy hai"')

  const services = nothingIn(nothing, 'services', 'subject', { subject: '5S', description: 'x'.repeat(1_001) })
  expect((await shownPage(describePage, await args(actor, {}, services))).status).toBe(400)

  const { consultant: asked, requestId } = sentRequest()
  const proposal = nothingIn(nothing, 'milestones', 'title', { title: 'Mốc hai' })
  const proposed = await shownPage(proposePage, await args(asked, { requestId }, proposal))
  expect([proposed.status, proposed.html.includes('value="Mốc hai"')]).toEqual([400, true])
})

it('a subject that is none is shown as it came', async () => {
  const typed = { 'services[0].subject': '__proto__', 'services[0].description': 'x'.repeat(1_001) }
  const { actor } = consultantWithDraft()
  expect((await shownPage(describePage, await args(actor, {}, typed))).status).toBe(400)
})
