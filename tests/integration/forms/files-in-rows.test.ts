import { existsSync, rmSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { startSession } from '~/auth/session.server'
import type { Actor } from '~/domain/accounts/lifecycle'
import { optionalFile, requiredFile, shortText } from '~/forms/fields'
import { NO_FILE, readFileValue, writeFileValue } from '~/forms/file-value'
import { parseForm } from '~/forms/parse-form.server'
import * as m from '~/i18n/paraglide/messages'
import { db } from '~db/connection'
import { newId } from '~db/ids'
import { files } from '~db/schema'
import { consultant, fixtureFile, pdf } from '~tests/scenarios'
import { freshDatabase } from '~tests/support/database'

const folder = () => path.join(process.env.DATA_DIR!, 'files')
beforeEach(freshDatabase)
afterEach(() => rmSync(folder(), { recursive: true, force: true }))

const file = (bytes: Uint8Array, name = 'bằng cấp.pdf') => new File([new Uint8Array(bytes)], name)

describe('a form of several papers', () => {
  const schema = z.object({ papers: z.array(z.object({ name: shortText(), file: optionalFile })).max(30) })

  async function sent(actor: Actor, parts: [string, string | File][]) {
    const headers = new Headers()
    await startSession(actor.userId, headers)
    const body = new FormData()
    for (const [name, value] of parts) body.append(name, value)
    const cookie = headers.get('Set-Cookie')!.split(';')[0]!
    return parseForm(
      new Request('http://localhost/page', { method: 'POST', headers: { Cookie: cookie }, body }),
      schema,
    )
  }
  type Papers = ({ name?: string; file?: string } | undefined)[]
  const papersIn = (form: Awaited<ReturnType<typeof sent>>) => form.reply().initialValue!.papers as unknown as Papers
  const namesIn = (papers: Papers) => papers.map((paper) => readFileValue(paper?.file).received?.name)
  const noFile = () => new File([], '')

  it('lets others come in between its files', async () => {
    const { actor } = consultant()
    const seen = new Set<number>()
    let isRead = false
    const others = () => {
      seen.add(db.select().from(files).all().length)
      if (!isRead) setImmediate(others)
    }
    setImmediate(others)
    await sent(
      actor,
      [0, 1, 2, 3].map((n): [string, File] => [`papers[${n}].file`, file(pdf(`${n}`))]),
    )
    isRead = true
    expect([...seen]).toEqual(expect.arrayContaining([1, 2, 3]))
  })

  it('keeps each row’s own, however their names are written', async () => {
    const { actor } = consultant()
    const form = await sent(actor, [
      ['papers[0].name', 'Một'],
      ['papers[0].file', file(fixtureFile('photo.jpg'), 'a;b="c" (1).jpeg')],
      ['papers[1].name', 'Hai'],
      ['papers[1].file', noFile()],
      ['papers[2].name', 'Ba'],
      ['papers[2].file', file(pdf(), 'Bằng cấp.PDF')],
    ])
    expect(form.status === 'success' && form.value.papers).toMatchObject([
      { name: 'Một', file: { mediaType: 'image/jpeg', name: expect.stringContaining('(1).jpg') as string } },
      { name: 'Hai' },
      { name: 'Ba', file: { mediaType: 'application/pdf', name: 'Bằng cấp.pdf' } },
    ])
  })

  it('keeps them when a row comes or goes, and says beside its row which one is no good', async () => {
    const { actor } = consultant()
    const rows: [string, string | File][] = [
      ['papers[0].name', 'Một'],
      ['papers[0].file', file(pdf('1'), '1.pdf')],
      ['papers[1].name', 'Hai'],
      ['papers[1].file', file(pdf('2'), '2.pdf')],
    ]
    const button = (type: string, index?: number): [string, string] => [
      '__intent__',
      JSON.stringify({ type, payload: { name: 'papers', index } }),
    ]
    expect(namesIn(papersIn(await sent(actor, [...rows, button('insert')])))).toEqual(['1.pdf', '2.pdf', undefined])
    expect(namesIn(papersIn(await sent(actor, [...rows, button('remove', 0)])))).toEqual(['2.pdf'])

    const locked = file(fixtureFile('pdf-aes-128-locked.pdf'), '2.pdf')
    const wrong = await sent(actor, [...rows.slice(0, 3), ['papers[1].file', locked]])
    expect(wrong.reply().error).toEqual({ 'papers[1].file': [m.error_file_locked()] })
    expect(namesIn(papersIn(wrong))).toEqual(['1.pdf', undefined])
  })

  it('leaves out the one whose box says so', async () => {
    const { actor } = consultant()
    const first = await sent(actor, [
      ['papers[0].name', ''],
      ['papers[0].file', file(pdf())],
    ])
    const carried = papersIn(first)[0]!.file!
    const kept = await sent(actor, [
      ['papers[0].name', 'Một'],
      ['papers[0].file', carried],
      ['papers[0].file', noFile()],
    ])
    expect(kept.status === 'success' && kept.value.papers[0]!.file?.sha256).toBe(
      readFileValue(carried).received!.sha256,
    )
    const without = await sent(actor, [
      ['papers[0].name', 'Một'],
      ['papers[0].file', carried],
      ['papers[0].file', NO_FILE],
      ['papers[0].file', noFile()],
    ])
    expect(without.status === 'success' && without.value.papers).toEqual([{ name: 'Một', file: undefined }])
  })

  it('that is too heavy altogether keeps what was received and asks for the rest', async () => {
    const { actor } = consultant()
    const heavy = (n: number) => file(Buffer.concat([pdf(String(n)), new Uint8Array(9_000_000)]), `${n}.pdf`)
    const form = await sent(
      actor,
      [0, 1, 2, 3, 4].flatMap((n): [string, string | File][] => [
        [`papers[${n}].name`, 'x'],
        [`papers[${n}].file`, heavy(n)],
      ]),
    )
    expect(form.reply().error).toEqual({ 'papers[4].file': [m.error_file_too_many_bytes()] })
    expect(namesIn(papersIn(form))).toEqual(['0.pdf', '1.pdf', '2.pdf', '3.pdf', undefined])
  })

  it('takes files where a file is asked for and nowhere else', async () => {
    const { actor } = consultant()
    const form = await sent(actor, [
      ['papers[0].name', file(pdf())],
      ['papers[0].file', writeFileValue({ received: { ...stored, id: newId() } })],
      ['evidence', file(pdf())],
    ])
    expect(form.reply().error).toEqual({
      'papers[0].name': [m.form_error_required()],
      'papers[0].file': [m.error_file_gone()],
    })
    expect(db.select().from(files).all()).toEqual([])
  })
  const stored = { sha256: 'x', name: 'x.pdf', mediaType: 'application/pdf', size: 1 }

  it('of a visitor keeps nothing on the disk', async () => {
    const body = new FormData()
    body.append('file', file(pdf()))
    const request = new Request('http://localhost/page', { method: 'POST', body })
    const form = await parseForm(request, z.object({ file: requiredFile }))
    expect(form.reply().error).toEqual({ file: [m.error_file_missing()] })
    expect(existsSync(folder())).toBe(false)
  })

  it('with more text than any form of ours has is refused as a whole', async () => {
    const { actor } = consultant()
    await expect(sent(actor, [['papers[0].name', 'x'.repeat(2_000_000)]])).rejects.toMatchObject({ status: 413 })
    const fields = Array.from({ length: 5_000 }, (): [string, string] => ['papers[0].name', 'x'])
    await expect(sent(actor, fields)).rejects.toMatchObject({ status: 413 })
  })
})
