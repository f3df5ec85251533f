import { rmSync } from 'node:fs'
import path from 'node:path'
import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Actor } from '~/domain/accounts/lifecycle'
import { agreementOf } from '~/domain/engagement/agreement.server'
import { confirmAgreement } from '~/domain/engagement/confirm-agreement.server'
import { MAX_AGREEMENT_TEXTS, MAX_SIGNED_COPIES } from '~/domain/engagement/lifecycle'
import { attachSignedCopy, removeSignedCopy } from '~/domain/engagement/signed-copies.server'
import { storeFile } from '~/domain/files/store.server'
import { factsOf } from '~/domain/notifications/facts.server'
import { remind } from '~/domain/notifications/remind.server'
import { fileFor } from '~/file-access.server'
import * as m from '~/i18n/paraglide/messages'
import * as agreementPage from '~/routes/work/agreement'
import * as engagementPage from '~/routes/work/engagement'
import { toldItem } from '~/views/notifications/told.server'
import { at, now } from '~db/clock'
import { db } from '~db/connection'
import { newId } from '~db/ids'
import { organisations } from '~db/schema'
import { awardedEngagement, colleague, completedEngagement, department, enterprise, pdf } from '~tests/scenarios'
import { freshDatabase } from '~tests/support/database'
import { shownPage } from '~tests/support/shown-page'
import { toldTo } from '../notifications/told'
import { args, ledTo, marksOn, post } from './page-calls'
import { refusal } from './refusal'

beforeEach(freshDatabase)
afterEach(() => rmSync(path.join(process.env.DATA_DIR!, 'files'), { recursive: true, force: true }))

const numberOf = (actor: Actor, engagementId: string) => agreementOf(actor, engagementId).number
const confirm = (actor: Actor, engagementId: string) =>
  confirmAgreement(actor, engagementId, numberOf(actor, engagementId))
const moves = ({ organisationId }: Actor, address: string) =>
  db.update(organisations).set({ address }).where(eq(organisations.id, organisationId!)).run()
const sides = (actor: Actor, engagementId: string) =>
  agreementOf(actor, engagementId).confirmations.map(({ side }) => side)
const show = async (actor: Actor, engagementId: string) =>
  (await shownPage(agreementPage, await args(actor, { engagementId }))).html
const scan = (name: string) => storeFile({ name: `${name}.pdf`, bytes: pdf(name) })

describe('the text', () => {
  it('says what was offered and chosen, and leaves open what nobody said', async () => {
    const { engagementId, enterprise: owner, consultant } = awardedEngagement()
    moves(owner, 'bản Ỏ')
    const html = await show(owner, engagementId)
    for (const said of [
      owner.organisationName!,
      consultant.organisationName!,
      'bản Ỏ, ',
      'Khảo sát hiện trạng, xây dựng hệ thống tài liệu',
      'Hệ thống tài liệu được ban hành',
      '85.000.000',
      'Tám mươi lăm triệu đồng',
      '25.500.000',
      'không thay cho tư vấn pháp lý',
    ]) {
      expect(html).toContain(said)
    }
    expect(html).toMatch(/Người đại diện: <span class="paper-blank">/)
    expect(await show(consultant, engagementId)).toContain(
      m.agreement_code({ code: agreementOf(owner, engagementId).code }),
    )
  })

  it('keeps a person’s own number to themselves', async () => {
    const { engagementId, enterprise: owner, consultant } = awardedEngagement()
    db.update(organisations).set({ taxCode: '014099001234' }).where(eq(organisations.id, owner.organisationId!)).run()
    expect(await show(consultant, engagementId)).not.toContain('014099001234')
  })

  it('is there for its two sides only', async () => {
    const { engagementId } = awardedEngagement()
    for (const stranger of [enterprise(), awardedEngagement().consultant]) {
      expect(refusal(() => agreementOf(stranger, engagementId)).code).toBe('not_found')
      expect(refusal(() => confirmAgreement(stranger, engagementId, 1)).code).toBe('not_found')
    }
  })
})

describe('a confirmation', () => {
  it('is of the text that was read, by each side, and is told to the other', async () => {
    const { engagementId, enterprise: owner, consultant } = awardedEngagement()
    const confirmed = { intent: 'confirm', readAs: (await marksOn(agreementPage, owner, { engagementId }))[0]! }
    expect(ledTo(await post(agreementPage, owner, { engagementId }, confirmed))).toEqual([
      303,
      `/engagements/${engagementId}/agreement?done=confirm`,
    ])
    expect(ledTo(await post(agreementPage, owner, { engagementId }, confirmed))[0]).toBe(303)
    expect(sides(consultant, engagementId)).toEqual(['enterprise'])
    expect(toldTo(consultant)).toContain('agreement_confirmed')
    expect(toldTo(owner)).not.toContain('agreement_confirmed')
    const told = { kind: 'agreement_confirmed', recordId: engagementId } as const
    expect(toldItem({ ...told, createdAt: now() })!.title).toBe(
      m.notice_agreement_confirmed({ name: factsOf('engagement', engagementId)!.enterprise }),
    )
    const state = (await shownPage(engagementPage, await args(consultant, { engagementId }))).html
    expect(state).toContain(m.agreement_not_confirmed())
    expect(state).toContain(m.agreement_need_not_wait())
    expect(await show(owner, engagementId)).not.toContain(m.agreement_confirm())

    expect(ledTo(await post(agreementPage, consultant, { engagementId }, confirmed))[0]).toBe(303)
    expect(await show(owner, engagementId)).toContain(m.agreement_settled())
    expect(toldItem({ ...told, createdAt: now() })!.title).toBe(m.notice_agreement_settled())
  })

  it('is refused where the text says something else by now, and asked of both again', async () => {
    const { engagementId, enterprise: owner, consultant } = awardedEngagement()
    confirm(owner, engagementId)
    const seen = (await marksOn(agreementPage, consultant, { engagementId }))[0]!
    moves(owner, 'tiểu khu 5')
    const answer = await post(agreementPage, consultant, { engagementId }, { intent: 'confirm', readAs: seen })
    expect(answer.init.status).toBe(409)
    expect(sides(consultant, engagementId)).toEqual([])
    const { earlier } = agreementOf(consultant, engagementId)
    expect(earlier).toMatchObject([{ number: Number(seen), confirmations: [{ side: 'enterprise' }] }])
    expect(await show(consultant, engagementId)).toContain(m.agreement_earlier())
    confirm(consultant, engagementId)
    confirm(owner, engagementId)
    expect(agreementOf(owner, engagementId).isSettled).toBe(true)
  })

  it('of both holds the text, whatever is recorded later', async () => {
    const { engagementId, enterprise: owner, consultant } = awardedEngagement()
    moves(owner, 'bản Ỏ')
    for (const actor of [owner, consultant]) confirm(actor, engagementId)
    const { code } = agreementOf(owner, engagementId)
    moves(owner, 'tiểu khu 5')
    expect(agreementOf(owner, engagementId)).toMatchObject({ code, isSettled: true, earlier: [] })
    expect(await show(owner, engagementId)).toContain('bản Ỏ')
    expect(refusal(() => confirmAgreement(owner, engagementId, 1)).code).toBe('state_changed')
  })

  it('is not for readers, and bounded', async () => {
    const { engagementId, enterprise: owner } = awardedEngagement()
    const reader = colleague(owner, 'reader')
    expect((await post(agreementPage, reader, { engagementId }, { intent: 'confirm', readAs: '1' })).status).toBe(403)
    for (let i = 0; i < MAX_AGREEMENT_TEXTS; i++) {
      moves(owner, `bản ${i}`)
      confirm(owner, engagementId)
    }
    moves(owner, 'bản cuối')
    expect(refusal(() => confirm(owner, engagementId)).code).toBe('agreement.too_many_texts')
  })

  it('that is missing is reminded of on the third and the seventh day, of the side that is waited for', () => {
    const { engagementId, enterprise: owner, consultant } = awardedEngagement()
    const morning = (days: number) => at(new Date(Date.now() + days * 86_400_000), remind)
    const times = (actor: Actor) => toldTo(actor).filter((kind) => kind === 'agreement_waits').length
    morning(10)
    expect(times(owner) + times(consultant)).toBe(0)
    confirm(consultant, engagementId)
    for (const day of [2, 3, 4]) morning(day)
    expect(times(owner)).toBe(1)
    for (const day of [7, 8]) morning(day)
    expect([times(owner), times(consultant)]).toEqual([2, 0])
    confirm(owner, engagementId)
    expect(toldTo(owner, { unread: true })).not.toContain('agreement_waits')
  })

  it('is reminded of no more after thirty days, nor where the text has changed, nor once the work is done', () => {
    const late = awardedEngagement()
    confirm(late.consultant, late.engagementId)
    const isTold = ({ enterprise: owner }: { enterprise: Actor }) => toldTo(owner).includes('agreement_waits')
    at(new Date(Date.now() + 31 * 86_400_000), remind)
    expect(isTold(late)).toBe(false)
    const changed = awardedEngagement()
    confirm(changed.consultant, changed.engagementId)
    moves(changed.enterprise, 'tiểu khu 5')
    const done = completedEngagement()
    confirm(done.consultant, done.engagementId)
    at(new Date(Date.now() + 4 * 86_400_000), remind)
    expect([late, changed, done].map(isTold)).toEqual([true, false, false])
  })
})

describe('a signed copy', () => {
  it('is handed in once, told, and read by the two sides alone', async () => {
    const { engagementId, enterprise: owner, consultant } = awardedEngagement()
    const form = { intent: 'attach', id: newId(), copy: new File([new Uint8Array(pdf('ký'))], 'đã ký.pdf') }
    for (let i = 0; i < 2; i++)
      expect(ledTo(await post(agreementPage, consultant, { engagementId }, form))[0]).toBe(303)
    const { copies } = agreementOf(owner, engagementId)
    expect(copies).toMatchObject([{ organisationId: consultant.organisationId, files: [{ name: 'đã ký.pdf' }] }])
    expect(toldTo(owner)).toContain('agreement_copy_attached')
    const fileId = copies[0]!.files[0]!.id
    expect([fileFor(owner, fileId).id, fileFor(consultant, fileId).id]).toEqual([fileId, fileId])
    for (const stranger of [department(), enterprise()])
      expect(refusal(() => fileFor(stranger, fileId)).code).toBe('not_found')
    const html = await show(owner, engagementId)
    expect(html).toContain(`href="/files/${fileId}"`)
    expect(html).not.toContain(m.agreement_copy_remove())
  })

  it('needs a file, and is taken away by whoever handed it in', async () => {
    const { engagementId, enterprise: owner, consultant } = awardedEngagement()
    const empty = await post(agreementPage, owner, { engagementId }, { intent: 'attach', id: newId() })
    expect([empty.init.status, Object.keys(empty.data.error!)]).toEqual([400, ['copy']])
    const id = newId()
    attachSignedCopy(owner, engagementId, { id, copy: scan('một') })
    expect(refusal(() => attachSignedCopy(owner, engagementId, { id, copy: scan('hai') })).code).toBe('sent_before')
    const fileId = agreementOf(owner, engagementId).copies[0]!.files[0]!.id
    expect(refusal(() => removeSignedCopy(consultant, engagementId, id)).code).toBe('not_found')
    const removal = { intent: 'remove', copyId: id }
    for (let i = 0; i < 2; i++) expect(ledTo(await post(agreementPage, owner, { engagementId }, removal))[0]).toBe(303)
    expect(agreementOf(owner, engagementId).copies).toEqual([])
    expect(refusal(() => fileFor(owner, fileId)).code).toBe('not_found')
  })

  it('is one of a few', () => {
    const { engagementId, enterprise: owner } = awardedEngagement()
    for (let i = 0; i < MAX_SIGNED_COPIES; i++)
      attachSignedCopy(owner, engagementId, { id: newId(), copy: scan(`bản ${i}`) })
    expect(refusal(() => attachSignedCopy(owner, engagementId, { id: newId(), copy: scan('thừa') }))).toEqual({
      code: 'agreement.too_many_copies',
      field: 'copy',
    })
  })
})
