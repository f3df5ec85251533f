import { existsSync, readdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, expect } from 'vitest'
import type { Actor } from '~/domain/accounts/lifecycle'
import { filesOfNeed } from '~/domain/proposals/need-files.server'
import * as newPage from '~/routes/enterprise/new-need'
import * as filePage from '~/routes/work/file'
import { drainJobs } from '~/worker/worker.server'
import { db } from '~db/connection'
import { newId } from '~db/ids'
import { jobs } from '~db/schema'
import { enterprise, fixtureFile, pdf } from '~tests/scenarios'
import { freshDatabase } from '~tests/support/database'
import { type FakeObjectStore, startObjectStore } from '~tests/support/object-store'
import { args, ledTo, post, type Typed } from '../work/page-calls'

const folder = () => path.join(process.env.DATA_DIR!, 'files')
/** What lies in the data folder. */
export const here = () => (existsSync(folder()) ? readdirSync(folder()).sort() : [])

/** A store for each test of a file, with the settings that lead to it. */
export function objectStoreOfTest() {
  let store: FakeObjectStore
  const turnOn = () => Object.assign(process.env, store.settings)
  const turnOff = () => {
    for (const name of Object.keys(store.settings)) delete process.env[name]
  }
  beforeEach(async () => {
    freshDatabase()
    store = await startObjectStore()
    turnOn()
  })
  afterEach(async () => {
    turnOff()
    await store.stop()
    rmSync(folder(), { recursive: true, force: true })
  })
  /** Hashes of what it holds. */
  const there = () => [...store.objects.keys()].map((key) => /[\da-f]{64}/.exec(key)![0]).sort()
  return { current: () => store, turnOn, turnOff, there }
}

export const photo = () => new File([new Uint8Array(fixtureFile('photo.jpg'))], 'máy sấy.jpg')
export const paper = (text: string) => new File([new Uint8Array(pdf(text))], `${text}.pdf`)
export const typedNeed = (change: Typed): Typed => ({
  id: newId(),
  text: 'Máy sấy chè hay hỏng giữa vụ, mất hai ngày chờ thợ ở dưới xuôi lên.',
  sectorCode: '10',
  communeCode: '04018',
  ...change,
})

/** A need sent by the form, with its files. */
export async function sentNeed(owner: Actor, attachments: File[]) {
  const form = typedNeed({ attachments })
  const needId = form.id as string
  expect(ledTo(await post(newPage, owner, {}, form))).toEqual([303, `/needs/${needId}/subjects`])
  return { form, needId, sent: filesOfNeed(owner, needId) }
}
export async function ownPaper(text = 'phiếu') {
  const owner = enterprise()
  const { form, needId, sent } = await sentNeed(owner, [paper(text)])
  return { owner, form, needId, file: sent[0]! }
}

type Page = { loader: (request: Awaited<ReturnType<typeof args>>) => Promise<Response> }
export async function answerOf(page: Page, owner: Actor, fileId: string) {
  const request = await args(owner, { fileId })
  return page.loader(request).catch((error: unknown) => error as Response)
}
export const opened = async (owner: Actor, fileId: string) =>
  new Uint8Array(await (await answerOf(filePage, owner, fileId)).arrayBuffer())

/** What is still to be done there. */
export const waitingJobs = () =>
  db
    .select()
    .from(jobs)
    .all()
    .filter(({ kind }) => kind === 'files.move_out' || kind === 'files.remove_object')

/** What waits for its next try is tried now. */
export async function again() {
  db.update(jobs)
    .set({ runAfter: new Date(0) })
    .run()
  await drainJobs()
}
