import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { changeOrganisation } from '~/domain/accounts/change-organisation.server'
import type { EnterpriseInput } from '~/domain/accounts/forms'
import type { Actor } from '~/domain/accounts/lifecycle'
import { organisationOf } from '~/domain/accounts/queries.server'
import { submitProfile } from '~/domain/directory/submit-profile.server'
import { worklist } from '~/domain/programme/queries.server'
import * as m from '~/i18n/paraglide/messages'
import * as organisationPage from '~/routes/account/organisation'
import * as profilePage from '~/routes/consultant/profile'
import * as checkPage from '~/routes/department/profile'
import * as codesPage from '~/routes/department/tax-codes'
import * as needsPage from '~/routes/enterprise/needs'
import { communeList } from '~/vocabulary/reference.server'
import { db } from '~db/connection'
import { organisations } from '~db/schema'
import { colleague, consultantWithDraft, department, enterprise } from '~tests/scenarios'
import { freshDatabase } from '~tests/support/database'
import { shownPage } from '~tests/support/shown-page'
import { args, ledTo, post } from '../work/page-calls'

beforeEach(freshDatabase)

const CODE = '0100109106'
const form = (name: string, taxCode: string) => ({
  name,
  taxCode,
  enterpriseKind: 'cooperative',
  provinceCode: '14',
  communeCode: communeList('14')[0]!.code,
})

function registered(name: string, taxCode: string) {
  const actor = enterprise({ name })
  changeOrganisation(actor, actor.organisationId!, form(name, taxCode) as EnterpriseInput)
  return actor
}

/** A page that says nothing of an id in its address. */
const shown = async (page: Parameters<typeof shownPage>[0], actor: Actor) =>
  (await shownPage(page, await args(actor, {}))).html
const saidTo = (actor: Actor) => shown(organisationPage, actor)
const told = (count: number) => m.tax_code_shared_title({ count: String(count) })

describe('a tax code of several organisations', () => {
  it('is told to all of them, to their readers too, with what to do and without who the others are', async () => {
    const names = ['HTX Một', 'HTX Hai', 'HTX Ba'] as const
    const actors = names.map((name) => registered(name, CODE))
    for (const [index, actor] of actors.entries()) {
      for (const person of [actor, colleague(actor, 'reader')]) {
        const html = await saidTo(person)
        expect(html).toContain(told(2))
        expect(html).toContain(m.tax_code_shared_colleague())
        expect(html).toContain('href="/ask-department?text=')
        for (const other of names.filter((_, at) => at !== index)) expect(html).not.toContain(other)
      }
      expect(await shown(needsPage, actor)).toContain(told(2))
    }
    const stranger = registered('HTX Khác', '0100109107')
    expect(await saidTo(stranger)).not.toContain(m.tax_code_shared_colleague())
    expect(await shown(needsPage, stranger)).not.toContain('href="/organisation"')
  })

  it('is told where it is first filled in, and to the one that was there before; no more once it is put right', async () => {
    const before = registered('HTX Một', CODE)
    const newcomer = enterprise({ name: 'HTX Hai' })
    expect(await saidTo(before)).not.toContain(told(1))
    const answer = await post(organisationPage, newcomer, {}, form('HTX Hai', '0100 109 106'))
    expect(ledTo(answer)).toEqual([303, '/organisation?done=saved'])
    for (const actor of [newcomer, before]) expect(await saidTo(actor)).toContain(told(1))
    await post(organisationPage, newcomer, {}, form('HTX Hai', '0100109106-001'))
    for (const actor of [newcomer, before]) expect(await saidTo(actor)).not.toContain(m.tax_code_shared_colleague())
  })

  it('is one code with a hyphen and without; a branch’s is neither its parent’s nor another branch’s', async () => {
    const parent = registered('Công ty mẹ', CODE)
    const branches = [0, 1, 2].map((at) => enterprise({ name: `Chi nhánh ${at}` }))
    for (const [at, typed] of [`${CODE}-001`, `${CODE}001`, `${CODE}-002`].entries()) {
      const saved = await post(organisationPage, branches[at]!, {}, form(`Chi nhánh ${at}`, typed))
      expect(ledTo(saved)[0]).toBe(303)
    }
    // Written before codes were stored in one way.
    const stored = eq(organisations.id, branches[1]!.organisationId!)
    db.update(organisations)
      .set({ taxCode: `${CODE}001` })
      .where(stored)
      .run()
    const counts = await Promise.all(
      [parent, ...branches].map(async (actor) => (await saidTo(actor)).includes(told(1))),
    )
    expect(counts).toEqual([false, true, true, false])
  })

  it('is on the department’s worklist, whose number is the length of its list, as far as it may see the organisations', async () => {
    const officer = department()
    const page = async (actor: Actor) => (await codesPage.loader(await args(actor, {}))).shared
    expect([worklist(officer).taxCodes, await page(officer)]).toEqual([0, []])

    for (const name of ['HTX Một', 'HTX Hai', 'HTX Ba']) registered(name, CODE)
    const adviser = consultantWithDraft({ taxCode: `${CODE}`, name: 'Tư vấn Hà Nội' })
    consultantWithDraft({ taxCode: '9900000023', name: 'Xa Một' })
    consultantWithDraft({ taxCode: '9900000023', name: 'Xa Hai' })
    const namesIn = (rows: Awaited<ReturnType<typeof page>>) =>
      rows.map(({ organisations, others }) => [organisations.map(({ name }) => name).join(', '), others])
    const rows = await page(officer)
    expect(namesIn(rows)).toEqual([['HTX Một, HTX Hai, HTX Ba', 1]])
    expect(worklist(officer).taxCodes).toBe(rows.length)

    submitProfile(adviser.actor)
    expect(namesIn(await page(officer))).toEqual([['HTX Một, HTX Hai, HTX Ba, Tư vấn Hà Nội', 0]])
    const html = await shown(codesPage, officer)
    expect(html).toContain(`href="/department/profiles/${adviser.profileId}"`)
    expect(html).toContain(m.tax_code_title({ count: '1' }))
    // Another province's department sees the consultant that it may decide on, and how many others there are.
    expect(namesIn(await page(department({ provinceCode: '11' })))).toEqual([['Tư vấn Hà Nội', 3]])

    const checked = (await shownPage(checkPage, await args(officer, { profileId: adviser.profileId }))).html
    expect(checked).toContain(m.tax_code_also())
    for (const name of ['HTX Một', 'HTX Hai', 'HTX Ba']) expect(checked).toContain(name)
    expect(await shown(profilePage, adviser.actor)).toContain(told(3))
  })

  it('says how to reach each account: its telephone, or that none is given; never the address its people sign in with', async () => {
    const [silent, reachable] = ['HTX Một', 'HTX Hai'].map((name) => registered(name, CODE))
    const adviser = consultantWithDraft({ taxCode: CODE })
    submitProfile(adviser.actor)
    const phoned = { ...form('HTX Hai', CODE), phone: '0912 345 678' } as EnterpriseInput
    changeOrganisation(reachable!, reachable!.organisationId!, phoned)
    const officer = department()
    const item = (html: string, name: string) => html.split('<li>').find((one) => one.startsWith(name))
    const html = await shown(codesPage, officer)
    expect(item(html, 'HTX Một')).toContain(m.tax_code_account_no_phone())
    expect(item(html, 'HTX Hai')).toContain(`${m.tax_code_account_phone()} <a href="tel:0912345678">0912 345 678</a>`)
    expect(html).toContain(m.tax_code_no_phone_help())
    for (const { email } of [silent!, reachable!, adviser.actor]) expect(html).not.toContain(email)
    const checked = (await shownPage(checkPage, await args(officer, { profileId: adviser.profileId }))).html
    expect(checked).toContain('<a href="tel:0912345678">0912 345 678</a>')

    for (const { organisationId } of [silent!, adviser.actor]) {
      db.update(organisations).set({ phone: '0212 3850 000' }).where(eq(organisations.id, organisationId!)).run()
    }
    expect(await shown(codesPage, officer)).not.toContain(m.tax_code_no_phone_help())
  })

  it('shows a person’s own code with its last digits only', async () => {
    const household = (name: string) => {
      const actor = enterprise({ name })
      const input = { ...form(name, '014123456789'), enterpriseKind: 'household' } as EnterpriseInput
      changeOrganisation(actor, actor.organisationId!, input)
      return actor
    }
    const [one] = ['Hộ Một', 'Hộ Hai'].map(household)
    expect(organisationOf(one!).taxCode).toBe('014123456789')
    const { shared } = await codesPage.loader(await args(department(), {}))
    expect(shared).toMatchObject([{ taxCode: '•••• 6789', organisations: [{ name: 'Hộ Một' }, { name: 'Hộ Hai' }] }])
    expect(JSON.stringify(shared)).not.toContain('014123456789')
  })
})
