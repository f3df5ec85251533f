import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Actor } from '~/domain/accounts/lifecycle'
import { ownPapers, type Paper } from '~/domain/directory/papers.server'
import { publishProfile } from '~/domain/directory/publish-profile.server'
import { profileForDepartment, publicProfile } from '~/domain/directory/queries.server'
import { saveCredentials } from '~/domain/directory/save-credentials.server'
import { submitProfile } from '~/domain/directory/submit-profile.server'
import { storeFile } from '~/domain/files/store.server'
import { NO_FILE, readFileValue, writeFileValue } from '~/forms/file-value'
import { formatMomentDay } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import * as credentialsPage from '~/routes/consultant/profile-credentials'
import * as checkPage from '~/routes/department/profile'
import * as publicPage from '~/routes/public/consultant'
import * as filePage from '~/routes/work/file'
import { at, now } from '~db/clock'
import { db } from '~db/connection'
import { files } from '~db/schema'
import { agency, colleague, consultant, consultantWithDraft, department, enterprise, pdf } from '~tests/scenarios'
import { freshDatabase } from '~tests/support/database'
import { shownPage } from '~tests/support/shown-page'
import { args, ledTo, post, type Typed } from '../work/page-calls'

beforeEach(freshDatabase)

const file = (text: string, name = 'chứng chỉ.pdf') =>
  new File([new Uint8Array(pdf(text))], name, { type: 'application/pdf' })
const stored = (text: string) => storeFile({ name: 'giay.pdf', bytes: pdf(text) })

/** Rows as the form sends them. */
const rows = (...all: Typed[]): Typed =>
  Object.fromEntries(
    all.flatMap((row, index) =>
      Object.entries(row).map(([name, value]) => [`credentials[${index}].${name}`, value] as const),
    ),
  )
const rowButton = (type: 'insert' | 'remove', index?: number) => ({
  __intent__: JSON.stringify({ type, payload: { name: 'credentials', index } }),
})
const save = (actor: Actor, typed: Typed) => post(credentialsPage, actor, {}, typed)
/** A stored row as its page sends it again: with the file it has. */
const kept = ({ id, name, issuer, number, file: paper }: Paper): Typed => ({
  ...{ id, name, issuer, number },
  ...(paper && { paper: writeFileValue({ received: paper }) }),
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
    expect(wrong.data.error).toEqual({ 'credentials[0].validUntil': [m.form_error_day()] })
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

describe('what the department compared', () => {
  const three = [
    { name: 'Bản chính xem rồi', issuer: '', number: 'A-1', paper: stored('one') },
    { name: 'Chưa xem', issuer: '', number: 'A-2', paper: stored('two') },
    { name: 'Không có tệp', issuer: '', number: 'A-3' },
  ]

  function submitted(credentials: Parameters<typeof saveCredentials>[1]['credentials'] = three) {
    const { actor, profileId } = consultantWithDraft()
    saveCredentials(actor, { credentials })
    submitProfile(actor)
    return { actor, profileId, officer: department() }
  }
  type Submitted = ReturnType<typeof submitted>

  const decide = (
    { actor, profileId, officer }: Submitted,
    decision: 'publish' | 'compare',
    chosen: readonly string[] = [],
    seenVersion = profileForDepartment(officer, profileId).version,
  ) => {
    const compared = ownPapers(actor).flatMap(({ id }, index) => [
      [`compared[${index}].credentialId`, id] as const,
      [`compared[${index}].comparedWith`, chosen[index] ?? ''] as const,
    ])
    const typed = { decision, seenVersion: String(seenVersion), ...Object.fromEntries(compared) }
    return post(checkPage, officer, { profileId }, typed)
  }
  const publicly = async ({ profileId }: Submitted) =>
    (await shownPage(publicPage, { request: new Request('http://localhost/'), params: { profileId } })).html
  const checked = async ({ officer, profileId }: Submitted) =>
    (await shownPage(checkPage, await args(officer, { profileId }))).html
  const on = (paper: string, day = now()) => m.compared_on({ paper, day: formatMomentDay(day) })

  it('is said of each paper, and no more is claimed than was compared', async () => {
    const profile = submitted()
    expect(ledTo(await decide(profile, 'publish', ['original']))[0]).toBe(303)
    const some = await publicly(profile)
    expect(some).toContain(on('bản chính'))
    expect(some.split(m.compared_not())).toHaveLength(3)
    expect(some).toContain(m.consultant_check_papers_some({ compared: '1', all: '3', day: formatMomentDay(now()) }))
    expect(some).not.toContain(m.consultant_introduced_compared())

    await decide(profile, 'publish', ['', 'certified_copy', 'issuer'])
    const all = await publicly(profile)
    expect(all).toContain(on('bản chính'))
    expect(all).toContain(on('bản sao có chứng thực'))
    expect(all).not.toContain(m.compared_not())
    expect(all).toContain(m.consultant_introduced_compared())
    expect(profileForDepartment(profile.officer, profile.profileId).history.map(({ name }) => name)).toEqual([
      'profile.published',
      'profile.compared',
      'profile.published',
      'profile.compared',
      'profile.submitted',
    ])
  })

  it('may be nothing: what is missing stands before the button, and the public page claims nothing', async () => {
    const bare = submitted([])
    const page = await checked(bare)
    const button = page.indexOf(m.check_publish_button())
    for (const words of [
      m.profile_lacks_credentials(),
      m.profile_lacks_phone(),
      m.check_lacks_knowing(),
      m.check_compare_nothing(),
    ]) {
      expect(page.indexOf(words), words).toBeGreaterThan(0)
      expect(page.indexOf(words), words).toBeLessThan(button)
    }
    expect(page).not.toContain(m.profile_lacks_tax_code())
    expect(ledTo(await decide(bare, 'publish'))[0]).toBe(303)
    const shown = await publicly(bare)
    expect(shown).toContain(m.consultant_check_no_papers())
    expect(shown).not.toContain(m.consultant_introduced_compared())

    const uncompared = submitted()
    expect(await checked(uncompared)).toContain(m.profile_lacks_files({ count: '1' }))
    await decide(uncompared, 'publish')
    expect(await publicly(uncompared)).toContain(m.consultant_check_papers_none())
  })

  it('shows the officer each paper with a way to open it', async () => {
    const profile = submitted()
    const page = await checked(profile)
    for (const { file: paper } of ownPapers(profile.actor).slice(0, 2)) {
      expect(page).toContain(`<a href="/files/${paper!.id}">giay.pdf</a>`)
    }
    expect(page).toContain(m.check_compare_no_file())
  })

  it('can be kept before the decision, on the profile that was read', async () => {
    const profile = submitted()
    const { version } = profileForDepartment(profile.officer, profile.profileId)
    expect(ledTo(await decide(profile, 'compare', ['original']))[0]).toBe(303)
    expect(profileForDepartment(profile.officer, profile.profileId)).toMatchObject({
      status: 'submitted',
      papers: [{ comparedWith: 'original', comparedBy: profile.officer.name }, { comparedWith: null }, {}],
    })
    expect((await decide(profile, 'compare', ['issuer'], version)).init.status).toBe(409)
    expect(ownPapers(profile.actor)[0]).toMatchObject({ comparedWith: 'original' })

    await decide(profile, 'compare', ['none'])
    expect(ownPapers(profile.actor)[0]).toMatchObject({ comparedWith: null, comparedAt: null, comparedBy: null })
  })

  it('is no scan where there is no file', async () => {
    const profile = submitted()
    const answer = await decide(profile, 'publish', ['', '', 'file'])
    expect(answer.data.error).toEqual({ 'compared[2].comparedWith': [m.error_profile_no_file()] })
    expect(profileForDepartment(profile.officer, profile.profileId).status).toBe('submitted')
  })

  it('keeps its day through another check and a save that changes nothing, and ends when words or file change', async () => {
    const profile = submitted()
    const day = new Date('2026-03-02T03:00:00Z')
    const [one, two] = ownPapers(profile.actor)
    at(day, () =>
      publishProfile(profile.officer, profile.profileId, {
        compared: [
          { credentialId: one!.id, comparedWith: 'original' },
          { credentialId: two!.id, comparedWith: 'file' },
        ],
      }),
    )
    await decide(profile, 'publish')
    const papers = ownPapers(profile.actor)
    expect(papers.slice(0, 2).map(({ comparedAt }) => comparedAt)).toEqual([day, day])

    const [first, second, third] = papers
    await save(profile.actor, rows(kept(third!), kept(second!), kept(first!)))
    expect(ownPapers(profile.actor).map(({ comparedWith }) => comparedWith)).toEqual([null, 'file', 'original'])

    await save(profile.actor, rows({ ...kept(first!), number: 'A-99' }, { ...kept(second!), paper: file('other') }))
    expect(ownPapers(profile.actor).map(({ comparedWith }) => comparedWith)).toEqual([null, null])
    expect(await publicly(profile)).toContain(m.consultant_check_papers_none())
  })
})
