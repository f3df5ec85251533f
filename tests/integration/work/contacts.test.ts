import { eq } from 'drizzle-orm'
import { beforeEach, expect, it } from 'vitest'
import { changeOrganisation } from '~/domain/accounts/change-organisation.server'
import { contactsShown, partnerContacts } from '~/domain/engagement/contacts.server'
import * as accountPage from '~/routes/account/account'
import * as engagementPage from '~/routes/work/engagement'
import * as requestPage from '~/routes/consultant/request'
import { db } from '~db/connection'
import { events, users } from '~db/schema'
import { awardedEngagement, colleague, consultant, department, enterprise, submittedProposal } from '~tests/scenarios'
import { freshDatabase } from '~tests/support/database'
import { shownPage } from '~tests/support/shown-page'
import { refusal } from './refusal'
import { args } from './page-calls'

beforeEach(freshDatabase)

const PHONE = '0912345678'
const withPhone = () => {
  const owner = enterprise()
  changeOrganisation(owner, owner.organisationId!, {
    name: owner.organisationName!,
    enterpriseKind: 'cooperative',
    provinceCode: '14',
    communeCode: '04018',
    phone: PHONE,
  })
  return owner
}

it('once a proposal is chosen each side sees how to reach the other, and that this is so', async () => {
  const owner = withPhone()
  const { consultant: helper, engagementId } = awardedEngagement({ enterprise: owner })
  expect(partnerContacts(helper, engagementId)).toMatchObject({ phone: PHONE, people: [{ email: owner.email }] })
  expect(partnerContacts(owner, engagementId)).toMatchObject({ people: [{ email: helper.email }] })
  const { html } = await shownPage(engagementPage, await args(helper, { engagementId }))
  expect(html).toContain(`tel:${PHONE}`)
  expect(html).toContain(`mailto:${owner.email}`)
  expect(contactsShown(owner)).toMatchObject({
    seenBy: [{ engagementId, partner: helper.organisationName }],
    sees: [{ engagementId, partner: helper.organisationName }],
  })
  expect((await shownPage(accountPage, await args(owner, {}))).html).toContain(helper.organisationName!)
  const shared = db.select().from(events).where(eq(events.name, 'engagement.contacts_shared')).all()
  expect(shared).toMatchObject([{ detail: { engagementId } }])
})

it('before that neither does, and nobody else ever', async () => {
  const owner = withPhone()
  const { consultant: asked, requestId } = submittedProposal({ enterprise: owner })
  const { html } = await shownPage(requestPage, await args(asked, { requestId }))
  for (const secret of [PHONE, owner.email]) expect(html).not.toContain(secret)
  expect(contactsShown(owner)).toEqual({ seenBy: [], sees: [] })
  const { engagementId } = awardedEngagement()
  for (const stranger of [owner, asked, consultant().actor, department()])
    expect(refusal(() => partnerContacts(stranger, engagementId))).toEqual({ code: 'not_found' })
})

it('an address that is not confirmed may be a stranger’s and is not told, nor that of who may only look', () => {
  const owner = withPhone()
  const onlooker = colleague(owner, 'reader')
  const { consultant: helper, engagementId } = awardedEngagement({ enterprise: owner })
  expect(JSON.stringify(partnerContacts(helper, engagementId))).not.toContain(onlooker.email)
  db.update(users).set({ emailConfirmedAt: null }).where(eq(users.id, owner.userId)).run()
  expect(partnerContacts(helper, engagementId).people).toEqual([{ name: owner.name, email: null }])
  expect(JSON.stringify(partnerContacts(helper, engagementId))).not.toContain(owner.email)
})
