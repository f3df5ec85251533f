import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import type { EntryInput } from '~/domain/engagement/diary-forms'
import { diaryOf, mayReadFilesOfEntry, removeEntry, writeEntry } from '~/domain/engagement/diary.server'
import { engagementOf } from '~/domain/engagement/queries.server'
import { formatDay } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import * as diaryPage from '~/routes/work/diary'
import * as reportPage from '~/routes/work/final-report'
import { loader as reportFile } from '~/routes/work/final-report-file'
import { addDays } from '~/domain/days'
import { at, today } from '~db/clock'
import { db } from '~db/connection'
import { newId } from '~db/ids'
import { files } from '~db/schema'
import { awardedEngagement, certifiedEngagement, department, enterprise, fixtureFile } from '~tests/scenarios'
import { freshDatabase } from '~tests/support/database'
import { shownPage } from '~tests/support/shown-page'
import { unzipped, wordsOf } from '../documents'
import { args, ledTo, post } from '../work/page-calls'
import { refusal } from '../work/refusal'

beforeEach(freshDatabase)

const entry = (change: Partial<EntryInput> = {}): EntryInput => ({
  id: newId(),
  kind: 'visit',
  onDay: today(),
  hours: 2.5,
  text: 'Đi cùng tổ trưởng xem kho, ghi lại 12 chỗ chưa gọn.',
  attachments: [],
  ...change,
})
const typed = ({ onDay, hours, attachments: _, ...rest }: EntryInput) => ({
  ...rest,
  intent: 'write',
  onDay: formatDay(onDay),
  hours: String(hours ?? '').replace('.', ','),
})
const later = (hours: number) => new Date(Date.now() + hours * 3_600_000)
type Work = ReturnType<typeof awardedEngagement>
const read = (actor: Work['enterprise'], { engagementId }: Work) => diaryOf(actor, engagementOf(actor, engagementId))

describe('the diary of the work', () => {
  it('is written by either side, with photos, and read by both alone', async () => {
    const work = awardedEngagement()
    const { enterprise: owner, consultant, engagementId } = work
    const photo = new File([new Uint8Array(fixtureFile('photo.jpg'))], 'kho.jpg', { type: 'image/jpeg' })
    const sent = { ...typed(entry()), attachments: photo }
    expect(ledTo(await post(diaryPage, consultant, { engagementId }, sent))).toEqual([
      303,
      `/engagements/${engagementId}/diary?done=write`,
    ])
    writeEntry(owner, engagementId, entry({ kind: 'online', hours: undefined, onDay: addDays(today(), -2) }))
    const entries = read(owner, work)
    expect(entries.map(({ side, hours, mayChange }) => [side, hours, mayChange])).toEqual([
      ['consultant', 2.5, false],
      ['enterprise', null, true],
    ])
    const [first] = entries
    expect(first!.files.map(({ name }) => name)).toEqual(['kho.jpg'])
    for (const actor of [owner, consultant]) expect(mayReadFilesOfEntry(actor, first!.id)).toBe(true)
    for (const actor of [enterprise(), department()]) expect(mayReadFilesOfEntry(actor, first!.id)).toBe(false)
    const { html } = await shownPage(diaryPage, await args(owner, { engagementId }))
    expect(html).toContain(first!.text)
    expect(refusal(() => writeEntry(enterprise(), engagementId, entry())).code).toBe('not_found')
  })

  it('is changed or taken away by the side that wrote it, for a day', () => {
    const work = awardedEngagement()
    const { enterprise: owner, consultant, engagementId } = work
    const written = entry()
    for (const _ of [1, 2]) writeEntry(consultant, engagementId, written)
    expect(read(owner, work)).toHaveLength(1)
    const changed = { ...written, text: 'Xem kho và xưởng sấy.' }
    at(later(23), () => writeEntry(consultant, engagementId, changed))
    expect(read(owner, work)[0]).toMatchObject({ text: changed.text, changedAt: expect.any(Date) as Date })
    expect(refusal(() => writeEntry(owner, engagementId, { ...written, text: 'Khác' })).code).toBe('not_found')
    expect(refusal(() => removeEntry(owner, engagementId, written.id)).code).toBe('not_found')
    at(later(24), () => {
      writeEntry(consultant, engagementId, changed)
      expect(refusal(() => writeEntry(consultant, engagementId, written)).code).toBe('diary.too_late')
      expect(refusal(() => removeEntry(consultant, engagementId, written.id)).code).toBe('diary.too_late')
    })
    at(later(23), () => removeEntry(consultant, engagementId, written.id))
    expect(read(owner, work)).toEqual([])
  })

  it('takes its photos with it, and no day that has not come', async () => {
    const work = awardedEngagement()
    const { consultant, engagementId } = work
    const photo = new File([new Uint8Array(fixtureFile('photo.jpg'))], 'kho.jpg', { type: 'image/jpeg' })
    await post(diaryPage, consultant, { engagementId }, { ...typed(entry()), attachments: photo })
    const [written] = read(consultant, work)
    const kept = () => db.select().from(files).where(eq(files.ownerKind, 'diary')).all()
    expect(kept()).toHaveLength(1)
    removeEntry(consultant, engagementId, written!.id)
    expect(kept()).toEqual([])
    const tomorrow = { ...typed(entry({ onDay: addDays(today(), 1) })), text: '' }
    const refused = await post(diaryPage, consultant, { engagementId }, tomorrow)
    expect(refused.init.status).toBe(400)
    expect(Object.keys(refused.data.error ?? {}).sort()).toEqual(['onDay', 'text'])
  })
})

describe('the final report', () => {
  it('is made of the agreement, the milestones, the diary and the results, as a page, DOCX and PDF', async () => {
    const work = certifiedEngagement()
    const { enterprise: owner, consultant, engagementId } = work
    const visit = entry()
    writeEntry(consultant, engagementId, visit)
    writeEntry(owner, engagementId, entry({ hours: 2, text: 'Tổ trưởng tự kiểm tra lần đầu.' }))
    const { html } = await shownPage(reportPage, await args(owner, { engagementId }))
    const file = async (format: string) => {
      const answer = await reportFile(await args(owner, { engagementId, format }))
      return new Uint8Array(await answer.arrayBuffer())
    }
    const words = wordsOf(unzipped(await file('docx')).get('word/document.xml')!)
    const said = [owner.organisationName!, consultant.organisationName!, visit.text, 'ISO 22000', '5 giờ']
    for (const text of said) {
      expect(html).toContain(text)
      expect(words).toContain(text)
    }
    expect(html).toContain(`hoàn thành các mốc ngày ${formatDay(today())}`)
    expect(
      Buffer.from(await file('pdf'))
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-')
    await expect(args(enterprise(), { engagementId, format: 'docx' }).then(reportFile)).rejects.toMatchObject({
      status: 404,
    })
    await expect(file('exe')).rejects.toMatchObject({ status: 404 })
  })

  it('says what is not there, while the work goes on', async () => {
    const { enterprise: owner, engagementId } = awardedEngagement()
    const { html } = await shownPage(reportPage, await args(owner, { engagementId }))
    for (const text of ['đang làm', 'Hai bên không ghi nhật ký.', 'Chưa có kết quả nào được ghi.'])
      expect(html).toContain(text)
    expect(html).toContain(m.report_final_docx())
  })
})
