import { rmSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Actor } from '~/domain/accounts/lifecycle'
import { addDays, type Day } from '~/domain/days'
import { changesOf, currentPlan } from '~/domain/engagement/changes.server'
import { confirmChange, withdrawChange } from '~/domain/engagement/answer-change.server'
import { engagementOf } from '~/domain/engagement/queries.server'
import { factsOf } from '~/domain/notifications/facts.server'
import { formatDay } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import * as agreementPage from '~/routes/work/agreement'
import * as formPage from '~/routes/work/change'
import * as checkPage from '~/routes/work/change-check'
import * as engagementPage from '~/routes/work/engagement'
import * as engagementsPage from '~/routes/work/engagements'
import * as changePage from '~/routes/work/plan-change'
import { loader as file } from '~/routes/work/plan-change-file'
import { toldItem } from '~/views/notifications/told.server'
import { todayOf } from '~/views/work/today.server'
import { now } from '~db/clock'
import { newId } from '~db/ids'
import {
  awardedEngagement,
  colleague,
  engagementWithChange,
  inDays,
  later,
  pdf,
  proposedChange,
  standingOf,
} from '~tests/scenarios'
import { freshDatabase } from '~tests/support/database'
import { shownPage } from '~tests/support/shown-page'
import { unzipped, wordsOf } from '../documents'
import { args, ledTo, marksOn, post, type Typed } from './page-calls'

beforeEach(freshDatabase)
afterEach(() => rmSync(path.join(process.env.DATA_DIR!, 'files'), { recursive: true, force: true }))

type Work = { engagementId: string; enterprise: Actor; consultant: Actor }
const show = async (page: Parameters<typeof shownPage>[0], actor: Actor, params: Record<string, string>, query = '') =>
  (await shownPage(page, await args(actor, params, undefined, query))).html
const fieldIn = (html: string, name: string) =>
  new RegExp(`name="${name.replace(/[[\]]/g, '\\$&')}"[^>]*value="([^"]*)"`).exec(html)?.[1]

/** What the form sends where only the last milestone's day is changed, and what is said here. */
async function typedChange(actor: Actor, engagementId: string, change: Typed = {}): Promise<Typed> {
  const html = await show(formPage, actor, { engagementId })
  const names = [...html.matchAll(/name="((?:id|milestones|lines|payments)[^"]*)"/g)].map(([, name]) => name!)
  const plan = currentPlan(engagementOf(actor, engagementId))
  const begun = Object.fromEntries(names.map((name) => [name, fieldIn(html, name) ?? '']))
  return { ...begun, 'lines[0].vat': plan.lines[0]!.vat, reason: 'Xưởng vào vụ chè.', step: 'check', ...change }
}

const dueIn = ({ engagementId, enterprise }: Work, index: number): Day =>
  currentPlan(engagementOf(enterprise, engagementId)).milestones[index]!.dueOn

describe('the form of a change', () => {
  it('asks about a day that is out of order before it is sent, and keeps the numbers that were agreed on', async () => {
    const { engagementId, consultant, enterprise } = awardedEngagement()
    const work = { engagementId, consultant, enterprise }
    const last = currentPlan(engagementOf(enterprise, engagementId)).milestones.length - 1
    const early = addDays(dueIn(work, last - 1), -1)
    const typed = await typedChange(consultant, engagementId, { [`milestones[${last}].dueOn`]: early })
    await post(formPage, consultant, { engagementId }, typed)
    const question = m.change_question_order({ number: String(last + 1), before: String(last) })
    expect(await show(checkPage, consultant, { engagementId })).toContain(question)
    const [readAs] = await marksOn(checkPage, consultant, { engagementId })
    const sent = { id: typed.id!, readAs: readAs! }
    const refused = await post(checkPage, consultant, { engagementId }, sent)
    expect([refused.init.status, Object.keys(refused.data.error!)]).toEqual([400, ['sure']])
    expect(ledTo(await post(checkPage, consultant, { engagementId }, { ...sent, sure: 'on' }))[0]).toBe(303)
    const [change] = changesOf(engagementOf(enterprise, engagementId))
    confirmChange(enterprise, engagementId, change!.id)
    expect(dueIn(work, last)).toBe(early)
  })

  it('begins with what holds, is read again before and after, and is sent once', async () => {
    const work = awardedEngagement()
    const { engagementId, enterprise: owner, consultant } = work
    const after = addDays(dueIn(work, 1), 21)
    const typed = await typedChange(consultant, engagementId, { 'milestones[1].dueOn': formatDay(after) })
    expect(typed['lines[0].amountVnd']).toBe('85.000.000')
    expect(ledTo(await post(formPage, consultant, { engagementId }, typed))).toEqual([
      303,
      `/engagements/${engagementId}/change/check`,
    ])
    const check = await show(checkPage, consultant, { engagementId })
    const moved = m.change_milestone_moved({
      title: 'Hệ thống tài liệu được ban hành',
      before: formatDay(dueIn(work, 1)),
      after: formatDay(after),
    })
    expect(check).toContain(moved)
    expect(check).toContain('PHỤ LỤC SỐ 1')
    expect(check).not.toContain(m.change_part_payments())
    const [readAs] = await marksOn(checkPage, consultant, { engagementId })
    const sent = { id: typed.id as string, readAs: readAs! }
    const stale = await post(checkPage, consultant, { engagementId }, { ...sent, readAs: '1' })
    expect(stale.init.status).toBe(409)
    for (let i = 0; i < 2; i++)
      expect(ledTo(await post(checkPage, consultant, { engagementId }, sent))).toEqual([
        303,
        `/engagements/${engagementId}/changes/${sent.id}?done=propose`,
      ])
    expect(changesOf(engagementOf(owner, engagementId))).toHaveLength(1)
  })

  it('says beside the field what is wrong, asks for a change, and keeps what was typed for the own side alone', async () => {
    const { engagementId, enterprise: owner, consultant } = awardedEngagement()
    const past = await typedChange(owner, engagementId, {
      'milestones[0].dueOn': formatDay(inDays(-2)),
      scope: 'Thêm một buổi.',
    })
    const refused = await post(formPage, owner, { engagementId }, past)
    expect([refused.init.status, Object.keys(refused.data.error!)]).toEqual([400, ['milestones[0].dueOn']])
    const percent = await post(formPage, owner, { engagementId }, { ...past, 'payments[0].percent': '20' })
    expect(Object.keys(percent.data.error!)).toEqual(['payments[1].percent'])
    const same = await typedChange(owner, engagementId, {
      'milestones[0].dueOn': fieldDay(owner, engagementId),
      scope: '',
    })
    const nothing = await post(formPage, owner, { engagementId }, same)
    expect(nothing.data.error!['']).toEqual([m.error_change_unchanged()])
    const half = { ...past, reason: '', step: 'draft' }
    const [readAs] = await marksOn(formPage, owner, { engagementId })
    expect(ledTo(await post(formPage, owner, { engagementId }, { ...half, readAs: readAs! }))[0]).toBe(303)
    expect((await post(formPage, owner, { engagementId }, { ...half, step: 'keep', readAs: readAs! })).status).toBe(204)
    expect(await show(formPage, colleague(owner, 'member'), { engagementId })).toContain('Thêm một buổi.')
    expect(await show(formPage, consultant, { engagementId })).not.toContain('Thêm một buổi.')
  })

  it('leads back where a change waits, and begins with what was proposed before', async () => {
    const { engagementId, consultant, changeId } = engagementWithChange()
    await expect(show(formPage, consultant, { engagementId })).rejects.toThrow()
    withdrawChange(consultant, engagementId, changeId)
    const again = await show(formPage, consultant, { engagementId }, `?again=${changeId}`)
    expect(again).toContain('Xưởng vào vụ chè.')
  })
})

const fieldDay = (actor: Actor, engagementId: string) =>
  formatDay(currentPlan(engagementOf(actor, engagementId)).milestones[0]!.dueOn)

describe('the page of a change', () => {
  it('is read by both, answered by the other side, and told wherever the work is', async () => {
    const { engagementId, enterprise: owner, consultant, changeId } = engagementWithChange()
    const params = { engagementId, changeId }
    const forOwner = await show(changePage, owner, params)
    expect(forOwner).toContain(m.change_confirm())
    expect(forOwner).not.toContain(m.change_withdraw())
    expect(await show(changePage, consultant, params)).toContain(m.change_withdraw())
    const reader = colleague(owner, 'reader')
    expect(await show(changePage, reader, params)).toContain('PHỤ LỤC SỐ 1')
    expect((await post(changePage, reader, params, { intent: 'confirm' })).status).toBe(403)
    const step = `${m.engagement_actor_you()}: ${m.engagement_step_answer_change()}`
    expect(await show(engagementsPage, owner, {})).toContain(step)
    expect(todayOf(owner).tasks!.mine.map(({ to }) => to)).toContain(`/engagements/${engagementId}/changes/${changeId}`)
    expect(await show(engagementPage, owner, { engagementId })).toContain(m.engagement_step_answer_change())
    const told = toldItem({ kind: 'change_proposed', recordId: changeId, createdAt: now() })!
    expect(told.title).toBe(m.notice_change_proposed({ name: factsOf('change', changeId)!.consultant }))

    expect(ledTo(await post(changePage, owner, params, { intent: 'confirm' }))).toEqual([
      303,
      `/engagements/${engagementId}/changes/${changeId}?done=confirm`,
    ])
    const confirmed = await show(changePage, consultant, params)
    expect(confirmed).toContain(m.change_status_confirmed())
    expect(confirmed).toContain(m.change_plan_before())
    const page = await show(engagementPage, consultant, { engagementId })
    expect(page).toContain(m.change_appendix({ number: '1' }))
    expect(page).toContain(m.change_agreed_since())
    expect(await show(agreementPage, owner, { engagementId })).toContain(m.change_agreement_appendices())
    expect(todayOf(owner).tasks!.mine.map(({ to }) => to)).not.toContain(
      `/engagements/${engagementId}/changes/${changeId}`,
    )
  })

  it('answers 409 with what stands now to whoever was slower', async () => {
    const { engagementId, enterprise: owner, consultant, changeId } = engagementWithChange()
    withdrawChange(consultant, engagementId, changeId)
    const late = await shownPage(changePage, await args(owner, { engagementId, changeId }, { intent: 'confirm' }))
    expect(late.status).toBe(409)
    expect(late.html).toContain(m.change_status_withdrawn())
    expect(late.html).not.toContain(m.change_confirm())
    const declined = await post(
      changePage,
      owner,
      { engagementId, changeId },
      { intent: 'decline', reason: 'Siêu thị đã hẹn.' },
    )
    expect([declined.init.status, declined.data.initialValue.reason]).toEqual([409, 'Siêu thị đã hẹn.'])
  })

  it('wants a reason of whoever declines, and tells it', async () => {
    const { engagementId, enterprise: owner, consultant, changeId } = engagementWithChange()
    const params = { engagementId, changeId }
    const empty = await post(changePage, owner, params, { intent: 'decline', reason: '' })
    expect([empty.init.status, Object.keys(empty.data.error!)]).toEqual([400, ['reason']])
    expect(ledTo(await post(changePage, owner, params, { intent: 'decline', reason: 'Đã hẹn khách.' }))[0]).toBe(303)
    const html = await show(changePage, consultant, params)
    expect(html).toContain('Đã hẹn khách.')
    expect(html).toContain(m.change_propose_again())
    expect(standingOf(owner, engagementId, changeId)).toBe('declined')
  })

  it('takes a signed copy of an appendix, beside those of the agreement', async () => {
    const { engagementId, enterprise: owner, consultant, changeId } = engagementWithChange()
    const params = { engagementId, changeId }
    const copy = () => new File([new Uint8Array(pdf('ký'))], 'phu-luc-da-ky.pdf')
    const early = await post(changePage, owner, params, { intent: 'attach', id: newId(), copy: copy() })
    expect(early.status).toBe(404)
    confirmChange(owner, engagementId, changeId)
    await post(changePage, owner, params, { intent: 'attach', id: newId(), copy: copy() })
    expect(await show(changePage, consultant, params)).toContain('phu-luc-da-ky.pdf')
    expect(await show(agreementPage, consultant, { engagementId })).not.toContain('phu-luc-da-ky.pdf')
  })
})

describe('an appendix as a file', () => {
  const fetched = async (actor: Actor, params: Record<string, string>) => {
    const answer = await file(await args(actor, params))
    return { name: answer.headers.get('Content-Disposition')!, bytes: new Uint8Array(await answer.arrayBuffer()) }
  }

  it('says what changes, and is the same whatever is changed later', async () => {
    const { engagementId, enterprise: owner, consultant } = awardedEngagement()
    const changeId = proposedChange(consultant, engagementId, {
      ...later(consultant, engagementId),
      lines: [{ title: 'Phí tư vấn', amountVnd: 95_000_000, vat: '8' }],
    })
    const params = { engagementId, changeId, format: 'docx' }
    confirmChange(owner, engagementId, changeId)
    const { name, bytes } = await fetched(owner, params)
    expect(name).toMatch(/phu-luc-1-[0-9A-F-]+\.docx/)
    const words = wordsOf(unzipped(bytes).get('word/document.xml')!)
    for (const said of [
      'PHỤ LỤC SỐ 1',
      'Xưởng vào vụ chè.',
      'trước đây là 85.000.000 đồng, từ nay là 102.600.000 đồng (tăng 17.600.000 đồng)',
      'Một trăm lẻ hai triệu sáu trăm nghìn đồng',
      'giữ nguyên như hai bên đã thỏa thuận',
    ])
      expect(words).toContain(said)
    confirmChange(consultant, engagementId, proposedChange(owner, engagementId, { scope: 'Thêm một buổi.' }))
    expect(wordsOf(unzipped((await fetched(owner, params)).bytes).get('word/document.xml')!)).toBe(words)
    const asPdf = await fetched(consultant, { ...params, format: 'pdf' })
    expect(Buffer.from(asPdf.bytes).toString('latin1')).toMatch(/^%PDF-/)
  })
})
