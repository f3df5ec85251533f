import { rmSync } from 'node:fs'
import path from 'node:path'
import sharp from 'sharp'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Actor } from '~/domain/accounts/lifecycle'
import { closeNeed } from '~/domain/needs/close-need.server'
import { discardNeed } from '~/domain/needs/discard-need.server'
import { draftNeed } from '~/domain/needs/draft-need.server'
import { MAX_NEED_FILES } from '~/domain/needs/forms'
import { publishNeed } from '~/domain/needs/publish-need.server'
import { decideDraft, keepDraft } from '~/domain/needs/visitor-draft.server'
import { declineRequest } from '~/domain/proposals/decline-request.server'
import { filesOfNeed } from '~/domain/proposals/need-files.server'
import { storeFile } from '~/domain/files/store.server'
import { setDraftCookie } from '~/forms/draft-cookie.server'
import { leavingOut, readFileValue } from '~/forms/file-value'
import * as m from '~/i18n/paraglide/messages'
import * as requestPage from '~/routes/consultant/request'
import * as openNeedsPage from '~/routes/consultant/open-needs'
import * as claimPage from '~/routes/enterprise/claim-draft'
import * as editPage from '~/routes/enterprise/edit-need'
import * as needPage from '~/routes/enterprise/need'
import * as newPage from '~/routes/enterprise/new-need'
import * as filePage from '~/routes/work/file'
import * as smallPage from '~/routes/work/file-thumbnail'
import { db } from '~db/connection'
import { newId } from '~db/ids'
import { files } from '~db/schema'
import { askConsultant, consultant, department, enterprise, fixtureFile, pdf } from '~tests/scenarios'
import { freshDatabase } from '~tests/support/database'
import { shownPage } from '~tests/support/shown-page'
import { args, ledTo, marksOn, post, type Typed } from '../work/page-calls'
import { refusal } from '../work/refusal'

const folder = () => path.join(process.env.DATA_DIR!, 'files')
beforeEach(freshDatabase)
afterEach(() => rmSync(folder(), { recursive: true, force: true }))

const photo = (name = 'máy sấy.jpg') => new File([new Uint8Array(fixtureFile('photo.jpg'))], name)
const paper = (name: string) => new File([new Uint8Array(pdf(name))], name)
const TEXT = 'Máy sấy chè hay hỏng giữa vụ, mất hai ngày chờ thợ ở dưới xuôi lên.'
const typedNeed = (change: Typed = {}): Typed => ({
  id: newId(),
  text: TEXT,
  sectorCode: '10',
  communeCode: '04018',
  ...change,
})
const namesOf = (actor: Actor, needId: string) => filesOfNeed(actor, needId).map(({ name }) => name)
const idsOf = (actor: Actor, needId: string) => filesOfNeed(actor, needId).map(({ id }) => id)
const carried = (value: unknown) => [value].flat().map(String)

/** A published need with a photo and a paper. */
function needWithFiles() {
  const owner = enterprise()
  const needId = newId()
  const attachments = [
    storeFile({ name: 'máy.jpg', bytes: fixtureFile('photo.jpg') }),
    storeFile({ name: 'phiếu.pdf', bytes: pdf() }),
  ]
  const subjects = [{ code: 'TPM', because: [], origin: 'chosen' as const }]
  draftNeed(owner, { id: needId, text: TEXT, sectorCode: '10', communeCode: '04018', subjects, attachments })
  publishNeed(owner, needId)
  return { enterprise: owner, needId, fileIds: idsOf(owner, needId) }
}

const opens = async (actor: Actor, fileId: string) => {
  for (const page of [filePage, smallPage])
    await expect(page.loader(await args(actor, { fileId }))).resolves.toMatchObject({ status: 200 })
  return true
}
const isRefused = async (actor: Actor, fileId: string) => {
  for (const page of [filePage, smallPage])
    await expect(page.loader(await args(actor, { fileId }))).rejects.toMatchObject({ status: 404 })
  return true
}

describe('an enterprise shows what a need is about', () => {
  it('with several files at once, which stay where another field is wrong', async () => {
    const owner = enterprise()
    const form = typedNeed({ attachments: [photo(), paper('phiếu kiểm nghiệm.pdf')] })
    const { status, html } = await shownPage(newPage, await args(owner, {}, { ...form, text: 'Hỏng' }))
    expect(status).toBe(400)
    expect(html).toContain('máy sấy.jpg</a>')
    const refused = await post(newPage, owner, {}, { ...form, text: 'Hỏng' })
    expect(Object.keys(refused.data.error!)).toEqual(['text'])
    const attachments = carried(refused.data.initialValue.attachments)

    const saved = await post(newPage, owner, {}, { ...form, attachments })
    expect(ledTo(saved)).toEqual([303, `/needs/${form.id as string}/subjects`])
    expect(namesOf(owner, form.id as string)).toEqual(['máy sấy.jpg', 'phiếu kiểm nghiệm.pdf'])
    expect(ledTo(await post(newPage, owner, {}, { ...form, attachments }))[0]).toBe(303)
    expect(namesOf(owner, form.id as string)).toHaveLength(2)
  })

  it('takes one away and adds another while it is a draft', async () => {
    const owner = enterprise()
    const form = typedNeed({ attachments: [photo('1.jpg'), paper('2.pdf')] })
    const needId = form.id as string
    await post(newPage, owner, {}, form)
    const [first, second] = idsOf(owner, needId)
    const { html } = await shownPage(editPage, await args(owner, { needId }))
    expect(html).toContain(`src="/files/${first}/small"`)
    expect(html).not.toContain(`src="/files/${second}/small"`)
    // What a script fills in stands in a template.
    const shown = html.replaceAll(/<template.*?<\/template>/g, '')
    const hidden = [...shown.matchAll(/<input type="hidden" name="attachments"[^>]* value="([^"]*)"/g)]
    const attachments = hidden.map(([, value]) => value!.replaceAll('&quot;', '"'))
    expect(attachments).toHaveLength(2)
    const [readAs] = await marksOn(editPage, owner, { needId })
    const change = { ...form, readAs: readAs!, attachments: [...attachments, leavingOut(first!), paper('3.pdf')] }
    expect(ledTo(await post(editPage, owner, { needId }, change))[0]).toBe(303)
    expect(namesOf(owner, needId)).toEqual(['2.pdf', '3.pdf'])
    expect(idsOf(owner, needId)[0]).toBe(second)
  })

  it('is told which of them are no good, and keeps the others', async () => {
    const heic = (name: string) => new File([new Uint8Array(fixtureFile('photo.heic'))], name)
    const sent = typedNeed({ attachments: [photo(), heic('IMG_1.HEIC'), heic('IMG_2.HEIC'), paper('a.pdf')] })
    const { data } = await post(newPage, enterprise(), {}, sent)
    const names = '“IMG_1.HEIC” và “IMG_2.HEIC”'
    expect(data.error).toEqual({ attachments: [m.form_error_files_named({ names, text: m.error_file_heic() })] })
    const kept = carried(data.initialValue.attachments).flatMap((value) => readFileValue(value).received?.name ?? [])
    expect(kept).toEqual(['máy sấy.jpg', 'a.pdf'])
  })

  it('keeps as many as there may be and says so of the rest', async () => {
    const owner = enterprise()
    const many = Array.from({ length: MAX_NEED_FILES + 2 }, (_, n) => paper(`${n}.pdf`))
    const { data } = await post(newPage, owner, {}, typedNeed({ attachments: many }))
    const text = m.error_file_too_many({ most: MAX_NEED_FILES })
    expect(data.error).toEqual({ attachments: [m.form_error_files_named({ names: '“5.pdf” và “6.pdf”', text })] })
    expect(db.select().from(files).all()).toHaveLength(MAX_NEED_FILES)
    const more = await post(newPage, owner, {}, typedNeed({ text: 'Hỏng', attachments: paper('8.pdf') }))
    const received = [data, more.data].flatMap(({ initialValue }) => carried(initialValue.attachments))
    const again = await post(
      newPage,
      owner,
      {},
      typedNeed({ attachments: received.filter((value) => !value.includes('fault')) }),
    )
    expect(again.data.error).toEqual({ attachments: [m.form_error_files_named({ names: '“8.pdf”', text })] })
  })

  it('on the way from the home page too, and changing the text there forgets none', async () => {
    const owner = enterprise()
    const draftId = keepDraft(newId(), TEXT)
    decideDraft(draftId, { subjectCodes: ['TPM'], profileIds: [] })
    const [draftCookie] = (await setDraftCookie(draftId))['Set-Cookie'].split(';')
    const withDraft = async (typed?: Typed) => {
      const asked = await args(owner, {}, typed)
      const headers = new Headers(asked.request.headers)
      headers.set('Cookie', `${headers.get('Cookie')}; ${draftCookie}`)
      return { ...asked, request: new Request(asked.request, { headers }) }
    }
    const typed = { sectorCode: '10', communeCode: '04018' }
    await claimPage.action(await withDraft({ ...typed, change: 'text', attachments: photo() }))
    const { html } = await shownPage(claimPage, await withDraft())
    const [, value] = /<input type="hidden" name="attachments"[^>]* value="([^"]*)"/.exec(html)!
    const answer = await claimPage.action(await withDraft({ ...typed, attachments: value!.replaceAll('&quot;', '"') }))
    expect((answer as Response).status).toBe(303)
    expect(namesOf(owner, draftId)).toEqual(['máy sấy.jpg'])
  })

  it('sent again with another file after it is published, that is not dropped in silence', () => {
    const { enterprise: owner, needId } = needWithFiles()
    const again = { id: needId, text: TEXT, sectorCode: '10', communeCode: '04018', attachments: [] }
    expect(refusal(() => draftNeed(owner, again)).code).toBe('sent_before')
  })
})

describe('the files of a need are opened', () => {
  it('by its enterprise, who was asked and the department, where the need is shown', async () => {
    const need = needWithFiles()
    const { consultant: asked, requestId } = askConsultant(need, consultant())
    const [picture] = need.fileIds as [string]
    for (const reader of [need.enterprise, asked, department()]) expect(await opens(reader, picture)).toBe(true)
    const thumbnail = `src="/files/${picture}/small"`
    for (const reader of [need.enterprise, department()])
      expect((await shownPage(needPage, await args(reader, { needId: need.needId }))).html).toContain(thumbnail)
    expect((await shownPage(requestPage, await args(asked, { requestId }))).html).toContain(thumbnail)
  })

  it('by nobody else, and consultants who look for needs do not learn of them', async () => {
    const need = needWithFiles()
    const passing = consultant()
    const [picture] = need.fileIds as [string]
    for (const stranger of [passing.actor, enterprise({ name: 'Hộ khác' }), department({ provinceCode: '11' })])
      expect(await isRefused(stranger, picture)).toBe(true)
    const { html } = await shownPage(openNeedsPage, await args(passing.actor, {}, undefined, '?all=1'))
    expect(html).toContain('Máy sấy chè')
    expect(html).not.toMatch(/máy\.jpg|\/files\//)
  })

  it('no more by a consultant who declined, nor once nothing came of it', async () => {
    const need = needWithFiles()
    const first = askConsultant(need, consultant())
    const second = askConsultant(need, consultant())
    const [picture] = need.fileIds as [string]
    declineRequest(first.consultant, first.requestId, { reason: 'no_capacity' })
    expect(await isRefused(first.consultant, picture)).toBe(true)
    expect(await opens(second.consultant, picture)).toBe(true)
    closeNeed(need.enterprise, need.needId, 'solved')
    expect(await isRefused(second.consultant, picture)).toBe(true)
    const asked = await args(second.consultant, { requestId: second.requestId })
    expect((await shownPage(requestPage, asked)).html).not.toContain('/files/')
    expect(await opens(need.enterprise, picture)).toBe(true)
  })

  it('of a draft by its enterprise alone, and deleted with it', async () => {
    const owner = enterprise()
    const form = typedNeed({ attachments: photo() })
    await post(newPage, owner, {}, form)
    const [fileId] = idsOf(owner, form.id as string)
    expect(await isRefused(department(), fileId!)).toBe(true)
    discardNeed(owner, form.id as string)
    expect(db.select().from(files).all()).toMatchObject([{ ownerKind: 'person' }])
  })
})

describe('a small picture', () => {
  it('is asked for anew each time and sent only once', async () => {
    const need = needWithFiles()
    const [picture, sheet] = need.fileIds as [string, string]
    const asked = await args(need.enterprise, { fileId: picture })
    const first = await smallPage.loader(asked)
    const { format, width, height } = await sharp(await first.arrayBuffer()).metadata()
    expect(format).toBe('webp')
    expect(Math.max(width, height)).toBeLessThanOrEqual(192)
    expect(first.headers.get('Cache-Control')).toBe('private, no-cache')
    asked.request.headers.set('If-None-Match', first.headers.get('ETag')!)
    expect((await smallPage.loader(asked)).status).toBe(304)
    const none = smallPage.loader(await args(need.enterprise, { fileId: sheet }))
    await expect(none).rejects.toMatchObject({ status: 404 })
  })
})
