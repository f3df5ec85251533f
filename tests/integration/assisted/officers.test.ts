import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Actor } from '~/domain/accounts/lifecycle'
import { joinOrganisation } from '~/domain/accounts/join-organisation.server'
import { actorOf } from '~/domain/accounts/queries.server'
import { findEnterprises } from '~/domain/assisted/enterprises.server'
import { forgetEntries } from '~/domain/assisted/forget-entries.server'
import { CONFIRM_DAYS, KEPT_DAYS } from '~/domain/assisted/lifecycle'
import { entriesToFollow } from '~/domain/assisted/queries.server'
import { assistedStepText } from '~/i18n/assisted-terms'
import * as m from '~/i18n/paraglide/messages'
import * as agencyPage from '~/routes/agency/agency'
import * as editPage from '~/routes/assisted/edit-entry'
import * as entryPage from '~/routes/assisted/entry'
import * as subjectsPage from '~/routes/assisted/entry-subjects'
import * as findPage from '~/routes/assisted/find-enterprise'
import * as listPage from '~/routes/assisted/list'
import * as slipPage from '~/routes/assisted/slip'
import { loader as slipFile } from '~/routes/assisted/slip-file'
import * as writePage from '~/routes/assisted/write-down'
import * as needPage from '~/routes/enterprise/need'
import { at, now } from '~db/clock'
import { db } from '~db/connection'
import { newId } from '~db/ids'
import { assistedNeeds, organisations } from '~db/schema'
import { agency, askedEntry, department, enterprise, givenFor, writtenEntry } from '~tests/scenarios'
import { freshDatabase } from '~tests/support/database'
import { mailServerOfFile } from '~tests/support/mail-server-of-file'
import { shownPage } from '~tests/support/shown-page'
import { drainAll } from '../alerts/saved'
import { phoneServicesOfFile, without } from '../phone/services-of-file'
import { args, ledTo, marksOn, post, type Typed } from '../work/page-calls'
import { refusal } from '../work/refusal'

const services = phoneServicesOfFile()
const server = mailServerOfFile()
beforeEach(freshDatabase)

const TEXT = 'Mận chín rộ một lúc, bán không kịp, muốn làm HACCP để bán cho siêu thị.'
const HOME = '04018'
const rowOf = (id: string) => db.select().from(assistedNeeds).where(eq(assistedNeeds.id, id)).get()
const ago = (days: number) => new Date(now().getTime() - days * 86_400_000)
const typed = (change: Typed = {}): Typed => ({
  id: newId(),
  whose: 'new',
  organisationName: 'HTX Mận Hậu',
  enterpriseKind: 'cooperative',
  arrival: 'desk',
  personName: 'Lò Văn Mạnh',
  phone: '0912 345 678',
  text: TEXT,
  sectorCode: '10',
  communeCode: HOME,
  ...change,
})
const taxCodeOf = ({ organisationId }: Actor, taxCode: string) =>
  db.update(organisations).set({ taxCode }).where(eq(organisations.id, organisationId!)).run()

/** An officer of a commune. */
function communes(communeCode: string) {
  const officer = agency('commune', { name: 'UBND xã Tô Múa' })
  db.update(organisations).set({ communeCode }).where(eq(organisations.id, officer.organisationId!)).run()
  return officer
}

describe('an officer whom an enterprise telephones', () => {
  it('finds it by its name without marks or its tax code, and what is open for it', async () => {
    const officer = department()
    const known = enterprise({ name: 'HTX Mận Hậu Mộc Châu' })
    taxCodeOf(known, '5500155555')
    const names = (asked: string) => findEnterprises(officer, asked).enterprises.map(({ name }) => name)
    expect(names('man hau')).toEqual(['HTX Mận Hậu Mộc Châu'])
    expect(names('MST: 5500 155 555')).toEqual(['HTX Mận Hậu Mộc Châu'])
    expect(names('xoài')).toEqual([])
    const { assistedId } = askedEntry({ officer })
    const { html } = await shownPage(findPage, await args(officer, {}, undefined, '?q=htx+man+hau'))
    expect(html).toContain(`/department/assisted/write?for=${known.organisationId}`)
    expect(html).toContain(`/department/assisted/${assistedId}`)
    expect(html).toContain('/department/assisted/write?name=htx%20man%20hau')
  })

  it('writes the need in its words, chooses subjects, says what is seen by whom, and asks', async () => {
    const officer = department()
    const form = typed()
    const id = String(form.id)
    expect(ledTo(await post(writePage, officer, {}, form))).toEqual([303, `/department/assisted/${id}/subjects`])
    const subjects = await shownPage(subjectsPage, await args(officer, { assistedId: id }))
    expect(subjects.html).toContain('value="HACCP"')
    const [mark] = await marksOn(subjectsPage, officer, { assistedId: id })
    const chosen = { step: 'save', suggested: 'HACCP', readAs: mark! }
    expect(ledTo(await post(subjectsPage, officer, { assistedId: id }, chosen))).toEqual([
      303,
      `/department/assisted/${id}`,
    ])
    const untold = await post(entryPage, officer, { assistedId: id }, { step: 'ask' })
    expect(untold.data.error?.told).toEqual([m.error_assisted_told()])
    expect(ledTo(await post(entryPage, officer, { assistedId: id }, { step: 'ask', told: 'on' }))[0]).toBe(303)
    expect(rowOf(id)).toMatchObject({ status: 'waiting', phone: '0912345678', issue: 1 })
    expect(await refused(needPage.loader, officer, { needId: id })).toBe(404)
  })

  it('sends the form twice and has written one need; corrects it and the code is another', async () => {
    const officer = department()
    const form = typed()
    await post(writePage, officer, {}, form)
    await post(writePage, officer, {}, form)
    expect(db.select().from(assistedNeeds).all()).toHaveLength(1)
    const entry = askedEntry({ officer })
    const params = { assistedId: entry.assistedId }
    const [mark] = await marksOn(editPage, officer, params)
    const same = typed({ id: entry.assistedId, readAs: mark!, arrival: 'phone', email: 'man-hau@vi-du.example' })
    await post(editPage, officer, params, same)
    expect(rowOf(entry.assistedId)!.status).toBe('waiting')
    await post(editPage, officer, params, { ...same, text: `${TEXT} Trước Tết.` })
    expect(rowOf(entry.assistedId)!.status).toBe('writing')
    await post(entryPage, officer, params, { step: 'ask', told: 'on' })
    expect(givenFor(entry).code).not.toBe(entry.code)
  })

  it('is led to the account of a tax code, and writes for no enterprise of their own', async () => {
    const officer = department()
    const known = enterprise()
    taxCodeOf(known, '5500155555')
    const refusedForm = await post(writePage, officer, {}, typed({ taxCode: '5500155555' }))
    expect(refusedForm.data.error?.taxCode).toEqual([m.error_assisted_has_account()])
    expect((await post(writePage, officer, {}, typed({ taxCode: '12' }))).data.error?.taxCode).not.toBeUndefined()
    joinOrganisation(officer.userId, { joins: known.organisationId! })
    const both = actorOf(officer.userId, officer.organisationId)!
    expect(refusal(() => writtenEntry({ officer: both, enterprise: known }))).toEqual({ code: 'not_found' })
  })
})

/** What a loader refuses with. */
async function refused(loader: (typeof needPage)['loader'], actor: Actor, params: Record<string, string>) {
  return loader(await args(actor, params)).then(
    () => 200,
    (thrown: unknown) => (thrown as Response).status,
  )
}

describe('whose an entry is', () => {
  it('of its agency and of the department: another agency finds none', async () => {
    const officer = communes(HOME)
    const { assistedId } = askedEntry({ officer })
    const sees = async (actor: Actor) => (await shownPage(listPage, await args(actor, {}))).html.includes(assistedId)
    expect([await sees(officer), await sees(department()), await sees(communes(HOME))]).toEqual([true, true, false])
    expect(ledTo(await post(entryPage, communes(HOME), { assistedId }, { step: 'withdraw' }))[0]).toBe(404)
    expect(
      ledTo(await post(entryPage, department({ provinceCode: '11' }), { assistedId }, { step: 'withdraw' }))[0],
    ).toBe(404)
    for (const kind of ['finance', 'sector_department', 'association', 'media'] as const) {
      expect(await refused(listPage.loader as never, agency(kind), {})).toBe(404)
    }
  })

  it('a commune’s office writes for its own commune, and finds the page', async () => {
    const officer = communes('04048')
    enterprise({ name: 'HTX Mận Hậu' })
    expect(findEnterprises(officer, 'man hau').total).toBe(0)
    expect((await post(writePage, officer, {}, typed())).data.error?.communeCode).toEqual([
      m.error_assisted_other_commune(),
    ])
    expect(ledTo(await post(writePage, officer, {}, typed({ communeCode: '04048' })))[0]).toBe(303)
    expect((await shownPage(agencyPage, await args(officer, {}))).html).toContain('/department/assisted')
    const finance = agency('finance')
    expect((await shownPage(agencyPage, await args(finance, {}))).html).not.toContain('/department/assisted')
  })
})

describe('the list', () => {
  it('says to call again after a week, until the officer did, and to renew what has lapsed', async () => {
    const officer = department()
    const { assistedId } = at(ago(8), () => askedEntry({ officer }))
    const late = at(ago(CONFIRM_DAYS + 1), () => askedEntry({ officer }))
    expect(entriesToFollow(officer)).toBe(2)
    const { html } = await shownPage(listPage, await args(officer, {}))
    expect(html).toContain('Gọi lại')
    expect(html).toContain(assistedStepText({ kind: 'renew', dueOn: null }))
    await post(entryPage, officer, { assistedId }, { step: 'call' })
    expect(entriesToFollow(officer)).toBe(1)
    await post(entryPage, officer, { assistedId: late.assistedId }, { step: 'ask', told: 'on' })
    expect(entriesToFollow(officer)).toBe(0)
    expect(givenFor(late).code).not.toBe(late.code)
  })
})

describe('the enterprise is reached', () => {
  it('by a mail with the link, which says nothing of what was written', async () => {
    const { officer, assistedId, key } = askedEntry()
    await post(entryPage, officer, { assistedId }, { step: 'send', by: 'mail' })
    await drainAll()
    const sent = server.received.find(({ to }) => to.includes('man-hau@vi-du.example'))!
    expect(sent.text).toContain(`/confirm/${key}`)
    expect(sent.text).not.toContain('HTX Mận Hậu')
    expect(sent.text).not.toContain('Mận chín')
  })

  it('by a message with the code, and not any more once it was corrected', async () => {
    without('ZALO')
    const { officer, assistedId, code } = askedEntry()
    await post(entryPage, officer, { assistedId }, { step: 'send', by: 'phone' })
    await drainAll()
    const [message] = services().sms
    expect(message!.Phone).toBe('0912345678')
    expect(message!.Content.replaceAll(' ', '')).toContain(code)
    expect(message!.Content.length).toBeLessThanOrEqual(160)
    await post(entryPage, officer, { assistedId }, { step: 'send', by: 'phone' })
    writtenEntry({ officer, id: assistedId, text: `${TEXT} Trước Tết.` })
    await drainAll()
    expect(services().sms).toHaveLength(1)
  })

  it('on paper: the slip holds the words, the code, what is seen by whom and a place to sign', async () => {
    const { officer, assistedId, code } = askedEntry()
    const { html } = await shownPage(slipPage, await args(officer, { assistedId }))
    for (const part of [TEXT, code.slice(0, 3), '/confirm', m.assisted_sees_name()]) expect(html).toContain(part)
    const toSign = await shownPage(slipPage, await args(officer, { assistedId }, undefined, '?for=sign'))
    expect(toSign.html).toContain(m.assisted_slip_signer())
    expect(toSign.html).not.toContain(code.slice(0, 3))
    const file = await slipFile(await args(officer, { assistedId, format: 'pdf' }))
    expect(file.headers.get('Content-Type')).toBe('application/pdf')
    expect(
      Buffer.from(await file.arrayBuffer())
        .subarray(0, 4)
        .toString(),
    ).toBe('%PDF')
    expect(await refused(slipFile as never, communes(HOME), { assistedId, format: 'pdf' })).toBe(404)
  })
})

describe('what was never confirmed', () => {
  it('is deleted a while after its end, and what was confirmed is not', () => {
    const officer = department()
    const kept = askedEntry({ officer })
    at(ago(CONFIRM_DAYS + KEPT_DAYS + 1), () => askedEntry({ officer }))
    at(ago(KEPT_DAYS + 1), () => writtenEntry({ officer }))
    const recent = at(ago(KEPT_DAYS - 1), () => writtenEntry({ officer }))
    expect(forgetEntries()).toBe(2)
    const left = db.select({ id: assistedNeeds.id }).from(assistedNeeds).all()
    expect(left.map(({ id }) => id).sort()).toEqual([kept.assistedId, recent.assistedId].sort())
  })
})
