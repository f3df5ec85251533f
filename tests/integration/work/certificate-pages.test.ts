import { existsSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { outcomesOfEngagement } from '~/domain/certification/queries.server'
import { rejectOutcome } from '~/domain/certification/reject-outcome.server'
import { reportAgain } from '~/domain/certification/report-again.server'
import { addDays } from '~/domain/days'
import { READ_AS } from '~/forms/carried'
import * as m from '~/i18n/paraglide/messages'
import * as outcomePage from '~/routes/department/outcome'
import * as certificatePage from '~/routes/work/certificate'
import * as filePage from '~/routes/work/file'
import { at, now, today } from '~db/clock'
import { db } from '~db/connection'
import { certificates, files } from '~db/schema'
import {
  certificate,
  completedEngagement,
  consultant,
  department,
  fixtureFile,
  pdf,
  reportedOutcome,
} from '~tests/scenarios'
import { freshDatabase } from '~tests/support/database'
import { args, ledTo, marksOn, post, type Typed } from './page-calls'
import { sentFile, typedCertificate } from './typed-certificate'

beforeEach(freshDatabase)

describe('the form of a certificate', () => {
  const folder = () => path.join(process.env.DATA_DIR!, 'files')
  afterEach(() => rmSync(folder(), { recursive: true, force: true }))

  it('becomes one outcome with its evidence, also when it is sent twice', async () => {
    const { consultant: actor, engagementId } = completedEngagement()
    const form = typedCertificate()
    for (const _ of [1, 2]) {
      expect(ledTo(await post(certificatePage, actor, { engagementId }, form))).toEqual([
        303,
        `/engagements/${engagementId}?done=recorded`,
      ])
    }
    expect(outcomesOfEngagement(actor, engagementId)).toMatchObject([{ file: { name: 'giấy chứng nhận.pdf' } }])
    expect(db.select().from(files).where(eq(files.ownerKind, 'certificate')).all()).toHaveLength(1)
  })

  it('changed after going back is refused, with its text kept, and the first one stays', async () => {
    const { consultant: actor, engagementId } = completedEngagement()
    const form = typedCertificate()
    await post(certificatePage, actor, { engagementId }, form)
    const changes: Record<string, string | File>[] = [
      { number: 'VD-2026-02' },
      { evidence: sentFile(pdf('another paper')) },
    ]
    for (const change of changes) {
      const { data, init } = await post(certificatePage, actor, { engagementId }, { ...form, ...change })
      expect(init.status).toBe(409)
      expect(data.error).toEqual({ '': [m.error_sent_before()] })
    }
    expect(outcomesOfEngagement(actor, engagementId)).toMatchObject([{ certificate: { number: 'VD-2026-01' } }])
  })

  it.each([
    ['no file', () => new File([], ''), m.error_file_missing],
    ['an empty file', () => sentFile(new Uint8Array()), m.error_file_empty],
    ['a photo of an iPhone', () => sentFile(fixtureFile('photo.heic'), 'IMG_2034.HEIC'), m.error_file_heic],
    ['a Word file', () => sentFile(new TextEncoder().encode('PK\x03\x04 [Content_Types].xml')), m.error_file_office],
    ['a PDF under lock', () => sentFile(fixtureFile('pdf-aes-256-locked.pdf')), m.error_file_locked],
    ['half a PDF', () => sentFile(pdf().slice(0, 300)), m.error_file_cut_off],
    ['half a photo', () => sentFile(fixtureFile('photo.jpg').slice(0, 300)), m.error_file_cut_off],
    ['a "PDF" of 30 MB', () => sentFile(new Uint8Array(30 * 1024 * 1024)), m.error_file_too_large],
    ['a web page named PDF', () => sentFile(new TextEncoder().encode('<html>')), m.error_file_wrong_kind],
  ])('refuses %s beside the file field and keeps what was typed', async (_, make, message) => {
    const { consultant: actor, engagementId } = completedEngagement()
    const { data, init } = await post(certificatePage, actor, { engagementId }, typedCertificate({ evidence: make() }))
    expect(init.status).toBe(400)
    expect(data.error).toEqual({ evidence: [message()] })
    expect(data.initialValue).toMatchObject({ scheme: 'ISO 22000', number: 'VD-2026-01', scope: 'Chè xanh' })
    expect(db.select().from(certificates).all()).toEqual([])
    expect(db.select().from(files).all()).toEqual([])
  })

  it('says that the disk did not take the file, and writes no row', async () => {
    const { consultant: actor, engagementId } = completedEngagement()
    writeFileSync(folder(), 'a file where the folder should be')
    const { data, init } = await post(certificatePage, actor, { engagementId }, typedCertificate())
    expect([init.status, data.error]).toEqual([400, { evidence: [m.error_file_storage_failed()] }])
    expect(data.initialValue).toMatchObject({ number: 'VD-2026-01' })
    expect(db.select().from(files).all()).toEqual([])
  })

  it('says which date is wrong', async () => {
    const { consultant: actor, engagementId } = completedEngagement()
    const future = await post(
      certificatePage,
      actor,
      { engagementId },
      typedCertificate({ issuedOn: addDays(today(), 1) }),
    )
    expect(future.data.error).toEqual({ issuedOn: [m.form_error_past_day()] })
    const order = await post(certificatePage, actor, { engagementId }, typedCertificate({ expiresOn: '01/02/2020' }))
    expect(order.data.error).toEqual({ expiresOn: [m.form_error_day_order()] })
  })

  it('names the consultant as issuer in vain', async () => {
    const { enterprise, engagementId } = completedEngagement()
    const wrong = typedCertificate({ issuingBody: 'Trung tâm Tư vấn Năng suất Đỉnh Mẫu' })
    const { data } = await post(certificatePage, enterprise, { engagementId }, wrong)
    expect(data.error).toEqual({ issuingBody: [m.error_certificate_issuer_is_consultant()] })
  })

  it('corrects a rejected one', async () => {
    const { consultant: actor, engagementId, outcomeId } = reportedOutcome()
    rejectOutcome(department(), outcomeId, { reason: 'Sai số' })
    const again = await post(
      certificatePage,
      actor,
      { engagementId },
      typedCertificate({ number: 'VD-ĐÚNG' }),
      `?outcome=${outcomeId}`,
    )
    expect(ledTo(again)).toEqual([303, `/engagements/${engagementId}?done=reported`])
    expect(outcomesOfEngagement(actor, engagementId)).toMatchObject([
      { id: outcomeId, status: 'reported', certificate: { number: 'VD-ĐÚNG' } },
    ])
  })

  it('is not there for a stranger, who fills no disk either', async () => {
    const { engagementId } = completedEngagement()
    expect((await post(certificatePage, consultant().actor, { engagementId }, typedCertificate())).status).toBe(404)
    expect(existsSync(folder())).toBe(false)
  })
})

describe('the evidence', () => {
  it('is a download under a safe name, with the kind its content has', async () => {
    const { enterprise, engagementId } = reportedOutcome()
    const fileId = outcomesOfEngagement(enterprise, engagementId)[0]!.file.id
    const answer = await filePage.loader(await args(enterprise, { fileId }))
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="giay-chung-nhan.pdf"; filename*=UTF-8''giay-chung-nhan.pdf`,
      'x-content-type-options': 'nosniff',
    })
    expect(new Uint8Array(await answer.arrayBuffer())).toEqual(pdf())
  })

  it('is not found by a stranger', async () => {
    const { enterprise, engagementId } = reportedOutcome()
    const fileId = outcomesOfEngagement(enterprise, engagementId)[0]!.file.id
    await expect(filePage.loader(await args(consultant().actor, { fileId }))).rejects.toMatchObject({ status: 404 })
  })
})

describe('the department’s decision', () => {
  it('needs a reason to reject, none to verify', async () => {
    const officer = department()
    const { outcomeId } = reportedOutcome()
    const [mark] = await marksOn(outcomePage, officer, { outcomeId })
    const decide = (typed: Typed) => post(outcomePage, officer, { outcomeId }, { ...typed, [READ_AS]: mark! })
    expect((await decide({ intent: 'reject', reason: '' })).data.error).toEqual({ reason: [m.form_error_required()] })
    expect(ledTo(await decide({ intent: 'verify', checkedWith: 'copy' }))).toEqual([
      303,
      `/department/outcomes/${outcomeId}?done=verify`,
    ])
    expect((await decide({ intent: 'verify', checkedWith: 'copy' })).init.status).toBe(409)
  })

  it('is none where a reason for the opposite was written, which stays', async () => {
    const officer = department()
    const { outcomeId } = reportedOutcome()
    const [mark] = await marksOn(outcomePage, officer, { outcomeId })
    const typed = { intent: 'verify', checkedWith: 'copy', reason: 'Mờ quá', [READ_AS]: mark! }
    const { init, data } = await post(outcomePage, officer, { outcomeId }, typed)
    expect(init.status).toBe(400)
    expect(data.error).toEqual({ reason: [m.error_reason_given()] })
    expect(data.initialValue).toMatchObject({ reason: 'Mờ quá' })
    expect((await post(outcomePage, officer, { outcomeId }, { ...typed, reason: '' })).status).toBe(303)
  })

  it('is about the certificate that was read, not about one reported since', async () => {
    const officer = department()
    const { outcomeId, consultant: reporter, engagementId } = reportedOutcome()
    const read = await marksOn(outcomePage, officer, { outcomeId })
    expect(read).toHaveLength(1)
    rejectOutcome(department(), outcomeId, { reason: 'Sai số' })
    const { id } = outcomesOfEngagement(reporter, engagementId)[0]!.certificate
    at(new Date(now().getTime() + 60_000), () =>
      reportAgain(reporter, engagementId, certificate({ id, number: 'VD-KHÁC' })),
    )

    const stale: Typed[] = [{ [READ_AS]: read[0]! }, {}]
    for (const intent of ['verify', 'reject']) {
      for (const seen of stale) {
        const reason = intent === 'reject' ? 'Mờ' : ''
        const { data, init } = await post(
          outcomePage,
          officer,
          { outcomeId },
          { intent, checkedWith: 'copy', reason, ...seen },
        )
        expect([init.status, data.error]).toEqual([409, { '': [m.error_state_changed()] }])
      }
    }
    expect(outcomesOfEngagement(reporter, engagementId)).toMatchObject([{ status: 'reported' }])
    const [fresh] = await marksOn(outcomePage, officer, { outcomeId })
    const verify = { intent: 'verify', checkedWith: 'copy', [READ_AS]: fresh! }
    expect(ledTo(await post(outcomePage, officer, { outcomeId }, verify))[0]).toBe(303)
  })
})
