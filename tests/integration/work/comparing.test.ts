import { beforeEach, describe, expect, it } from 'vitest'
import { MAX_NOTES } from '~/domain/proposals/lifecycle'
import { noteProposal } from '~/domain/proposals/note-proposal.server'
import { withdrawProposal } from '~/domain/proposals/withdraw-proposal.server'
import { formatVnd } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import * as proposalPage from '~/routes/enterprise/proposal'
import * as comparePage from '~/routes/enterprise/proposals'
import * as requestPage from '~/routes/consultant/request'
import { db } from '~db/connection'
import { newId } from '~db/ids'
import { needs, proposalNotes } from '~db/schema'
import {
  askConsultant,
  certifiedEngagement,
  colleague,
  competingProposals,
  consultant,
  propose,
  publishedNeed,
} from '~tests/scenarios'
import { freshDatabase } from '~tests/support/database'
import { shownPage } from '~tests/support/shown-page'
import { args, ledTo, post } from './page-calls'
import { refusal } from './refusal'

beforeEach(freshDatabase)

const compared = async (...of: Parameters<typeof args>) => (await shownPage(comparePage, await args(...of))).html

describe('the comparison', () => {
  it('shows prices beside what the enterprise means to spend, and who led to results in the subject', async () => {
    const certified = certifiedEngagement()
    const need = publishedNeed({ enterprise: certified.enterprise })
    db.update(needs).set({ budgetMillion: 80 }).run()
    propose(askConsultant(need, { actor: certified.consultant, profileId: certified.profileId }))
    propose(askConsultant(need, consultant()), {
      lines: [{ title: 'Phí', amountVnd: 70_000_000, vat: 'none' }],
    })
    const html = await compared(need.enterprise, { needId: need.needId })
    expect(html).toContain(m.proposal_compare_over_budget({ amount: formatVnd(5_000_000) }))
    expect(html).toContain(m.proposal_compare_within_budget({ amount: formatVnd(10_000_000) }))
    const cells = html.slice(html.indexOf(m.proposal_compare_results())).match(/<td.*?<\/td>/g)!
    expect(cells.slice(0, 2).map((cell) => cell.replace(/<span.*?<\/span>|<[^>]+>/g, ''))).toEqual(['1', '0'])
  })

  it('leaves out what was taken back while there is something to choose', async () => {
    const [kept, back] = competingProposals(2)
    withdrawProposal(back!.consultant, back!.requestId, { reason: 'other' })
    const html = await compared(kept!.enterprise, { needId: kept!.needId })
    expect(html).toContain(`/award/${kept!.proposalId}`)
    expect(html).not.toContain(`/proposals/${back!.proposalId}`)
  })

  it('adds up points by the weights of the enterprise, for its people, until it wants none', async () => {
    const need = publishedNeed()
    propose(askConsultant(need, consultant()))
    propose(askConsultant(need, consultant()), { lines: [{ title: 'Phí', amountVnd: 170_000_000, vat: 'none' }] })
    const params = { needId: need.needId }
    expect(await compared(need.enterprise, params)).not.toContain(m.proposal_compare_points())
    const weights = { price: '4', duration: '0', on_site: '0', experience: '0', results: '0', replies: '0' }
    const wrong = await post(comparePage, need.enterprise, params, { step: 'weigh', ...weights, price: '9' })
    expect([wrong.init.status, Object.keys(wrong.data.error!)]).toEqual([400, ['price']])
    const weighed = await post(comparePage, need.enterprise, params, { step: 'weigh', ...weights })
    expect(ledTo(weighed)).toEqual([303, `/needs/${need.needId}/proposals`])
    const html = await compared(colleague(need.enterprise, 'member'), params)
    for (const points of ['100', '50']) expect(html).toContain(m.proposal_compare_points_of({ points }))
    await post(comparePage, need.enterprise, params, { step: 'unweigh' })
    expect(await compared(need.enterprise, params)).not.toContain(m.proposal_compare_points())
  })
})

describe('a note', () => {
  it('is read by colleagues and nobody else, and removed by whoever wrote it', async () => {
    const [one] = competingProposals(1)
    const { enterprise, needId, proposalId, consultant: helper, requestId } = one!
    const params = { needId, proposalId }
    const written = await post(proposalPage, enterprise, params, { step: 'note', id: newId(), text: 'Hỏi thêm giá' })
    expect(ledTo(written)).toEqual([303, `/needs/${needId}/proposals/${proposalId}#notes`])
    const other = colleague(enterprise, 'member')
    expect(await compared(other, { needId })).toContain('Hỏi thêm giá')
    expect((await shownPage(requestPage, await args(helper, { requestId }))).html).not.toContain('Hỏi thêm giá')
    const [{ id: noteId } = { id: '' }] = db.select().from(proposalNotes).all()
    const remove = { step: 'remove', noteId }
    await post(proposalPage, other, params, remove)
    expect(db.select().from(proposalNotes).all()).toHaveLength(1)
    await post(proposalPage, enterprise, params, remove)
    expect(db.select().from(proposalNotes).all()).toEqual([])
    expect((await post(proposalPage, helper, params, remove)).status).toBe(404)
  })

  it('sent twice is one, and there is an end to them', () => {
    const [one] = competingProposals(1)
    const { enterprise, needId, proposalId } = one!
    const note = { id: newId(), text: 'Đã gọi điện' }
    const write = (said: typeof note) => noteProposal(enterprise, needId, proposalId, said)
    for (const _ of [1, 2]) write(note)
    expect(db.select().from(proposalNotes).all()).toHaveLength(1)
    expect(refusal(() => write({ ...note, text: 'Khác' })).code).toBe('sent_before')
    for (let count = 1; count < MAX_NOTES; count += 1) write({ id: newId(), text: 'Thêm' })
    expect(refusal(() => write({ id: newId(), text: 'Quá' })).code).toBe('proposal.notes_enough')
  })
})
