import { eq } from 'drizzle-orm'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { execFileSync } from 'node:child_process'
import { beforeEach, describe, expect, it } from 'vitest'
import { lookAtText } from '~/domain/learning/look-at-text.server'
import { suggestionAgreement, textsToLookAt, unansweredTexts } from '~/domain/learning/queries.server'
import { draftNeed } from '~/domain/needs/draft-need.server'
import { publishNeed } from '~/domain/needs/publish-need.server'
import { keepDraft } from '~/domain/needs/visitor-draft.server'
import { claimDraft } from '~/domain/proposals/claim-draft.server'
import { sendRequests } from '~/domain/proposals/send-request.server'
import { startWorker } from '~/worker/worker.server'
import * as home from '~/routes/public/home'
import * as needPage from '~/routes/enterprise/need'
import * as unanswered from '~/routes/department/unanswered'
import { readLabelledNeeds } from '../../../scripts/matching/input'
import { at, now, today } from '~db/clock'
import { db } from '~db/connection'
import { newId } from '~db/ids'
import { events, jobs, needs, suggestionRecords } from '~db/schema'
import { consultant, department, enterprise } from '~tests/scenarios'
import { freshDatabase } from '~tests/support/database'
import { posted } from '../accounts/posted-form'
import { refusal } from '../work/refusal'
import { args, ledTo, post } from '../work/page-calls'

beforeEach(freshDatabase)

const records = () => db.select().from(suggestionRecords).all()
const TEXT = 'HTX Chè Thung Xa: máy sấy chè hay hỏng giữa vụ. Gọi chị Hặc 0912 345 678.'
const SCRUBBED = '…: máy sấy chè hay hỏng giữa vụ. Gọi chị ….'
const LOAN = 'Cần vay vốn ngân hàng mua máy, lãi suất ưu đãi, gọi 0912345678'

function draft(owner = enterprise(), text = TEXT) {
  const needId = newId()
  const subjects = ['TPM', 'LEAN'].map((code) => ({ code, because: [], origin: 'chosen' as const }))
  draftNeed(owner, { id: needId, text, sectorCode: '10', communeCode: '04018', subjects })
  return { owner, needId }
}

describe('a published need', () => {
  it('leaves what was suggested and confirmed, of nobody: scrubbed, the day only, no id of anything', () => {
    const { owner, needId } = draft()
    publishNeed(owner, needId, ['TPM', '5S'])
    const [record, ...others] = records()
    expect(others).toEqual([])
    expect(record).toMatchObject({
      recordedOn: today(),
      text: SCRUBBED,
      sectorCode: '10',
      suggested: ['TPM', '5S'],
      chosenProfileIds: [],
    })
    expect(record!.confirmed!.sort()).toEqual(['LEAN', 'TPM'])
    const written = JSON.stringify(record)
    for (const trace of [needId, owner.userId, owner.organisationId!, owner.name, '0912', 'Thung Xa']) {
      expect(written).not.toContain(trace)
    }
  })

  it('leaves the suggestions that its page had shown, sent by the button', async () => {
    const { owner, needId } = draft(enterprise(), 'muốn làm 5S cho xưởng, đồ đạc bừa bộn')
    expect(ledTo(await post(needPage, owner, { needId }, { step: 'publish' }))[0]).toBe(303)
    expect(records()[0]!.suggested[0]).toBe('5S')
  })

  it('and what is refused leaves nothing', () => {
    const { owner, needId } = draft()
    publishNeed(owner, needId, ['TPM'])
    expect(refusal(() => publishNeed(owner, needId, ['TPM']))).toEqual({ code: 'state_changed' })
    expect(records()).toHaveLength(1)
  })
})

describe('the consultants who are asked', () => {
  it('stand with the words, whether asked at once or later, without a link to the need', () => {
    const [first, second] = [consultant(), consultant()]
    const { owner, needId } = draft()
    publishNeed(owner, needId, ['TPM'])
    sendRequests(owner, needId, { profileIds: [first.profileId], message: '' })
    sendRequests(owner, needId, { profileIds: [second.profileId], message: '' })
    expect(records()).toHaveLength(1)
    expect(records()[0]!.chosenProfileIds).toEqual([first.profileId, second.profileId])
  })

  it('of another need with the same words on another day stand apart', () => {
    const { profileId } = consultant()
    const one = draft()
    at(new Date('2026-01-05T03:00:00Z'), () => publishNeed(one.owner, one.needId, ['TPM']))
    const two = draft(one.owner)
    publishNeed(two.owner, two.needId, ['TPM'])
    sendRequests(two.owner, two.needId, { profileIds: [profileId], message: '' })
    expect(records().map((record) => [record.recordedOn, record.chosenProfileIds])).toEqual([
      ['2026-01-05', []],
      [today(), [profileId]],
    ])
  })
})

describe('a visitor’s text without a suggestion', () => {
  const tell = (id: string, text: string) => home.action(posted('/', { id, text }))

  it('is kept once for each draft and text, and one with a suggestion is not', async () => {
    const id = newId()
    await tell(id, LOAN)
    await tell(id, LOAN)
    await tell(id, 'Cần luật sư kiện đòi nợ đối tác đã hai năm')
    await tell(newId(), 'muốn làm 5S cho xưởng, đồ đạc bừa bộn')
    expect(records()).toMatchObject([
      { text: 'Cần vay vốn ngân hàng mua máy, lãi suất ưu đãi, gọi …', suggested: [], confirmed: null },
      { suggested: [], confirmed: null },
    ])
  })

  it('becomes one record with what the person chose when it is published after all', () => {
    const id = newId()
    keepDraft(id, LOAN, { suggested: [] })
    claimDraft(enterprise(), id, {
      text: LOAN,
      sectorCode: '10',
      communeCode: '04018',
      subjects: [{ code: 'TPM', because: [], origin: 'chosen' }],
      profileIds: [],
      message: '',
      suggested: [],
    })
    expect(records()).toMatchObject([{ suggested: [], confirmed: ['TPM'] }])
    expect(db.select().from(needs).all()).toHaveLength(1)
  })
})

describe('the department', () => {
  it('sees the texts, marks one as looked at once, and sees how suggestions were taken', async () => {
    const officer = department()
    keepDraft(newId(), LOAN, { suggested: [] })
    const { owner, needId } = draft()
    publishNeed(owner, needId, ['TPM', '5S'])
    expect(textsToLookAt(officer)).toBe(1)
    const page = await unanswered.loader(await args(officer, {}))
    expect(page.texts.map(({ text }) => text)).toEqual(['Cần vay vốn ngân hàng mua máy, lãi suất ưu đãi, gọi …'])
    expect(page.agreement).toEqual({ judged: 1, withSuggestion: 1, firstKept: 1 })

    const record = page.texts[0]!.id
    for (const _ of [1, 2]) expect(ledTo(await post(unanswered, officer, {}, { record }))[0]).toBe(303)
    expect(textsToLookAt(officer)).toBe(0)
    expect(unansweredTexts(officer, { looked: true, page: 1 }).texts).toHaveLength(1)
    expect(
      db
        .select()
        .from(events)
        .all()
        .filter(({ name }) => name === 'suggestion.looked_at'),
    ).toHaveLength(1)
  })

  it('alone does', () => {
    const { owner, needId } = draft()
    publishNeed(owner, needId, ['TPM'])
    keepDraft(newId(), LOAN, { suggested: [] })
    const unansweredRecord = records().find(({ suggested }) => suggested.length === 0)!.id
    for (const read of [textsToLookAt, suggestionAgreement])
      expect(refusal(() => read(owner))).toEqual({ code: 'not_found' })
    expect(refusal(() => lookAtText(owner, unansweredRecord))).toEqual({ code: 'not_found' })
    expect(refusal(() => lookAtText(department(), newId()))).toEqual({ code: 'not_found' })
  })
})

it('is forgotten after two years, and tried again where that failed', async () => {
  const daysAgo = (days: number) => new Date(now().getTime() - days * 86_400_000)
  at(daysAgo(2 * 366), () => keepDraft(newId(), 'Cần vay tiền ngân hàng, chuyện cũ', { suggested: [] }))
  at(daysAgo(2 * 364), () => keepDraft(newId(), LOAN, { suggested: [] }))
  db.run(`CREATE TRIGGER kept BEFORE DELETE ON suggestion_records BEGIN SELECT RAISE(ABORT, 'not now'); END`)
  const failures = () => db.select().from(jobs).where(eq(jobs.lastError, 'not now')).all()
  const worker = startWorker()
  await expect.poll(failures).toMatchObject([{ kind: 'learning.forget', failedAt: null }])
  db.run('DROP TRIGGER kept')
  await expect.poll(records, { timeout: 10_000 }).toMatchObject([{ text: expect.stringContaining('vốn ngân hàng') }])
  await worker.stop()
})

it('comes out as labelled needs that the evaluation reads: what was confirmed, and nothing without a label', () => {
  const { owner, needId } = draft()
  publishNeed(owner, needId, ['TPM'])
  at(new Date('2026-01-05T03:00:00Z'), () => {
    const old = draft(enterprise(), 'xưởng muốn giảm thời gian chờ giữa các công đoạn')
    publishNeed(old.owner, old.needId, ['LEAN'])
  })
  keepDraft(newId(), LOAN, { suggested: [] })
  const run = (...more: string[]) =>
    execFileSync(process.execPath, ['--import', 'tsx', 'scripts/export-learning.ts', ...more], { encoding: 'utf8' })
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'nhip-cau-rows-')), 'rows.json')
  writeFileSync(file, run('--from', today()))
  expect(readLabelledNeeds(file)).toEqual([
    expect.objectContaining({
      text: SCRUBBED,
      sector_code: '10',
      acceptable_subjects: [],
      subjects: expect.any(Array),
    }),
  ])
  expect((JSON.parse(run()) as { needs: { suggested: string[] }[] }).needs.map((row) => row.suggested)).toEqual([
    ['LEAN'],
    ['TPM'],
  ])
})
