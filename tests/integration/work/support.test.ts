import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { answerEnquiry } from '~/domain/enquiries/answer-enquiry.server'
import { openEnquiries } from '~/domain/enquiries/queries.server'
import { reviseProposal } from '~/domain/proposals/revise-proposal.server'
import { formatDay, formatVnd } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import * as enquiriesPage from '~/routes/department/enquiries'
import * as comparePage from '~/routes/enterprise/proposals'
import * as supportPage from '~/routes/enterprise/support'
import { today } from '~db/clock'
import { db } from '~db/connection'
import { enquiries, organisations } from '~db/schema'
import { colleague, department, offer, submittedProposal } from '~tests/scenarios'
import { freshDatabase } from '~tests/support/database'
import { shownPage } from '~tests/support/shown-page'
import { args, ledTo, post } from './page-calls'

beforeEach(freshDatabase)

const priced = (million: number) => ({ lines: [{ title: 'Phí', amountVnd: million * 1e6, vat: 'none' as const }] })

function proposalTo(change: Partial<typeof organisations.$inferInsert>) {
  const made = submittedProposal()
  db.update(organisations).set(change).where(eq(organisations.id, made.enterprise.organisationId!)).run()
  reviseProposal(made.consultant, made.requestId, offer(priced(85)))
  return made
}

const SMALL = {
  enterpriseKind: 'enterprise',
  sectorVersion: 'VSIC 2025',
  sectorCode: '10',
  employees: 30,
  revenueBillion: 5,
} as const
const shown = async (
  page: Parameters<typeof shownPage>[0],
  made: ReturnType<typeof submittedProposal>,
  actor = made.enterprise,
) => (await shownPage(page, await args(actor, { needId: made.needId, proposalId: made.proposalId }))).html

describe('support for the price of a proposal', () => {
  it('is said with its source where it is known, beside the price too', async () => {
    const made = proposalTo(SMALL)
    const html = await shown(supportPage, made)
    const most = { amount: formatVnd(42_500_000), percent: '50', ceiling: formatVnd(100_000_000) }
    expect(html).toContain(m.support_at_most(most))
    expect(html).toContain('Nghị định 80/2021/NĐ-CP')
    expect(html).toContain(m.support_ask_figures())
    expect(await shown(comparePage, made)).toContain(m.support_short_at_most({ amount: formatVnd(42_500_000) }))
  })

  it('is no figure for a co-operative, and asks for the size where that is not known', async () => {
    const cooperative = proposalTo({ ...SMALL, enterpriseKind: 'cooperative' })
    expect(await shown(supportPage, cooperative)).not.toContain(formatVnd(42_500_000))
    expect(await shown(comparePage, cooperative)).toContain(m.support_short_ask())
    expect(await shown(supportPage, proposalTo({ ...SMALL, employees: null }))).toContain(m.support_size_unknown())
  })

  it('is asked of the department by one button, once for a price, and says when that answered', async () => {
    const made = proposalTo(SMALL)
    const params = { needId: made.needId, proposalId: made.proposalId }
    const ask = () => post(supportPage, made.enterprise, params, {})
    for (const _ of [1, 2])
      expect(ledTo(await ask())).toEqual([303, `/needs/${made.needId}/proposals/${made.proposalId}/support#ask`])
    const officer = department()
    const [enquiry, ...more] = openEnquiries(officer)
    expect(more).toEqual([])
    expect(enquiry).toMatchObject({ name: made.enterprise.name, contact: made.enterprise.email })
    expect(enquiry!.text).toContain(formatVnd(85_000_000))
    expect(await shown(supportPage, made)).toContain(m.support_waiting())
    const list = await shown(enquiriesPage, made, officer)
    expect(list).toContain(`/needs/${made.needId}`)
    expect(list).toContain(m.enquiry_note_hint_read())
    answerEnquiry(officer, { enquiryId: enquiry!.id, note: 'Được hỗ trợ 50% sau khi nghiệm thu.' })
    const answered = await shown(supportPage, made)
    expect(answered).not.toContain(m.support_waiting())
    expect(answered).toContain('Được hỗ trợ 50% sau khi nghiệm thu.')
    expect(answered).toContain(m.support_answer({ day: formatDay(today()) }))
    reviseProposal(made.consultant, made.requestId, offer(priced(70)))
    expect(await shown(supportPage, made)).toContain(m.support_ask_button())
  })

  it('shows an answer that was written for colleagues only to nobody else', async () => {
    const made = proposalTo(SMALL)
    const officer = department()
    await post(supportPage, made.enterprise, { needId: made.needId, proposalId: made.proposalId }, {})
    // As it was asked before an enquiry said about which offer it asks.
    db.update(enquiries).set({ proposalId: null }).run()
    answerEnquiry(officer, { enquiryId: openEnquiries(officer)[0]!.id, note: 'Khách hay hỏi lại.' })
    const html = await shown(supportPage, made)
    expect(html).toContain(m.support_answered({ day: formatDay(today()) }))
    expect(html).not.toContain('Khách hay hỏi lại.')
  })

  it('is for the enterprise: its readers ask nothing, and a consultant finds nothing', async () => {
    const made = proposalTo(SMALL)
    const params = { needId: made.needId, proposalId: made.proposalId }
    const statuses = [colleague(made.enterprise, 'reader'), made.consultant].map(
      async (actor) => (await post(supportPage, actor, params, {})).status,
    )
    expect(await Promise.all(statuses)).toEqual([403, 404])
    expect(openEnquiries(department())).toEqual([])
  })
})
