import { existsSync, readdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import type { ActionFunctionArgs } from '@remix-run/node'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Actor } from '~/domain/accounts/lifecycle'
import { forgetUnused } from '~/domain/files/jobs.server'
import { MAX_FILE_SIZE, MAX_ORGANISATION_FILES } from '~/domain/files/kinds'
import { filesOfNeed } from '~/domain/proposals/need-files.server'
import * as m from '~/i18n/paraglide/messages'
import * as newPage from '~/routes/enterprise/new-need'
import * as uploadPage from '~/routes/work/upload'
import * as uploadsPage from '~/routes/work/uploads'
import { at } from '~db/clock'
import { db } from '~db/connection'
import { newId } from '~db/ids'
import { files } from '~db/schema'
import { colleague, consultant, enterprise, fixtureFile, pdf } from '~tests/scenarios'
import { freshDatabase } from '~tests/support/database'
import { args, ledTo, post } from '../work/page-calls'

const folder = () => path.join(process.env.DATA_DIR!, 'uploads')
beforeEach(freshDatabase)
afterEach(() => {
  for (const name of ['uploads', 'files'])
    rmSync(path.join(process.env.DATA_DIR!, name), { recursive: true, force: true })
})

type Answer = { status: number; headers: Headers; json(): Promise<Record<string, string>> }

async function ask(actor: Actor, method: string, uploadId = '', headers: Record<string, string> = {}, body?: BodyInit) {
  const { request } = await args(actor, {})
  const asked = new Request(`http://localhost/uploads/${uploadId}`, {
    method,
    headers: { Cookie: request.headers.get('Cookie')!, 'Tus-Resumable': '1.0.0', ...headers },
    body,
  })
  const handle = uploadId === '' ? uploadsPage.action : method === 'HEAD' ? uploadPage.loader : uploadPage.action
  const call = { request: asked, params: { uploadId }, context: {} } as unknown as ActionFunctionArgs
  return (handle(call) as Promise<Response>).catch((error: unknown) => {
    if (error instanceof Response) return error
    throw error
  }) as Promise<Answer>
}

const begin = (actor: Actor, size: number | string, name = 'ảnh xưởng.jpg') =>
  ask(actor, 'POST', '', {
    'Upload-Length': `${size}`,
    'Upload-Metadata': `filename ${Buffer.from(name).toString('base64')}`,
  })
const idIn = (answer: Answer) => answer.headers.get('Location')!.split('/').at(-1)!
const piece = (actor: Actor, id: string, offset: number, bytes: Uint8Array) =>
  ask(
    actor,
    'PATCH',
    id,
    { 'Upload-Offset': `${offset}`, 'Content-Type': 'application/offset+octet-stream' },
    new Uint8Array(bytes),
  )
const isAt = async (actor: Actor, id: string) => (await ask(actor, 'HEAD', id)).headers.get('Upload-Offset')

/** Sends all of a file and has it taken in. */
async function sent(actor: Actor, bytes: Uint8Array, name?: string) {
  const id = idIn(await begin(actor, bytes.length, name))
  await piece(actor, id, 0, bytes)
  return { id, answer: await ask(actor, 'POST', id) }
}

describe('a file that comes in pieces', () => {
  it('goes on where the line broke and becomes what a form carries, so that the form goes without it', async () => {
    const owner = enterprise()
    const photo = fixtureFile('photo.jpg')
    const id = idIn(await begin(owner, photo.length))
    expect((await piece(owner, id, 0, photo.subarray(0, 200))).status).toBe(204)
    expect(await isAt(owner, id)).toBe('200')
    expect((await piece(owner, id, 0, photo)).status).toBe(409)
    expect((await piece(owner, id, 200, photo.subarray(200))).status).toBe(204)
    const answer = await ask(owner, 'POST', id)
    const { value, name, thumbnail } = await answer.json()
    expect(name).toBe('ảnh xưởng.jpg')
    expect(thumbnail).toMatch(/^\/files\/.+\/small$/)
    const form = { id: newId(), text: 'Máy sấy chè hay hỏng giữa vụ.', sectorCode: '10', communeCode: '04018' }
    expect(ledTo(await post(newPage, owner, {}, { ...form, attachments: value! }))[0]).toBe(303)
    expect(filesOfNeed(owner, form.id).map((file) => file.name)).toEqual(['ảnh xưởng.jpg'])
    expect((await ask(owner, 'DELETE', id)).status).toBe(204)
    expect(readdirSync(folder())).toEqual([])
  })

  it('is looked into as a form’s is: said in words, and asked for again it says the same', async () => {
    const owner = enterprise()
    const { id, answer } = await sent(owner, fixtureFile('photo.heic'), '../../IMG.HEIC')
    expect([answer.status, await answer.json()]).toEqual([422, { error: m.error_file_heic() }])
    expect((await ask(owner, 'POST', id)).status).toBe(422)
    expect(db.select().from(files).all()).toEqual([])
  })

  it('is nobody’s else, whatever its address says', async () => {
    const owner = enterprise()
    const { id } = await sent(owner, pdf())
    for (const thief of [colleague(owner, 'owner'), consultant().actor])
      for (const method of ['HEAD', 'POST', 'DELETE']) expect((await ask(thief, method, id)).status).toBe(404)
    for (const address of [`${owner.userId}.${newId()}`, `${owner.userId}./../secrets`, `${owner.userId}.x`])
      expect((await ask(owner, 'HEAD', address)).status).toBe(404)
    expect((await ask(colleague(owner, 'reader'), 'POST', id)).status).toBe(403)
    expect((await begin(colleague(owner, 'reader'), 10)).status).toBe(403)
  })

  it('is one file: several put together are not offered, and are no fault of ours', async () => {
    const { status } = await ask(enterprise(), 'POST', '', {
      'Tus-Resumable': '1.0.0',
      'Upload-Length': '10',
      'Upload-Concat': 'partial',
    })
    expect(status).toBe(400)
  })

  it('says before how large it is, within what a file may be and the organisation may store', async () => {
    const owner = enterprise()
    for (const size of ['', '0', '-1', 'viel']) expect((await begin(owner, size)).status).toBe(400)
    expect((await begin(owner, MAX_FILE_SIZE + 1)).status).toBe(413)
    const id = idIn(await begin(owner, 10))
    expect((await piece(owner, id, 0, new Uint8Array(11))).status).toBe(413)
    expect((await ask(owner, 'POST', id)).status).toBe(422)
    const row = { sha256: 'x', name: 'x', mediaType: 'x', organisationId: owner.organisationId!, size: 1 }
    for (let n = 0; n < MAX_ORGANISATION_FILES; n += 500)
      db.insert(files)
        .values(Array.from({ length: 500 }, () => row))
        .run()
    expect((await begin(owner, 10)).status).toBe(422)
  })
})

describe('uploads that nobody finishes', () => {
  it('fill no disk: the newest ten of a person are there', async () => {
    const [owner, other] = [enterprise(), consultant().actor]
    const first = idIn(await begin(owner, 10))
    const others = idIn(await begin(other, 10))
    for (let n = 0; n < 10; n += 1) await begin(owner, 10)
    expect(readdirSync(folder()).filter((name) => name.startsWith(owner.userId))).toHaveLength(20)
    expect((await ask(owner, 'HEAD', first)).status).toBe(404)
    expect(await isAt(other, others)).toBe('0')
  })

  it('are gone after a day', async () => {
    const owner = enterprise()
    const id = idIn(await begin(owner, 10))
    const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000)
    at(inHours(23), forgetUnused)
    expect(existsSync(path.join(folder(), id))).toBe(true)
    at(inHours(25), forgetUnused)
    expect(readdirSync(folder())).toEqual([])
  })
})
