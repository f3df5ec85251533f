import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Actor } from '~/domain/accounts/lifecycle'
import { ownPapers } from '~/domain/directory/papers.server'
import { publicProfile } from '~/domain/directory/queries.server'
import { saveCredentials } from '~/domain/directory/save-credentials.server'
import { submitProfile } from '~/domain/directory/submit-profile.server'
import { NO_FILE, readFileValue } from '~/forms/file-value'
import * as m from '~/i18n/paraglide/messages'
import * as credentialsPage from '~/routes/consultant/profile-credentials'
import * as filePage from '~/routes/work/file'
import { db } from '~db/connection'
import { files } from '~db/schema'
import { agency, colleague, consultant, consultantWithDraft, department, enterprise } from '~tests/scenarios'
import { freshDatabase } from '~tests/support/database'
import { shownPage } from '~tests/support/shown-page'
import { args, ledTo } from '../work/page-calls'
import { file, kept, rows, save, stored } from './paper-calls'

beforeEach(freshDatabase)

const rowButton = (type: 'insert' | 'remove', index?: number) => ({
  __intent__: JSON.stringify({ type, payload: { name: 'credentials', index } }),
})
const filesOfPapers = () => db.select().from(files).where(eq(files.ownerKind, 'credential')).all()
const receivedIn = (answer: Awaited<ReturnType<typeof save>>) => {
  const { credentials } = answer.data.initialValue as unknown as { credentials: ({ paper?: string } | undefined)[] }
  return credentials.map((row) => readFileValue(row?.paper).received?.name)
}

describe('the papers of a profile', () => {
  it('are kept by a save without a new file, replaced by one with, and removed when that is ticked', async () => {
    const { actor } = consultantWithDraft()
    expect(ledTo(await save(actor, rows({ name: 'ISO 9001', paper: file('one') }, { name: 'TWI' })))[0]).toBe(303)
    const [first, second] = ownPapers(actor)
    expect([first!.file?.name, second!.file]).toEqual(['chứng chỉ.pdf', null])

    // The other way round, and one more word: each keeps what is its own.
    await save(actor, rows({ ...kept(second!), issuer: 'Viện mẫu' }, kept(first!)))
    expect(ownPapers(actor)).toMatchObject([
      { id: second!.id, issuer: 'Viện mẫu', file: null },
      { id: first!.id, file: { id: first!.file!.id } },
    ])

    await save(actor, rows({ ...kept(first!), paper: file('two', 'mới.pdf') }))
    const [replaced] = ownPapers(actor)
    expect(replaced).toMatchObject({ id: first!.id, file: { name: 'mới.pdf' } })
    expect(filesOfPapers()).toHaveLength(1)

    await save(actor, rows({ ...kept(first!), paper: NO_FILE }))
    expect(ownPapers(actor)).toMatchObject([{ id: first!.id, file: null }])
    expect(filesOfPapers()).toEqual([])
  })

  it('are one, however often the form that brought them is sent', async () => {
    const { actor } = consultantWithDraft()
    const form = () => rows({ name: 'ISO 9001', paper: file('one') }, { name: 'ISO 9001', paper: file('two') })
    await save(actor, form())
    const once = ownPapers(actor)
    await save(actor, form())
    expect(ownPapers(actor)).toEqual(once)
    expect(new Set(once.map((paper) => paper.file?.id)).size).toBe(2)
  })

  it('stay where a row button or a mistake shows the page again, in the row that they are in', async () => {
    const { actor } = consultantWithDraft()
    const form = () => rows({ name: 'Một' }, { name: 'Hai', paper: file('two', 'hai.pdf') })

    const added = await save(actor, { ...form(), ...rowButton('insert') })
    expect([added.init.status, receivedIn(added)]).toEqual([200, [undefined, 'hai.pdf', undefined]])
    const removed = await save(actor, { ...form(), ...rowButton('remove', 0) })
    expect([removed.init.status, receivedIn(removed)]).toEqual([200, ['hai.pdf']])
    const { html } = await shownPage(credentialsPage, await args(actor, {}, { ...form(), ...rowButton('insert') }))
    expect(html).toContain('hai.pdf</a>')
    expect(html).not.toContain(m.form_error_required())

    const wrong = await save(actor, { ...form(), 'credentials[0].validUntil': '31/02/2027' })
    expect(wrong.data.error).toEqual({ 'credentials[0].validUntil': [m.form_error_no_such_day()] })
    expect(receivedIn(wrong)).toEqual([undefined, 'hai.pdf'])
    expect(ownPapers(actor)).toEqual([])
    const { credentials } = wrong.data.initialValue as unknown as { credentials: { paper: string }[] }
    await save(actor, rows({ name: 'Hai', paper: credentials[1]!.paper }))
    expect(ownPapers(actor)).toMatchObject([{ name: 'Hai', file: { name: 'hai.pdf' } }])
  })

  it('are refused by what they are, beside their row, and nothing is written', async () => {
    const { actor } = consultantWithDraft()
    const text = new File(['chỉ là chữ'], 'giay.pdf', { type: 'application/pdf' })
    const answer = await save(actor, rows({ name: 'Một', paper: file('one', 'một.pdf') }, { name: 'Hai', paper: text }))
    expect(answer.init.status).toBe(400)
    expect(answer.data.error).toEqual({ 'credentials[1].paper': [m.error_file_wrong_kind()] })
    expect(receivedIn(answer)).toEqual(['một.pdf', undefined])
    expect(ownPapers(actor)).toEqual([])
  })

  it('are read by its own people, by the department once the profile was submitted, and by nobody else', async () => {
    const { actor, profileId } = consultantWithDraft()
    saveCredentials(actor, { credentials: [{ name: 'ISO 9001', issuer: '', number: '', paper: stored('one') }] })
    const fileId = ownPapers(actor)[0]!.file!.id
    const read = async (by: Actor) =>
      filePage.loader(await args(by, { fileId })).then(
        ({ status }) => status,
        (refused: Response) => refused.status,
      )
    const officer = department({ provinceCode: '11' })
    expect([await read(actor), await read(colleague(actor, 'reader')), await read(officer)]).toEqual([200, 200, 404])
    submitProfile(actor)
    expect(await read(officer)).toBe(200)
    for (const stranger of [enterprise(), consultant().actor, agency('finance')]) expect(await read(stranger)).toBe(404)
    const visitor = filePage.loader({ request: new Request('http://localhost/'), params: { fileId }, context: {} })
    await expect(visitor).rejects.toMatchObject({ status: 302 })

    const shown = JSON.stringify(publicProfile(actor, profileId))
    expect(shown).toContain('ISO 9001')
    expect(shown).not.toContain(fileId)
    expect(shown).not.toContain('giay.pdf')
  })
})
