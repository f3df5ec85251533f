import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { CONFIRM_CODES_PER_ADDRESS } from '~/auth/attempts.server'
import { sessionActor } from '~/auth/session.server'
import type { Actor } from '~/domain/accounts/lifecycle'
import { confirmByKey, confirmOwn } from '~/domain/assisted/confirm.server'
import { askEnterprise, withdrawEntry } from '~/domain/assisted/ask-enterprise.server'
import { inThrees } from '~/domain/assisted/code'
import { CONFIRM_DAYS } from '~/domain/assisted/lifecycle'
import { programmeFigures } from '~/domain/programme/counting.server'
import { formatWait } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import * as keyPage from '~/routes/account/confirm-need'
import * as entryPage from '~/routes/assisted/entry'
import * as ownPage from '~/routes/enterprise/need-to-confirm'
import * as needPage from '~/routes/enterprise/need'
import * as needsPage from '~/routes/enterprise/needs'
import { action as typeCode } from '~/routes/public/confirm'
import { at, now, today } from '~db/clock'
import { db } from '~db/connection'
import { assistedNeeds, events, needs, organisations, users } from '~db/schema'
import { askedEntry, department, enterprise, givenFor, pdf, writtenEntry } from '~tests/scenarios'
import { freshDatabase } from '~tests/support/database'
import { shownPage } from '~tests/support/shown-page'
import { cookieOf, locationOf, messagesOf, opened, posted, postedFrom } from '../accounts/posted-form'
import { toldTo } from '../notifications/told'
import { args, ledTo, post } from '../work/page-calls'
import { refusal } from '../work/refusal'

beforeEach(freshDatabase)

const TEXT = 'Mận chín rộ một lúc, bán không kịp, muốn làm HACCP để bán cho siêu thị.'
const rowOf = (id: string) => db.select().from(assistedNeeds).where(eq(assistedNeeds.id, id)).get()!
const needOf = (id: string) => db.select().from(needs).where(eq(needs.id, id)).get()
const recorded = (name: string) =>
  db
    .select()
    .from(events)
    .all()
    .filter((event) => event.name === name)
const inDays = (days: number) => new Date(now().getTime() + days * 86_400_000)

const call = (key: string) => ({ params: { key }, context: {} })
const newPerson = (changes: Record<string, string> = {}) => ({
  step: 'new',
  name: 'Lò Văn Mạnh',
  phone: '0912345678',
  email: '',
  password: 'chuối chín vàng ươm',
  terms: 'on',
  ...changes,
})
const asVisitor = (key: string, fields: Record<string, string>) =>
  keyPage.action({ ...posted(`/confirm/${key}`, fields), ...call(key) })
const page = (key: string) => shownPage(keyPage, { ...opened(`/confirm/${key}`), ...call(key) })
const pageOf = async (actor: Actor, key: string) => shownPage(keyPage, await args(actor, { key }))

describe('an enterprise without an account, with the slip', () => {
  it('types the code as it likes, reads what was written, makes an account and confirms', async () => {
    const { officer, assistedId, code, key } = askedEntry()
    expect(programmeFigures(officer).needs).toBe(0)
    const typed = await typeCode(posted('/confirm', { code: inThrees(code).toLowerCase() }))
    expect(locationOf(typed)).toBe(`/confirm/${key}`)
    const { status, html } = await page(key)
    expect(status).toBe(200)
    expect(html).toContain(TEXT)
    expect(html).toContain(m.confirm_need_new_button())
    expect(html).toContain('value="0912345678"')

    const answer = await asVisitor(key, newPerson())
    expect(locationOf(answer)).toBe('/needs?done=confirmed')
    const actor = (await sessionActor(opened('/', cookieOf(answer)).request))!
    expect(actor).toMatchObject({ organisationName: 'HTX Mận Hậu', role: 'enterprise', membership: 'owner' })
    expect(needOf(assistedId)).toMatchObject({
      status: 'published',
      text: TEXT,
      organisationId: actor.organisationId,
      channel: 'assisted',
      assistedAgencyId: officer.organisationId,
      assistedOfficerId: officer.userId,
      enterpriseKind: 'cooperative',
    })
    expect(programmeFigures(officer).needs).toBe(1)
    expect(toldTo(officer)).toContain('assisted_confirmed')
    // The account and the need have it from now on.
    expect(rowOf(assistedId)).toMatchObject({ status: 'confirmed', personName: '', phone: null, email: null, text: '' })
    const shown = await shownPage(needPage, await args(actor, { needId: assistedId }))
    expect(shown.html).toContain('ghi giúp ngày')
    expect(shown.html).toContain(m.need_event_assisted_confirmed())
    expect(shown.html).not.toContain(m.need_event_drafted())
  })

  it('confirms once: sent again, by somebody else, or at once, it says what was done', async () => {
    const { assistedId, key, code } = askedEntry()
    expect(locationOf(await asVisitor(key, newPerson()))).toBe('/needs?done=confirmed')
    const again = await asVisitor(key, newPerson({ phone: '0987654321' }))
    expect(messagesOf(again)['']).toEqual([m.error_assisted_ended()])
    expect(db.select().from(users).all()).toHaveLength(2)
    expect(locationOf(await typeCode(posted('/confirm', { code })))).toBe(`/confirm/${key}`)
    const { status, html } = await page(key)
    expect(status).toBe(410)
    expect(html).toContain(m.confirm_need_confirmed_title())
    expect(html).not.toContain(TEXT)
    expect(needOf(assistedId)!.status).toBe('published')
  })

  it('of two that confirm at once, each with a form that was open, one is the first', () => {
    const { key } = askedEntry()
    const [one, other] = [enterprise({ name: 'HTX Một' }), enterprise({ name: 'HTX Hai' })]
    confirmByKey(one, key, 'publish')
    expect(refusal(() => confirmByKey(other, key, 'publish'))).toEqual({ code: 'assisted.ended' })
    expect(recorded('need.published')).toHaveLength(1)
  })

  it('signed in for an enterprise without that tax code, confirms for it; for one of another, not', async () => {
    const { assistedId, key } = askedEntry({ taxCode: '5500155555' })
    const other = enterprise()
    db.update(organisations).set({ taxCode: '5500199999' }).where(eq(organisations.id, other.organisationId!)).run()
    expect((await pageOf(other, key)).html).not.toContain(m.confirm_need_button())
    expect((await post(keyPage, other, { key }, { step: 'confirm' })).data.error?.['']).toEqual([
      m.error_assisted_other_enterprise(),
    ])
    expect((await post(keyPage, department(), { key }, { step: 'confirm' })).init.status).toBe(400)
    const own = enterprise({ name: 'HTX Mận' })
    expect((await pageOf(own, key)).html).toContain(m.confirm_need_button())
    expect(ledTo(await post(keyPage, own, { key }, { step: 'confirm' }))).toEqual([
      303,
      `/needs/${assistedId}?done=confirmed`,
    ])
    expect(needOf(assistedId)!.organisationId).toBe(own.organisationId)
  })

  it('refuses with a word why, which the officer reads', async () => {
    const { officer, assistedId, key } = askedEntry()
    expect(messagesOf(await asVisitor(key, { step: 'refuse', reason: '' })).reason).not.toBeNull()
    const reason = 'Chúng tôi cần VietGAP, không phải HACCP.'
    expect(locationOf(await asVisitor(key, { step: 'refuse', reason }))).toBe(`/confirm/${key}?done=refused`)
    expect(needOf(assistedId)).toBeUndefined()
    expect(toldTo(officer)).toContain('assisted_refused')
    expect((await shownPage(entryPage, await args(officer, { assistedId }))).html).toContain(reason)
    expect((await page(key)).html).toContain(m.confirm_need_refused_title())
  })
})

describe('a code', () => {
  it('that is wrong says so beside the field, and few may be tried from one address', async () => {
    const { code, key } = askedEntry()
    const wrong = code.replaceAll(/./g, (letter) => (letter === 'A' ? 'B' : 'A'))
    const from = (address: string, typed: string) => typeCode(postedFrom(address, '/confirm', { code: typed }))
    for (let one = 0; one < CONFIRM_CODES_PER_ADDRESS; one++)
      expect(messagesOf(await from('203.0.113.7', wrong)).code).toEqual([m.error_assisted_wrong_code()])
    const refused = messagesOf(await from('203.0.113.7', code))['']
    expect(refused).toEqual([m.error_too_many_from_here({ wait: formatWait(15) })])
    expect(locationOf(await from('198.51.100.20', code))).toBe(`/confirm/${key}`)
  })

  it('works no more once the words changed, nor once the time is over or the officer withdrew', async () => {
    const changed = askedEntry()
    writtenEntry({ ...changed, id: changed.assistedId, text: `${TEXT} Trước Tết.` })
    expect((await page(changed.key)).html).toContain(m.confirm_need_writing_title())
    expect(messagesOf(await asVisitor(changed.key, newPerson()))['']).toEqual([m.error_assisted_ended()])
    askEnterprise(changed.officer, changed.assistedId)
    expect(messagesOf(await typeCode(posted('/confirm', { code: changed.code }))).code).toEqual([
      m.error_assisted_wrong_code(),
    ])
    const old = await page(changed.key)
    expect([old.status, old.html.includes(m.confirm_need_old_title())]).toEqual([404, true])
    expect(givenFor(changed).code).not.toBe(changed.code)

    const late = at(inDays(-CONFIRM_DAYS - 1), () => askedEntry())
    const lapsed = await page(late.key)
    expect([lapsed.status, lapsed.html.includes(m.confirm_need_lapsed_title())]).toEqual([410, true])
    expect(refusal(() => confirmByKey(enterprise(), late.key, 'publish'))).toEqual({ code: 'assisted.ended' })

    const taken = askedEntry()
    withdrawEntry(taken.officer, taken.assistedId)
    expect((await page(taken.key)).html).toContain(m.confirm_need_withdrawn_title())
  })

  it('stands nowhere in the database', () => {
    const { code, assistedId } = askedEntry()
    expect(JSON.stringify(rowOf(assistedId))).not.toContain(code)
    expect(rowOf(assistedId).codeHash).toMatch(/^[\w-]{43}$/)
  })
})

describe('an enterprise that has an account', () => {
  it('is asked there, by its own people, and the officer makes no second one', async () => {
    const own = enterprise()
    const { assistedId, key } = askedEntry({ enterprise: own })
    expect(toldTo(own)).toContain('assisted_to_confirm')
    expect((await page(key)).html).toContain(m.confirm_need_members())
    expect(messagesOf(await asVisitor(key, newPerson()))['']).toEqual([m.error_assisted_has_account()])
    const stranger = enterprise({ name: 'HTX Khác' })
    expect(refusal(() => confirmByKey(stranger, key, 'publish'))).toEqual({ code: 'assisted.other_enterprise' })
    expect(refusal(() => confirmOwn(stranger, assistedId, 'publish'))).toEqual({ code: 'not_found' })

    expect((await shownPage(needsPage, await args(own, {}))).html).toContain(`/needs/to-confirm/${assistedId}`)
    const answer = await post(ownPage, own, { assistedId }, { step: 'confirm' })
    expect(ledTo(answer)).toEqual([303, `/needs/${assistedId}?done=confirmed`])
    expect(needOf(assistedId)).toMatchObject({ status: 'published', organisationId: own.organisationId })
    expect(toldTo(own, { unread: true })).not.toContain('assisted_to_confirm')
  })

  it('may take it as its own draft and change it before anybody reads it', async () => {
    const own = enterprise()
    const { officer, assistedId } = askedEntry({ enterprise: own })
    const answer = await post(ownPage, own, { assistedId }, { step: 'take' })
    expect(ledTo(answer)).toEqual([303, `/needs/${assistedId}/edit`])
    expect(needOf(assistedId)).toMatchObject({ status: 'draft', channel: 'assisted' })
    expect(programmeFigures(officer).needs).toBe(0)
  })

  it('is found by the tax code that it has got meanwhile', () => {
    const { key } = askedEntry({ taxCode: '5500155555' })
    const own = enterprise()
    db.update(organisations).set({ taxCode: '5500155555' }).where(eq(organisations.id, own.organisationId!)).run()
    expect(refusal(() => confirmByKey(enterprise({ name: 'HTX Khác' }), key, 'publish'))).toEqual({
      code: 'assisted.other_enterprise',
    })
    expect(confirmByKey(own, key, 'publish')).toBeTruthy()
  })
})

describe('at the desk', () => {
  const scan = () => new File([new Uint8Array(pdf('phiếu'))], 'phiếu.pdf')
  const sign = (officer: Actor, assistedId: string, typed: Record<string, string | File>) =>
    post(entryPage, officer, { assistedId }, { step: 'signed', signedOn: today(), ...typed })

  it('a slip that was signed confirms only with its scan, and makes an account that nobody knows the password of', async () => {
    const { officer, assistedId } = askedEntry()
    expect((await sign(officer, assistedId, {})).init.status).toBe(400)
    expect(needOf(assistedId)).toBeUndefined()
    expect(ledTo(await sign(officer, assistedId, { scan: scan() }))).toEqual([
      303,
      `/department/assisted/${assistedId}?done=signed`,
    ])
    const person = db.select().from(users).where(eq(users.phone, '0912345678')).get()!
    expect(person).toMatchObject({ name: 'Lò Văn Mạnh', phoneConfirmedAt: null })
    expect(needOf(assistedId)!.status).toBe('published')
    const { html } = await shownPage(entryPage, await args(officer, { assistedId }))
    expect(html).toContain('phiếu.pdf')
    expect(html).toContain(`/department/people/${person.id}`)
  })

  it('does not for an enterprise that has an account, nor for a number that has one', async () => {
    const own = enterprise()
    const known = askedEntry({ enterprise: own })
    expect((await sign(known.officer, known.assistedId, { scan: scan() })).data.error?.['']).toEqual([
      m.error_assisted_has_account(),
    ])
    const other = askedEntry({ email: own.email, phone: undefined })
    expect((await sign(other.officer, other.assistedId, { scan: scan() })).data.error?.['']).toEqual([
      m.error_assisted_login_taken(),
    ])
    const nobody = askedEntry({ email: undefined, phone: '02123852000' })
    expect((await sign(nobody.officer, nobody.assistedId, { scan: scan() })).data.error?.['']).toEqual([
      m.error_assisted_no_address(),
    ])
  })
})
