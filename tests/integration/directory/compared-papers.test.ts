import { beforeEach, describe, expect, it } from 'vitest'
import { addDays } from '~/domain/days'
import { ownPapers } from '~/domain/directory/papers.server'
import { publishProfile } from '~/domain/directory/publish-profile.server'
import { profileForDepartment } from '~/domain/directory/queries.server'
import { returnProfile } from '~/domain/directory/return-profile.server'
import { saveCredentials } from '~/domain/directory/save-credentials.server'
import { submitProfile } from '~/domain/directory/submit-profile.server'
import { READ_AS } from '~/forms/carried'
import { formatDay, formatMomentDay } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import * as ownPage from '~/routes/consultant/profile'
import * as checkPage from '~/routes/department/profile'
import * as publicPage from '~/routes/public/consultant'
import { at, now, today } from '~db/clock'
import { db } from '~db/connection'
import { profiles } from '~db/schema'
import { consultantWithDraft, department } from '~tests/scenarios'
import { freshDatabase } from '~tests/support/database'
import { shownPage } from '~tests/support/shown-page'
import { args, ledTo, post } from '../work/page-calls'
import { file, kept, rows, save, stored } from './paper-calls'

beforeEach(freshDatabase)

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
    const typed = { decision, [READ_AS]: String(seenVersion), ...Object.fromEntries(compared) }
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
  })

  it('is told apart in the history from what no longer counts, and another check from the first', async () => {
    const profile = submitted()
    const events = async () => {
      const html = await checked(profile)
      return html
        .slice(html.indexOf(m.check_history_title()))
        .split('<li class="timeline-item')
        .slice(1)
        .map((item) => item.replaceAll(/<[^>]*>/g, ' '))
    }
    await decide(profile, 'compare', ['original', 'file'])
    expect((await events())[0]).toContain(m.profile_event_compared({ count: '2' }))
    await decide(profile, 'publish', ['none', 'issuer'])
    const [introduced, both] = await events()
    expect(introduced).toContain(m.profile_event_published())
    expect(both).toContain(m.profile_event_compared({ count: '1' }))
    expect(both).toContain(m.profile_event_uncompared({ count: '1' }))
    await decide(profile, 'publish', ['', 'none'])
    const [again, undone] = await events()
    expect(again).toContain(m.profile_event_checked_again())
    expect(undone).toContain(m.profile_event_uncompared({ count: '1' }))
    expect(undone).not.toContain(m.profile_event_compared({ count: '1' }))

    // Withdrawn and sent again: that is no check of an introduced profile.
    returnProfile(profile.officer, profile.profileId, { reason: 'Giấy đã bị thu hồi.' })
    submitProfile(profile.actor)
    await decide(profile, 'publish')
    expect(await events()).toHaveLength(9)
    expect((await events())[0]).toContain(m.profile_event_published())
  })

  it('says of a scan that the consultant sent it', async () => {
    const profile = submitted()
    await decide(profile, 'publish', ['file'])
    expect(await publicly(profile)).toContain(on('bản chụp do chuyên gia gửi'))
  })

  it('is no part of the words and figures that a consultant gives of itself, which are called its own', async () => {
    const profile = submitted()
    db.update(profiles).set({ yearsExperience: 12, projectsCompleted: 15 }).run()
    await decide(profile, 'publish', ['original', 'original', 'original'])
    const page = await publicly(profile)
    expect(page).toContain(m.consultant_introduced_compared())
    const figures = [m.consultant_years({ count: '12' }), m.consultant_projects({ count: '15' })].join(', ')
    expect(page).toContain(m.consultant_own_figures({ figures }))
    expect(page.split(figures)).toHaveLength(2)
    expect(page).toContain(`<h2>${m.consultant_introduction_title()}</h2>`)
    db.update(profiles).set({ yearsExperience: null, projectsCompleted: null }).run()
    expect(await publicly(profile)).not.toContain(m.consultant_own_figures({ figures: '' }).trim())
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

  it('is claimed of no paper that has ended: officer and consultant read so before, everybody after', async () => {
    const last = addDays(today(), -1)
    const paper = { name: 'Chuyên gia đánh giá', issuer: '', number: 'B-1' }
    const profile = submitted([{ ...paper, validUntil: last }])
    const ended = m.papers_ended({ papers: `Chuyên gia đánh giá (${formatDay(last)})` })
    const page = await checked(profile)
    expect(page.indexOf(ended)).toBeGreaterThan(0)
    expect(page.indexOf(ended)).toBeLessThan(page.indexOf(m.check_publish_button()))
    expect(page).toContain(m.check_compare_ended({ day: formatDay(last) }))
    const told = async () => (await shownPage(ownPage, await args(profile.actor, {}))).html
    expect(await told()).toContain(ended)

    await decide(profile, 'publish', ['issuer'])
    const alone = await publicly(profile)
    expect(alone).toContain(m.consultant_introduced())
    expect(alone).not.toContain(m.consultant_introduced_compared())
    expect(alone).toContain(`<p>${ended} ${m.consultant_check_rest()}</p>`)
    expect(await told()).toContain(ended)

    // Beside one that is valid and was compared, its own last day included.
    const [old] = ownPapers(profile.actor)
    const valid = { name: 'TWI', issuer: '', number: 'B-2', validUntil: today() }
    saveCredentials(profile.actor, { credentials: [{ ...paper, id: old!.id, validUntil: last }, valid] })
    await decide(profile, 'publish', ['', 'original'])
    const both = await publicly(profile)
    expect(both).toContain(`${m.consultant_check_papers_all({ day: formatMomentDay(now()) })} ${ended}`)
    expect(both).not.toContain(m.consultant_introduced_compared())

    saveCredentials(profile.actor, { credentials: [{ ...valid, id: ownPapers(profile.actor)[1]!.id }] })
    const one = await publicly(profile)
    expect(one).toContain(m.consultant_introduced_compared())
    expect(one).not.toContain(ended)
    expect(await told()).not.toContain(ended)
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
