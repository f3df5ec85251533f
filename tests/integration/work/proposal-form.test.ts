import { beforeEach, describe, expect, it } from 'vitest'
import { addDays } from '~/domain/days'
import { closeNeed } from '~/domain/needs/close-need.server'
import { draftFor, keepDraft } from '~/domain/proposals/keep-draft.server'
import { requestOf } from '~/domain/proposals/queries.server'
import { sendDraft } from '~/domain/proposals/send-draft.server'
import { READ_AS } from '~/forms/carried'
import { formatDay, spelledOutVnd } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import * as checkPage from '~/routes/consultant/proposal-check'
import * as proposePage from '~/routes/consultant/propose'
import * as requestPage from '~/routes/consultant/request'
import * as comparePage from '~/routes/enterprise/proposals'
import { at, today } from '~db/clock'
import { db } from '~db/connection'
import { proposalDrafts, proposalVersions } from '~db/schema'
import { competingProposals, consultant, colleague, offer, propose, sentRequest } from '~tests/scenarios'
import { freshDatabase } from '~tests/support/database'
import { shownPage } from '~tests/support/shown-page'
import { usualWays } from '~/i18n/usual-ways'
import { args, ledTo, marksOn, post } from './page-calls'
import { refusal } from './refusal'
import { sendOffer, typedOffer } from './typed-offer'

beforeEach(freshDatabase)

async function leadsOn(
  loader: typeof proposePage.loader | typeof checkPage.loader,
  on: Awaited<ReturnType<typeof args>>,
) {
  const answer = await loader(on).catch((thrown: unknown) => thrown)
  return answer instanceof Response ? answer.headers.get('Location') : answer
}
const versions = () => db.select().from(proposalVersions).all()

describe('the form of a proposal', () => {
  it('is read again before it is sent, its price in words, and is one proposal when it is sent twice', async () => {
    const { consultant: actor, requestId } = sentRequest()
    const form = typedOffer({ 'lines[0].amountVnd': '85.000.000 ₫', 'lines[0].vat': '8' })
    const check = `/requests/${requestId}/propose/check`
    expect(ledTo(await post(proposePage, actor, { requestId }, form))).toEqual([303, check])
    expect(requestOf(actor, requestId).status).toBe('sent')
    const { html } = await shownPage(checkPage, await args(actor, { requestId }))
    expect(html).toContain(`91.800.000\u00a0₫ (chín mươi mốt triệu tám trăm nghìn đồng)`)
    expect(spelledOutVnd(85_000_000)).toBe('tám mươi lăm triệu đồng')
    const [readAs = ''] = await marksOn(checkPage, actor, { requestId })
    for (const _ of [1, 2]) {
      const sent = await post(checkPage, actor, { requestId }, { id: form.id as string, [READ_AS]: readAs })
      expect(ledTo(sent)).toEqual([303, `/requests/${requestId}?done=proposed`])
    }
    expect(versions()).toMatchObject([{ number: 1, priceVnd: 91_800_000, durationWeeks: 16 }])
    expect(draftFor(requestId)).toBeNull()
  })

  it('adds and removes rows without a script and keeps what was typed', async () => {
    const { consultant: actor, requestId } = sentRequest()
    const press = (type: string, payload: object) =>
      post(proposePage, actor, { requestId }, typedOffer({ __intent__: JSON.stringify({ type, payload }) }))
    for (const name of ['milestones', 'lines', 'payments']) {
      const longer = await press('insert', { name })
      expect([longer.init.status, longer.data.initialValue.scope]).toEqual([200, typedOffer().scope])
      const shorter = await press('remove', { name, index: 0 })
      const count = (answer: typeof longer) => (answer.data.initialValue[name] as unknown[] | undefined)?.length ?? 0
      expect(count(longer) - count(shorter)).toBe(2)
    }
    expect(db.select().from(proposalDrafts).all()).toEqual([])
  })

  it('takes the usual milestones of what is asked for, with who does each, without a script', async () => {
    const { consultant: actor, requestId } = sentRequest()
    const { html } = await shownPage(proposePage, await args(actor, { requestId }))
    expect(html).toContain(m.proposal_usual_ways())
    const [way] = usualWays(requestOf(actor, requestId).subjects.map(({ code }) => code))
    const button = JSON.stringify({ type: 'update', payload: { name: 'milestones', value: way!.milestones } })
    expect(html).toContain(button.replaceAll('"', '&quot;'))
    const { data, init } = await post(proposePage, actor, { requestId }, typedOffer({ __intent__: button }))
    expect([init.status, data.initialValue.scope]).toEqual([200, typedOffer().scope])
    expect(data.initialValue.milestones).toEqual(way!.milestones.map(({ memberId: _, ...milestone }) => milestone))
    const [measured] = usualWays(['TPM'])
    const last = {
      title: 'Đo lại cùng cách',
      handover: 'Số đo sau, cách đo, ngày đo (việc của doanh nghiệp)',
      dueWeek: '22',
    }
    expect(measured!.milestones.at(-1)).toMatchObject(last)
  })

  it('says beside each field what is wrong, all at once, and sends nothing', async () => {
    const { consultant: actor, requestId } = sentRequest()
    const wrong = typedOffer({
      scope: 'x'.repeat(4001),
      durationWeeks: '0',
      validUntil: formatDay(addDays(today(), -1)),
      'milestones[0].title': '',
      'lines[0].amountVnd': 'tám mươi triệu',
      'lines[0].vat': '',
      'payments[0].percent': '101',
    })
    const { data, init } = await post(proposePage, actor, { requestId }, wrong)
    expect(init.status).toBe(400)
    expect(data.error).toEqual({
      scope: [m.form_error_too_long({ maximum: '4.000', length: '4.001' })],
      durationWeeks: [m.form_error_too_small({ minimum: m.proposal_weeks({ weeks: '1' }) })],
      validUntil: [m.form_error_future_day()],
      'milestones[0].title': [m.form_error_required()],
      'lines[0].amountVnd': [m.form_error_figure()],
      'lines[0].vat': [m.form_error_choose_one()],
      'payments[0].percent': [m.form_error_too_big({ maximum: m.figure_percent({ percent: '100' }) })],
    })
    expect(data.initialValue).toMatchObject({ lines: [{ amountVnd: 'tám mươi triệu' }] })
  })

  it('wants payments of 100 % together, milestones within the time and an end within a year', async () => {
    const { consultant: actor, requestId } = sentRequest()
    const wrong = typedOffer({
      durationWeeks: '6',
      'payments[1].percent': '60',
      validUntil: formatDay(addDays(today(), 400)),
    })
    expect((await post(proposePage, actor, { requestId }, wrong)).data.error).toEqual({
      validUntil: [m.form_error_valid_long()],
      'milestones[1].dueWeek': [m.form_error_week_late()],
      'payments[1].percent': [m.form_error_percent_sum({ sum: '90' })],
    })
  })

  it('takes no milestone from rows at the end that were left empty, and asks for one where all were', async () => {
    const { consultant: actor, requestId } = sentRequest()
    const empty = { 'milestones[1].title': '', 'milestones[1].dueWeek': '', 'milestones[2].title': ' ' }
    const none = typedOffer({
      ...empty,
      'milestones[0].title': '',
      'milestones[0].handover': '',
      'milestones[0].dueWeek': '',
    })
    const missing = [m.form_error_required()]
    expect((await post(proposePage, actor, { requestId }, none)).data.error).toEqual({
      'milestones[0].title': missing,
      'milestones[0].dueWeek': missing,
    })
    await sendOffer(actor, requestId, typedOffer(empty))
    expect(requestOf(actor, requestId).proposal!.versions[0]!.milestones).toMatchObject([
      { title: 'Báo cáo khảo sát hiện trạng' },
    ])
  })

  it('is not there for another consultant, nor once the request was declined', async () => {
    const { requestId, consultant: actor } = sentRequest()
    for (const page of [proposePage, checkPage])
      expect((await post(page, consultant().actor, { requestId }, typedOffer())).status).toBe(404)
    await post(requestPage, actor, { requestId }, { step: 'decline', reason: 'other' })
    const late = await post(proposePage, actor, { requestId }, typedOffer())
    expect([late.init.status, late.data.error]).toEqual([409, { '': [m.error_state_changed()] }])
    expect(await leadsOn(proposePage.loader, await args(actor, { requestId }))).toBe(`/requests/${requestId}`)
  })

  it('begins with how the consultant worked the last time', async () => {
    const helper = consultant()
    const before = sentRequest({ consultant: helper })
    propose(before, { approach: 'Mỗi tuần một buổi tại xưởng', provides: 'Một người phụ trách' })
    const { requestId } = sentRequest({ consultant: helper })
    const { html } = await shownPage(proposePage, await args(helper.actor, { requestId }))
    expect(html).toContain('Mỗi tuần một buổi tại xưởng')
    expect(html).not.toContain(offer().scope)
  })

  it('asks about a price that has lost its noughts, and takes it where that is right', async () => {
    const { consultant: actor, requestId } = sentRequest()
    const form = typedOffer({ 'lines[0].amountVnd': '850.000' })
    const asked = await sendOffer(actor, requestId, form)
    expect([asked.init.status, asked.data.error]).toEqual([400, { sure: [m.form_error_sure()] }])
    const [readAs = ''] = await marksOn(checkPage, actor, { requestId })
    const sure = { id: form.id as string, sure: 'on', [READ_AS]: readAs }
    expect(ledTo(await post(checkPage, actor, { requestId }, sure))[0]).toBe(303)
  })

  it('asks about a price far from what others offered for the same, without saying what they did', async () => {
    competingProposals(5)
    const { consultant: actor, requestId } = sentRequest()
    const shown = async (amountVnd: string) => {
      await post(proposePage, actor, { requestId }, typedOffer({ 'lines[0].amountVnd': amountVnd }))
      return (await shownPage(checkPage, await args(actor, { requestId }))).html
    }
    expect(await shown('850.000.000')).toContain(m.proposal_question_far_above())
    expect(await shown('20.000.000')).toContain(m.proposal_question_far_below())
    const usual = await shown('90.000.000')
    for (const question of [m.proposal_question_far_above(), m.proposal_question_far_below()])
      expect(usual).not.toContain(question)
    expect(usual).not.toContain('85.000.000')
  })
})

describe('a draft', () => {
  it('is kept whatever is missing, for colleagues as well, and the enterprise sees nothing of it', async () => {
    const { consultant: actor, requestId, enterprise, needId } = sentRequest()
    const half = { ...typedOffer({ 'lines[0].amountVnd': '', scope: 'Khảo sát trước' }), step: 'draft' }
    expect(ledTo(await post(proposePage, actor, { requestId }, half))).toEqual([
      303,
      `/requests/${requestId}/propose?done=draft`,
    ])
    const other = colleague(actor, 'member')
    expect((await shownPage(proposePage, await args(other, { requestId }))).html).toContain('Khảo sát trước')
    expect((await shownPage(requestPage, await args(other, { requestId }))).html).toContain(m.request_draft_button())
    expect((await shownPage(comparePage, await args(enterprise, { needId }))).html).not.toContain('Khảo sát trước')
    expect(await leadsOn(checkPage.loader, await args(actor, { requestId }))).toBe(`/requests/${requestId}/propose`)
  })

  it('is kept by the page’s script with an answer that shows no page', async () => {
    const { consultant: actor, requestId } = sentRequest()
    const answer = await post(proposePage, actor, { requestId }, { ...typedOffer(), step: 'keep' })
    expect(answer.status).toBe(204)
    expect(draftFor(requestId)).toMatchObject({ offer: { durationWeeks: 16 } })
  })

  it('that a colleague kept meanwhile is not written over', async () => {
    const { consultant: actor, requestId } = sentRequest()
    const other = colleague(actor, 'member')
    const [readAs = ''] = await marksOn(proposePage, actor, { requestId })
    const keep = (by: typeof actor, scope: string) =>
      post(proposePage, by, { requestId }, { ...typedOffer({ scope }), step: 'draft', [READ_AS]: readAs })
    await keep(other, 'Bản của đồng nghiệp')
    const late = await keep(actor, 'Bản của tôi')
    expect(late.init.status).toBe(409)
    expect(late.data.initialValue.scope).toBe('Bản của tôi')
    expect(draftFor(requestId)!.typed.scope).toBe('Bản của đồng nghiệp')
    await keep(other, 'Lần hai')
    expect(draftFor(requestId)!.typed.scope).toBe('Lần hai')
  })

  it('that changed after it was read again is not sent', () => {
    const { consultant: actor, requestId } = sentRequest()
    const written = offer()
    keepDraft(actor, requestId, { typed: {}, offer: written }, 0)
    const seen = draftFor(requestId)!.savedAt.getTime()
    at(new Date(seen + 60_000), () => keepDraft(actor, requestId, { typed: {}, offer: offer() }, seen))
    expect(refusal(() => sendDraft(actor, requestId, { id: written.id, seen, partner: '' })).code).toBe('state_changed')
    expect(versions()).toEqual([])
  })

  it('goes when nothing can be offered any more', () => {
    const { consultant: actor, requestId, enterprise, needId } = sentRequest()
    keepDraft(actor, requestId, { typed: {}, offer: null }, 0)
    closeNeed(enterprise, needId, 'solved')
    expect(draftFor(requestId)).toBeNull()
    expect(refusal(() => keepDraft(actor, requestId, { typed: {}, offer: null }, 0)).code).toBe('state_changed')
  })
})
