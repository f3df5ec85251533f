import { existsSync, rmSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Actor } from '~/domain/accounts/lifecycle'
import { MAX_FILE_SIZE, MAX_ORGANISATION_BYTES, MAX_ORGANISATION_FILES } from '~/domain/files/kinds'
import { filesOf } from '~/domain/files/record-files.server'
import { receiveFile } from '~/domain/files/receive-file.server'
import { storedBy } from '~/domain/files/room.server'
import { errorText } from '~/i18n/error-text'
import * as m from '~/i18n/paraglide/messages'
import { storedMost } from '~/i18n/stored-most'
import * as organisationPage from '~/routes/account/organisation'
import * as newPage from '~/routes/enterprise/new-need'
import { DomainError } from '~/domain/errors'
import { db } from '~db/connection'
import { newId } from '~db/ids'
import { files } from '~db/schema'
import { enterprise, pdf } from '~tests/scenarios'
import { freshDatabase } from '~tests/support/database'
import { shownPage } from '~tests/support/shown-page'
import { args, post } from '../work/page-calls'
import { asyncRefusal } from '../work/refusal'

const folder = () => path.join(process.env.DATA_DIR!, 'files')
beforeEach(freshDatabase)
afterEach(() => rmSync(folder(), { recursive: true, force: true }))

/** Rows of what an organisation has stored, without bytes. */
function hasStored({ organisationId }: Actor, count: number, size: number) {
  const row = { sha256: 'x', name: 'x', mediaType: 'application/pdf', organisationId: organisationId!, size }
  const rows = Array.from({ length: count }, () => ({ ...row, ownerKind: 'need' as const, ownerId: newId() }))
  for (let n = 0; n < count; n += 500)
    db.insert(files)
      .values(rows.slice(n, n + 500))
      .run()
}
const send = (actor: Actor) => receiveFile(actor, { name: 'a.pdf', bytes: pdf() })

it.each([
  ['as many files', MAX_ORGANISATION_FILES, 1],
  ['as many bytes', 205, MAX_FILE_SIZE - 100],
])('an organisation that has stored %s as it may is told what to do, and others are not', async (_, count, size) => {
  const owner = enterprise()
  hasStored(owner, count, Math.min(size, MAX_ORGANISATION_BYTES / count))
  expect((await asyncRefusal(send(owner))).code).toBe('file.no_room')
  expect(existsSync(folder())).toBe(false)
  expect((await send(enterprise({ name: 'Hộ khác' }))).name).toBe('a.pdf')
})

it('ten thousand files more are refused before anything of them is looked at', async () => {
  const owner = enterprise()
  hasStored(owner, MAX_ORGANISATION_FILES, 1)
  const began = process.cpuUsage()
  for (let n = 0; n < 10_000; n += 1) await asyncRefusal(send(owner))
  // A second or two of one processor, whoever else uses it.
  const { user, system } = process.cpuUsage(began)
  expect((user + system) / 1e6).toBeLessThan(10)
  expect(existsSync(folder())).toBe(false)
  expect(storedBy(owner.organisationId!).files).toBe(MAX_ORGANISATION_FILES)
})

it('a form says it beside the field and keeps what was typed', async () => {
  const owner = enterprise()
  hasStored(owner, MAX_ORGANISATION_FILES, 1)
  const many = Array.from({ length: 1_000 }, (_, n) => new File([new Uint8Array(pdf(`${n}`))], 'a.pdf'))
  const typed = { id: newId(), text: 'Máy sấy chè hay hỏng giữa vụ.', sectorCode: '10', communeCode: '04018' }
  const { data } = await post(newPage, owner, {}, { ...typed, attachments: many })
  expect(data.error!.attachments!.join(' ')).toContain(errorText(new DomainError('file.no_room')))
  expect(data.initialValue.text).toBe(typed.text)
  expect(existsSync(folder())).toBe(false)
})

it('how much there is and may be stands on the organisation’s page', async () => {
  const owner = enterprise()
  hasStored(owner, 3, 1_000_000)
  const { html } = await shownPage(organisationPage, await args(owner, {}))
  expect(html).toContain(m.account_organisation_stored({ count: '3', size: '3 MB' }))
  expect(html).toContain(m.account_organisation_stored_most(storedMost()))
})

it('a photo counts once, on its way and in its record, and the last one that there is room for comes into its record', async () => {
  const owner = enterprise()
  const room = () => storedBy(owner.organisationId!)
  hasStored(owner, MAX_ORGANISATION_FILES - 1, 1)
  const typed = { id: newId(), text: 'Hỏng', sectorCode: '10', communeCode: '04018' }
  const photo = () => new File([new Uint8Array(pdf('một tờ'))], 'a.pdf')
  // An error elsewhere in the form keeps the file for the form that is sent again.
  const { data } = await post(newPage, owner, {}, { ...typed, attachments: [photo()] })
  expect(data.error!.text).toBeDefined()
  const size = room().bytes - (MAX_ORGANISATION_FILES - 1)
  expect([room().files, size > 0]).toEqual([MAX_ORGANISATION_FILES, true])
  const kept = [data.initialValue.attachments].flat().map(String)
  const saved = { ...typed, text: 'Máy sấy chè hay hỏng giữa vụ.', attachments: kept }
  expect((await post(newPage, owner, {}, saved)).status).toBe(303)
  expect(room()).toEqual({ files: MAX_ORGANISATION_FILES, bytes: MAX_ORGANISATION_FILES - 1 + size })
  expect(filesOf('need', [typed.id]).get(typed.id)).toHaveLength(1)
  // Sent again after going back: the file is still there.
  expect((await post(newPage, owner, {}, saved)).status).toBe(303)
  expect((await asyncRefusal(send(owner))).code).toBe('file.no_room')
})
