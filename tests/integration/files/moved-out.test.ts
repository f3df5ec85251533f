import { describe, expect, it, vi } from 'vitest'
import { healthReport, systemHealth } from '~/admin/health.server'
import { createAccount } from '~/domain/accounts/create-account.server'
import { objectFigures } from '~/domain/files/stored-objects.server'
import { filesOfNeed } from '~/domain/proposals/need-files.server'
import * as m from '~/i18n/paraglide/messages'
import * as healthPage from '~/routes/admin/health'
import * as editPage from '~/routes/enterprise/edit-need'
import * as newPage from '~/routes/enterprise/new-need'
import * as filePage from '~/routes/work/file'
import * as smallPage from '~/routes/work/file-thumbnail'
import { drainJobs } from '~/worker/worker.server'
import { db } from '~db/connection'
import { jobs } from '~db/schema'
import { enterprise, pdf } from '~tests/scenarios'
import type { StoreFault } from '~tests/support/object-store'
import { shownPage } from '~tests/support/shown-page'
import { args, ledTo, marksOn, post } from '../work/page-calls'
import {
  again,
  answerOf,
  here,
  objectStoreOfTest,
  opened,
  ownPaper,
  paper,
  photo,
  sentNeed,
  typedNeed,
  waitingJobs,
} from './moving'

const store = objectStoreOfTest()

describe('files that a record holds', () => {
  it('lie here first, then there and no more here, and open as before', async () => {
    const owner = enterprise()
    const { needId, form, sent } = await sentNeed(owner, [photo(), paper('phiếu')])
    const hashes = sent.map(({ sha256 }) => sha256).sort()
    expect([here(), store.there()]).toEqual([hashes, []])
    const before = await Promise.all(sent.map(({ id }) => opened(owner, id)))

    await drainJobs()
    expect([here(), store.there(), waitingJobs()]).toEqual([[], hashes, []])
    expect([...store.current().objects.values()].map(({ mediaType }) => mediaType).sort()).toEqual([
      'application/pdf',
      'image/jpeg',
    ])
    expect(await Promise.all(sent.map(({ id }) => opened(owner, id)))).toEqual(before)
    const small = await answerOf(smallPage, owner, sent.find(({ mediaType }) => mediaType === 'image/jpeg')!.id)
    expect([small.status, small.headers.get('Content-Type')]).toEqual([200, 'image/webp'])

    const [readAs] = await marksOn(editPage, owner, { needId })
    const { html } = await shownPage(editPage, await args(owner, { needId }))
    // What a script fills in stands in a template.
    const shown = html.replaceAll(/<template.*?<\/template>/g, '')
    const hidden = [...shown.matchAll(/<input type="hidden" name="attachments"[^>]* value="([^"]*)"/g)]
    const attachments = hidden.map(([, value]) => value!.replaceAll('&quot;', '"'))
    expect(attachments).toHaveLength(2)
    const change = { ...form, readAs: readAs!, attachments: [...attachments, paper('thêm')] }
    expect(ledTo(await post(editPage, owner, { needId }, change))[0]).toBe(303)
    expect(filesOfNeed(owner, needId)).toHaveLength(3)
  })

  it('are moved only once they are: what a form has brought so far stays here', async () => {
    const owner = enterprise()
    const refused = await post(newPage, owner, {}, typedNeed({ text: 'Hỏng', attachments: [paper('phiếu')] }))
    expect(refused.init.status).toBe(400)
    db.insert(jobs)
      .values({ kind: 'files.move_all_out', payload: {}, runAfter: new Date(0), createdAt: new Date() })
      .run()
    await drainJobs()
    expect([here().length, store.there()]).toEqual([1, []])
  })

  it('that come again while they lie there are moved again, and mend what was lost there', async () => {
    const { owner, file } = await ownPaper()
    await drainJobs()
    store.current().objects.clear()
    expect((await answerOf(filePage, owner, file.id)).status).toBe(404)
    await sentNeed(owner, [paper('phiếu')])
    await drainJobs()
    expect(here()).toEqual([])
    expect(await opened(owner, file.id)).toEqual(pdf('phiếu'))
    expect(store.current().objects.size).toBe(1)
  })
})

describe('while the store is away', () => {
  it.each(['refused', 'slow down'] as const)('what is sent is kept here and moved later (%s)', async (fault) => {
    await store.current().begin(fault)
    const { owner, file } = await ownPaper()
    await drainJobs()
    await again()
    expect(waitingJobs()).toMatchObject([{ kind: 'files.move_out', attempts: 0, failedAt: null }])
    expect(waitingJobs()[0]!.lastError).toMatch(/^The object store/)
    expect([here(), await opened(owner, file.id)]).toEqual([[file.sha256], pdf('phiếu')])
    await store.current().end()
    await again()
    expect([here(), store.there(), waitingJobs()]).toEqual([[], [file.sha256], []])
  })

  it.each<StoreFault>(['refused', 'slow down', 'half', 'other bytes'])(
    'a reader is told in words that nothing is lost (%s)',
    async (fault) => {
      const owner = enterprise()
      const { sent } = await sentNeed(owner, [photo()])
      await drainJobs()
      await store.current().begin(fault)
      for (const page of [filePage, smallPage]) {
        const away = await answerOf(page, owner, sent[0]!.id)
        expect([away.status, away.headers.get('Cache-Control')]).toEqual([503, 'no-store'])
        expect(await away.text()).toContain(m.server_file_away_text())
      }
      await store.current().end()
      expect((await answerOf(filePage, owner, sent[0]!.id)).status).toBe(200)
    },
  )

  it('its key being wrong, jobs wait and the health page says it', async () => {
    process.env.S3_SECRET = 'another'
    const { file } = await ownPaper()
    await drainJobs()
    expect(waitingJobs()).toMatchObject([
      { failedAt: null, lastError: expect.stringContaining('SignatureDoesNotMatch') },
    ])
    expect((await healthReport()).objectStore).toEqual({
      state: 'refuses',
      fault: 'The object store answers 403 SignatureDoesNotMatch',
      there: 0,
      waiting: 1,
    })
    expect((await systemHealth()).objectStore).toEqual({ state: 'refuses', there: 0, waiting: 1 })
    expect(here()).toEqual([file.sha256])
    const admin = createAccount({ email: 'qt@x.vn', name: 'Quản trị', passwordHash: '', organisation: null })
    const { html } = await shownPage(healthPage, await args(admin, {}))
    for (const text of [m.health_store_refuses_title(), m.health_store_refuses(), '403 SignatureDoesNotMatch'])
      expect(html).toContain(text)
  })

  it('how it is is asked once in ten seconds, and told as it is then', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 60_000 })
    try {
      await Promise.all([systemHealth(), systemHealth(), healthReport()])
      expect(store.current().asked).toEqual([{ method: 'PUT', key: 'nhip-cau/probe' }])
      await store.current().begin('refused')
      expect((await systemHealth()).objectStore).toMatchObject({ state: 'ok' })
      vi.setSystemTime(Date.now() + 10_000)
      expect((await systemHealth()).objectStore).toMatchObject({ state: 'away' })
    } finally {
      vi.useRealTimers()
    }
  })

  it('what does not come back as it was sent stays here', async () => {
    store.current().fault = 'other bytes'
    const { file } = await ownPaper()
    await drainJobs()
    expect([here(), objectFigures()]).toEqual([[file.sha256], { there: 0, waiting: 1 }])
    store.current().fault = undefined
    await again()
    expect([here(), objectFigures(), store.current().objects.size]).toEqual([[], { there: 1, waiting: 0 }, 1])
  })
})
