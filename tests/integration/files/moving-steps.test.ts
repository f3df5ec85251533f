import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { healthReport } from '~/admin/health.server'
import { bringHome, movedOut } from '~/domain/files/bring-home.server'
import { forgetUnused } from '~/domain/files/jobs.server'
import { moveOut, removeObject } from '~/domain/files/move-out.server'
import { objectStore } from '~/domain/files/object-store.server'
import { objectFigures } from '~/domain/files/stored-objects.server'
import { discardNeed } from '~/domain/needs/discard-need.server'
import * as m from '~/i18n/paraglide/messages'
import * as filePage from '~/routes/work/file'
import { dailyJobs } from '~/worker/daily-jobs.server'
import { drainJobs } from '~/worker/worker.server'
import { db } from '~db/connection'
import { files, storedObjects } from '~db/schema'
import { pdf } from '~tests/scenarios'
import { again, answerOf, here, objectStoreOfTest, opened, ownPaper, paper, sentNeed, waitingJobs } from './moving'

const MOVING = path.join(import.meta.dirname, 'move-process.ts')

const store = objectStoreOfTest()
let moving: ChildProcess | undefined
afterEach(() => void moving?.kill('SIGKILL'))

describe('whatever happens between two steps', () => {
  it('a process killed after it stored and before it noted: it is done again, harmlessly', async () => {
    const { owner, file } = await ownPaper()
    const stored = new Promise<void>((resolve) => {
      store.current().after = ({ method, key }) =>
        method === 'PUT' && key.includes(file.sha256) ? halt(resolve) : undefined
    })
    moving = spawn(process.execPath, ['--import', 'tsx', MOVING, file.sha256], { stdio: 'inherit' })
    await stored
    const ended = once(moving, 'exit')
    moving.kill('SIGKILL')
    await ended
    expect([here(), store.there(), objectFigures().there]).toEqual([[file.sha256], [file.sha256], 0])

    store.current().after = () => undefined
    await drainJobs()
    expect([here(), store.there(), objectFigures().there]).toEqual([[], [file.sha256], 1])
    expect(await opened(owner, file.id)).toEqual(pdf('phiếu'))
  })

  it('a deletion on its way takes nothing from the same bytes that come again meanwhile', async () => {
    const { owner, needId } = await ownPaper()
    await drainJobs()
    discardNeed(owner, needId)
    db.delete(files).run()
    forgetUnused()
    const [removal] = waitingJobs()
    expect(removal).toMatchObject({ kind: 'files.remove_object' })

    let letGo: () => void = () => undefined
    const arrived = new Promise<void>((resolve) => {
      store.current().before = ({ method }) =>
        method === 'DELETE' ? new Promise<void>((go) => (resolve(), (letGo = go))) : undefined
    })
    const removing = removeObject(removal!.payload as { key: string })
    await arrived
    const { sent } = await sentNeed(owner, [paper('phiếu')])
    await moveOut(sent[0]!)
    expect(here()).toEqual([])
    letGo()
    await removing
    expect(await opened(owner, sent[0]!.id)).toEqual(pdf('phiếu'))
    // And nothing is left of what was deleted.
    store.current().before = () => undefined
    await drainJobs()
    expect(store.there()).toEqual([sent[0]!.sha256])
  })

  it('what is dropped while it is on its way is removed there too', async () => {
    const { owner, needId, file } = await ownPaper()
    store.current().before = ({ method, key }) => {
      if (method !== 'GET' || !key.includes(file.sha256)) return
      discardNeed(owner, needId)
      db.delete(files).run()
      forgetUnused()
    }
    await moveOut(file)
    store.current().before = () => undefined
    await drainJobs()
    expect([store.there(), db.select().from(storedObjects).all(), waitingJobs()]).toEqual([[], [], []])
  })

  it('of two workers that move the same at once, one or the other does', async () => {
    const { owner, file } = await ownPaper()
    await Promise.all([moveOut(file), moveOut(file)])
    expect([here(), store.there()]).toEqual([[], [file.sha256]])
    expect(await opened(owner, file.id)).toEqual(pdf('phiếu'))
  })
})

describe('every day', () => {
  const daily = async () => {
    dailyJobs()()
    await drainJobs()
  }

  it('what lay here before a store was set is moved, and asked for once while the store is away', async () => {
    store.turnOff()
    const { file } = await ownPaper()
    await drainJobs()
    expect(waitingJobs()).toEqual([])
    store.turnOn()
    await store.current().begin('refused')
    await daily()
    await daily()
    expect(waitingJobs()).toHaveLength(1)
    await store.current().end()
    await again()
    expect([here(), store.there()]).toEqual([[], [file.sha256]])
  })

  it('what no row names any more is removed there, and what another record names stays', async () => {
    const { owner, needId, file } = await ownPaper()
    const other = await sentNeed(owner, [paper('phiếu'), paper('khác')])
    await drainJobs()
    discardNeed(owner, needId)
    await daily()
    expect(store.current().objects.size).toBe(2)
    discardNeed(owner, other.needId)
    db.delete(files).run()
    await store.current().begin('slow down')
    await daily()
    expect(waitingJobs().map(({ kind }) => kind)).toEqual(['files.remove_object', 'files.remove_object'])
    await store.current().end()
    await again()
    expect([store.there(), waitingJobs(), here()]).toEqual([[], [], []])
    expect((await answerOf(filePage, owner, file.id)).status).toBe(404)
  })
})

describe('an operator who turns it off', () => {
  it('is told, readers too, and nothing is gone', async () => {
    const { owner, file } = await ownPaper()
    await drainJobs()
    store.turnOff()
    const away = await answerOf(filePage, owner, file.id)
    expect([away.status, await away.text()]).toEqual([503, expect.stringContaining(m.server_file_away_title())])
    expect((await healthReport()).objectStore).toMatchObject({ state: 'unset', there: 1 })
    store.turnOn()
    expect(await opened(owner, file.id)).toEqual(pdf('phiếu'))
  })

  it('can bring everything home before', async () => {
    const { owner, file } = await ownPaper()
    await drainJobs()
    for (const one of movedOut()) expect(await bringHome(objectStore()!, one)).toBe(true)
    store.turnOff()
    expect([here(), await opened(owner, file.id), (await healthReport()).objectStore]).toEqual([
      [file.sha256],
      pdf('phiếu'),
      null,
    ])
  })

  it('has removals wait until it is on again', async () => {
    const { owner, needId } = await ownPaper()
    await drainJobs()
    discardNeed(owner, needId)
    db.delete(files).run()
    forgetUnused()
    store.turnOff()
    await drainJobs()
    expect(waitingJobs()).toMatchObject([{ failedAt: null, lastError: expect.stringContaining('S3_URL') }])
    store.turnOn()
    await again()
    expect(store.current().objects.size).toBe(0)
  })
})

/** Never answers. */
const halt = (reached: () => void) => {
  reached()
  return new Promise<never>(() => undefined)
}
