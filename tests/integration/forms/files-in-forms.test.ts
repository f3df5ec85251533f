import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Actor } from '~/domain/accounts/lifecycle'
import { recordCertificate } from '~/domain/certification/record-certificate.server'
import { outcomesOfEngagement } from '~/domain/certification/queries.server'
import { rejectOutcome } from '~/domain/certification/reject-outcome.server'
import { addDays } from '~/domain/days'
import { saveCredentials } from '~/domain/directory/save-credentials.server'
import { forgetReceived, keepReceived } from '~/domain/files/receive-file.server'
import { removeLocal } from '~/domain/files/local-store.server'
import { MADE_FOR, madeForOf } from '~/forms/carried'
import { readFileValue, writeFileValue } from '~/forms/file-value'
import * as m from '~/i18n/paraglide/messages'
import * as certificatePage from '~/routes/work/certificate'
import * as filePage from '~/routes/work/file'
import { at, now, today } from '~db/clock'
import { db, transact } from '~db/connection'
import { newId } from '~db/ids'
import { certificates, files } from '~db/schema'
import {
  certificate,
  completedEngagement,
  consultant,
  consultantWithDraft,
  department,
  enterprise,
  fixtureFile,
  pdf,
  reportedOutcome,
} from '~tests/scenarios'
import { freshDatabase } from '~tests/support/database'
import { shownPage } from '~tests/support/shown-page'
import { args, ledTo, post, type Typed } from '../work/page-calls'
import { sentFile, typedCertificate } from '../work/typed-certificate'

const folder = () => path.join(process.env.DATA_DIR!, 'files')
beforeEach(freshDatabase)
afterEach(() => rmSync(folder(), { recursive: true, force: true }))

const wrongDay = { issuedOn: addDays(today(), 1) }

/** What the form carries for the next send, where a date was wrong and the file was not. */
async function carriedBy(actor: Actor, engagementId: string, change: Typed = {}) {
  const { data } = await post(certificatePage, actor, { engagementId }, typedCertificate({ ...wrongDay, ...change }))
  expect(data.error).toEqual({ issuedOn: [m.form_error_past_day()] })
  return data.initialValue.evidence as string
}

describe('a good file beside a wrong date', () => {
  it('is kept, shown, and goes along with the next send, also when that is sent twice', async () => {
    const { consultant: actor, engagementId } = completedEngagement()
    const form = typedCertificate()
    const request = await args(actor, { engagementId }, { ...form, ...wrongDay })
    const { status, html } = await shownPage(certificatePage, request)
    expect(status).toBe(400)
    expect(html).toContain(m.ui_file_received())
    expect(html).toContain('giấy chứng nhận.pdf</a>')
    const [, value = ''] = /<input type="hidden" name="evidence"[^>]* value="([^"]*)"/.exec(html)!
    const carried = value.replaceAll('&quot;', '"')

    for (const _ of [1, 2]) {
      const answer = await post(certificatePage, actor, { engagementId }, { ...form, evidence: carried })
      expect(ledTo(answer)).toEqual([303, `/engagements/${engagementId}?done=recorded`])
    }
    const [outcome, ...others] = outcomesOfEngagement(actor, engagementId)
    expect(others).toEqual([])
    expect(outcome!.file).toMatchObject({ name: 'giấy chứng nhận.pdf', size: pdf().length })
    const download = await filePage.loader(await args(actor, { fileId: outcome!.file.id }))
    expect(new Uint8Array(await download.arrayBuffer())).toEqual(pdf())
  })

  it('gives way to another one, but not to one that is refused', async () => {
    const { consultant: actor, engagementId } = completedEngagement()
    const carried = await carriedBy(actor, engagementId)
    const send = async (chosen: File) => {
      const request = await args(actor, { engagementId }, typedCertificate({ ...wrongDay, evidence: carried }))
      const form = await request.request.formData()
      form.append('evidence', chosen)
      const headers = { Cookie: request.request.headers.get('Cookie')! }
      return certificatePage.action({
        ...request,
        request: new Request('http://localhost/page', { method: 'POST', headers, body: form }),
      }) as unknown as Awaited<ReturnType<typeof post>>
    }
    const refused = await send(sentFile(fixtureFile('photo.heic'), 'IMG_1.HEIC'))
    expect(refused.data.error!.evidence).toEqual([m.error_file_heic()])
    expect(readFileValue(refused.data.initialValue.evidence).received?.name).toBe('giấy chứng nhận.pdf')
    const replaced = await send(sentFile(fixtureFile('photo.jpg'), 'IMG_2.JPG'))
    expect(replaced.data.error!.evidence).toBeUndefined()
    expect(readFileValue(replaced.data.initialValue.evidence).received?.name).toBe('IMG_2.jpg')
  })

  it('is nobody else’s: neither by its name in a form, nor by its address, nor by its hash', async () => {
    const { consultant: actor, engagementId } = completedEngagement()
    const { received } = readFileValue(await carriedBy(actor, engagementId))
    const other = completedEngagement()
    for (const thief of [other.consultant, other.enterprise]) {
      for (const claimed of [received!, { ...received!, id: newId() }]) {
        const evidence = writeFileValue({ received: claimed })
        const answer = await post(
          certificatePage,
          thief,
          { engagementId: other.engagementId },
          typedCertificate({ evidence }),
        )
        expect([answer.init.status, answer.data.error]).toEqual([400, { evidence: [m.error_file_gone()] }])
        expect(readFileValue(answer.data.initialValue.evidence).received).toBeUndefined()
      }
      await expect(filePage.loader(await args(thief, { fileId: received!.id }))).rejects.toMatchObject({ status: 404 })
    }
    await expect(filePage.loader(await args(department(), { fileId: received!.id }))).rejects.toMatchObject({
      status: 404,
    })
    expect(db.select().from(certificates).all()).toEqual([])
    expect((await filePage.loader(await args(actor, { fileId: received!.id }))).status).toBe(200)
  })

  it('says of itself only what is stored, whatever the form says', async () => {
    const { consultant: actor, engagementId } = completedEngagement()
    const { received } = readFileValue(await carriedBy(actor, engagementId))
    const lie = { ...received!, sha256: '../../secrets.json', name: '<b>', mediaType: 'text/html', size: 1 }
    await post(
      certificatePage,
      actor,
      { engagementId },
      typedCertificate({ evidence: writeFileValue({ received: lie }) }),
    )
    const [outcome] = outcomesOfEngagement(actor, engagementId)
    expect(outcome!.file).toEqual({ ...received, id: outcome!.file.id })
  })

  it('is asked for again where it is no longer there', async () => {
    const { consultant: actor, engagementId } = completedEngagement()
    const evidence = await carriedBy(actor, engagementId)
    const { id: fileId, sha256 } = readFileValue(evidence).received!
    removeLocal(sha256)
    await expect(filePage.loader(await args(actor, { fileId }))).rejects.toMatchObject({ status: 404 })
    const { data } = await post(certificatePage, actor, { engagementId }, typedCertificate({ evidence }))
    expect(data.error).toEqual({ evidence: [m.error_file_gone()] })
    expect(data.initialValue).toMatchObject({ number: 'VD-2026-01' })
  })

  it('is not taken from a page that another account had opened', async () => {
    const { consultant: actor, engagementId } = completedEngagement()
    const answer = await post(
      certificatePage,
      actor,
      { engagementId },
      typedCertificate({ [MADE_FOR]: madeForOf(enterprise()) }),
    )
    expect(answer.init.status).toBe(400)
    expect(db.select().from(files).all()).toEqual([])
    expect(existsSync(folder())).toBe(false)
  })

  it('of a rejected certificate stands until another is chosen, for either party', async () => {
    const { consultant: actor, enterprise: owner, engagementId, outcomeId } = reportedOutcome()
    rejectOutcome(department(), outcomeId, { reason: 'Sai số' })
    const [before] = outcomesOfEngagement(actor, engagementId)
    for (const reader of [actor, owner]) {
      const asked = await args(reader, { engagementId }, undefined, `?outcome=${outcomeId}`)
      expect((await shownPage(certificatePage, asked)).html).toContain(`${before!.file.name}</a>`)
    }
    const evidence = writeFileValue({ received: before!.file })
    await post(
      certificatePage,
      owner,
      { engagementId },
      typedCertificate({ evidence, number: 'ĐÚNG' }),
      `?outcome=${outcomeId}`,
    )
    expect(outcomesOfEngagement(actor, engagementId)).toMatchObject([
      { status: 'reported', certificate: { number: 'ĐÚNG' }, file: { name: before!.file.name } },
    ])
  })
})

describe('what was received and never used', () => {
  const inDays = (days: number) => new Date(now().getTime() + days * 86_400_000)

  it('is forgotten after a day, and its bytes where no record has them', () => {
    const { consultant: actor, engagementId } = completedEngagement()
    const used = keepReceived(actor, { name: 'a.pdf', bytes: pdf() })
    const unused = keepReceived(actor, { name: 'b.pdf', bytes: pdf('never sent') })
    recordCertificate(actor, engagementId, certificate({ evidence: used }))
    expect(at(inDays(0.9), forgetReceived)).toBe(0)
    expect(at(inDays(1.1), forgetReceived)).toBe(2)
    expect(readdirSync(folder())).toEqual([used.sha256])
    expect(db.select().from(files).all()).toMatchObject([{ ownerKind: 'certificate', sha256: used.sha256 }])
    expect(unused.sha256).not.toBe(used.sha256)
  })

  it('fills no disk: the newest forty of a person are kept', () => {
    const { actor } = consultant()
    const other = keepReceived(consultant().actor, { name: 'a.pdf', bytes: pdf('other') })
    for (let n = 0; n < 42; n += 1)
      at(inDays(n / 1_000), () => void keepReceived(actor, { name: 'a.pdf', bytes: pdf(`${n}`) }))
    expect(db.select().from(files).where(eq(files.ownerId, actor.userId)).all()).toHaveLength(40)
    expect(readdirSync(folder())).toHaveLength(41)
    expect(readdirSync(folder())).toContain(other.sha256)
  })

  it('goes with what a profile no longer lists, after a day, and a write that was cut off goes too', () => {
    const { actor } = consultantWithDraft()
    const paper = keepReceived(actor, { name: 'a.pdf', bytes: pdf() })
    saveCredentials(actor, { credentials: [{ name: 'ISO 9001', issuer: '', number: '', paper }] })
    saveCredentials(actor, { credentials: [] })
    const cutOff = `${paper.sha256}.${newId()}.part`
    writeFileSync(path.join(folder(), cutOff), '%PDF')
    writeFileSync(path.join(folder(), 'note-of-the-operator'), '')
    at(inDays(0.9), forgetReceived)
    expect(readdirSync(folder())).toHaveLength(3)
    at(inDays(1.1), forgetReceived)
    expect(readdirSync(folder())).toEqual(['note-of-the-operator'])
  })

  it('keeps its bytes where the work that dropped it fails', () => {
    const { actor } = consultant()
    const send = (n: number) => at(inDays(n / 1_000), () => keepReceived(actor, { name: 'a.pdf', bytes: pdf(`${n}`) }))
    const first = send(0)
    for (let n = 1; n < 40; n += 1) send(n)
    expect(() =>
      transact(() => {
        send(40)
        throw new Error('later in the same work')
      }),
    ).toThrow('later')
    expect(readdirSync(folder())).toContain(first.sha256)
    send(41)
    expect(readdirSync(folder())).not.toContain(first.sha256)
  })
})
