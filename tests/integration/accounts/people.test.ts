import { and, eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { hashPassword } from '~/auth/password.server'
import { optionalActor } from '~/auth/actor.server'
import { sessionActor } from '~/auth/session.server'
import { type Actor, GRACE_DAYS, INVITATION_DAYS, MAX_OPEN_INVITATIONS } from '~/domain/accounts/lifecycle'
import { findPeopleToHelp } from '~/domain/accounts/people-to-help.server'
import { canChangeOrganisation } from '~/domain/accounts/policy'
import * as m from '~/i18n/paraglide/messages'
import { loader as root } from '~/root'
import * as accountPage from '~/routes/account/account'
import { action as colleaguePage } from '~/routes/account/colleague'
import { action as join, loader as joinPage } from '~/routes/account/join'
import * as peoplePageFile from '~/routes/account/people'
import { action as people, loader as peoplePage } from '~/routes/account/people'
import { action as signIn } from '~/routes/account/sign-in'
import { db } from '~db/connection'
import { newId } from '~db/ids'
import { events, invitations, memberships, notifications, users } from '~db/schema'
import { agency, colleague, department, enterprise } from '~tests/scenarios'
import { freshDatabase } from '~tests/support/database'
import { shownPage } from '~tests/support/shown-page'
import { args } from '../work/page-calls'
import { cookieOf, locationOf, messagesOf, opened, posted } from './posted-form'

beforeEach(freshDatabase)

const PASSWORD = 'chuối chín vàng ươm'
const invite = async (owner: Actor, changes: Record<string, string> = {}) =>
  people(await args(owner, {}, { step: 'invite', id: newId(), name: 'Chị Hặc', role: 'member', ...changes }))
const page = async (actor: Actor) => peoplePage(await args(actor, {}))

/** An owner invites somebody; gives the key of the link. */
async function keyFrom(owner: Actor, changes: Record<string, string> = {}) {
  expect(locationOf(await invite(owner, changes))).toBe('/organisation/people?done=invited')
  const { open } = await page(owner)
  return open[0]!.link.split('/join/')[1]!
}
const call = (key: string) => ({ params: { key }, context: {} })
const asVisitor = (key: string, fields: Record<string, string>) =>
  join({ ...posted(`/join/${key}`, fields), ...call(key) })
const signedIn = async (actor: Actor, key: string, step: 'accept' | 'decline') =>
  join(await args(actor, { key }, { step }))
const open = (key: string) => joinPage({ ...opened(`/join/${key}`), ...call(key) })
const newPerson = (changes: Record<string, string> = {}) => ({
  step: 'new',
  name: 'Lò Thị Hặc',
  phone: '0912345678',
  email: '',
  password: PASSWORD,
  terms: 'on',
  ...changes,
})
const roleIn = ({ organisationId }: Actor, userId: string) =>
  db
    .select()
    .from(memberships)
    .where(and(eq(memberships.userId, userId), eq(memberships.organisationId, organisationId!)))
    .get()?.role
const onColleague = async (owner: Actor, { userId }: Pick<Actor, 'userId'>, fields: Record<string, string>) =>
  colleaguePage(await args(owner, { userId }, fields))

describe('a colleague who is invited by a link', () => {
  it('makes an account with a mobile number and works for the organisation at once', async () => {
    const owner = enterprise()
    const key = await keyFrom(owner)
    expect(await open(key)).toMatchObject({
      asked: { organisation: owner.organisationName, invitedBy: owner.name, role: m.account_membership_member() },
    })
    const answer = await asVisitor(key, newPerson())
    expect(locationOf(answer)).toBe('/?done=joined')
    const actor = await sessionActor(opened('/', cookieOf(answer)).request)
    expect(actor).toMatchObject({ organisationId: owner.organisationId, membership: 'member', phone: '0912345678' })
    expect((await page(owner)).people.map(({ name }) => name)).toEqual([owner.name, 'Lò Thị Hặc'])
    expect(db.select().from(events).where(eq(events.name, 'membership.accepted')).all()).toHaveLength(1)
  })

  it('is not told where nobody showed that the name is theirs: another may have signed up with it', async () => {
    const [owner, other] = [enterprise(), enterprise()]
    const set = (change: Partial<typeof users.$inferInsert>) =>
      db.update(users).set(change).where(eq(users.id, other.userId)).run()
    set({ emailConfirmedAt: null, phone: '0912345678' })
    const told = () => db.select().from(notifications).where(eq(notifications.userId, other.userId)).all()
    for (const login of [other.email, '0912345678']) await keyFrom(owner, { login })
    expect(told()).toEqual([])
    set({ phoneConfirmedAt: new Date() })
    await keyFrom(owner, { login: '0912345678' })
    expect(told()).toHaveLength(1)
  })

  it('joins with the account that they have, signed in or not, and works for it on that device', async () => {
    const [owner, other] = [enterprise(), enterprise({ passwordHash: await hashPassword(PASSWORD) })]
    const first = await keyFrom(owner, { role: 'reader', login: other.email })
    const told = db.select().from(notifications).where(eq(notifications.userId, other.userId)).all()
    expect(told.map(({ kind }) => kind)).toEqual(['membership_invited'])
    const wrong = await asVisitor(first, { step: 'existing', login: other.email, currentPassword: 'sai mật khẩu' })
    expect(messagesOf(wrong)).toEqual({ '': [m.error_wrong_credentials()] })
    await asVisitor(first, { step: 'existing', login: other.email, currentPassword: PASSWORD })
    expect(roleIn(owner, other.userId)).toBe('reader')

    const third = enterprise()
    const second = await keyFrom(owner)
    const call = await args(third, { key: second }, { step: 'accept' })
    await join(call)
    expect(await sessionActor(call.request)).toMatchObject({ organisationId: owner.organisationId })
  })

  it('may decline; then the link is used up', async () => {
    const [owner, other] = [enterprise(), enterprise()]
    const key = await keyFrom(owner)
    await signedIn(other, key, 'decline')
    expect(await open(key)).toMatchObject({ asked: null, hasDeclined: true })
    expect(messagesOf(await asVisitor(key, newPerson()))['']).toEqual([m.error_invitation_ended()])
    expect(db.select().from(users).where(eq(users.phone, '0912345678')).all()).toEqual([])
  })
})

describe('a link', () => {
  it('is looked at without being used, works once, and not for who is there already', async () => {
    const [owner, other] = [enterprise(), enterprise()]
    const key = await keyFrom(owner)
    for (let times = 0; times < 3; times += 1) await open(key)
    expect(await joinPage(await args(owner, { key }))).toMatchObject({ asked: { isMember: true } })
    expect(messagesOf(await signedIn(owner, key, 'accept'))['']).toEqual([m.error_member_already()])
    await signedIn(other, key, 'accept')
    expect(messagesOf(await signedIn(enterprise(), key, 'accept'))['']).toEqual([m.error_invitation_ended()])
  })

  it('ends with its days, and when it is withdrawn', async () => {
    const [owner, other] = [enterprise(), enterprise()]
    const withdrawn = await keyFrom(owner)
    const { open: list } = await page(owner)
    expect(locationOf(await people(await args(owner, {}, { step: 'withdraw', withdraw: list[0]!.id })))).toContain(
      'done=withdrawn',
    )
    expect(messagesOf(await signedIn(other, withdrawn, 'accept'))['']).toEqual([m.error_invitation_ended()])
    const late = await keyFrom(owner)
    const { createdAt, expiresAt } = db.select().from(invitations).all().at(-1)!
    expect(expiresAt.getTime() - createdAt.getTime()).toBe(INVITATION_DAYS * 86_400_000)
    db.update(invitations).set({ expiresAt: createdAt }).run()
    expect(messagesOf(await signedIn(other, late, 'accept'))['']).toEqual([m.error_invitation_ended()])
    expect(roleIn(owner, other.userId)).toBeUndefined()
  })

  it('of somebody else’s making, or with another proof, is none', async () => {
    const owner = enterprise()
    const key = await keyFrom(owner)
    const forged = `${key.slice(0, -1)}${key.endsWith('A') ? 'B' : 'A'}`
    expect(await open(forged)).toMatchObject({ asked: null })
    await expect(signedIn(enterprise(), forged, 'accept')).rejects.toMatchObject({ status: 404 })
    const { open: list } = await page(owner)
    await expect(
      (async () => people(await args(enterprise(), {}, { step: 'withdraw', withdraw: list[0]!.id })))(),
    ).rejects.toMatchObject({
      status: 404,
    })
  })

  it('says beside the field what is wrong', async () => {
    const owner = enterprise()
    expect(messagesOf(await invite(owner, { login: '12', name: '' }))).toEqual({
      name: [m.form_error_required()],
      login: [m.form_error_login()],
    })
  })

  it('is bounded in number', async () => {
    const owner = enterprise()
    for (let count = 0; count < MAX_OPEN_INVITATIONS; count += 1) await invite(owner)
    expect(messagesOf(await invite(owner))['']).toEqual([
      m.error_too_many_invitations({ maximum: MAX_OPEN_INVITATIONS }),
    ])
  })
})

describe('who works for an organisation', () => {
  it('is its owners’ to say: members see them, and change nothing', async () => {
    const owner = enterprise()
    const member = colleague(owner, 'member')
    expect(await page(member)).toMatchObject({ mayManage: false, open: [] })
    await expect(invite(member)).rejects.toMatchObject({ status: 404 })
    await expect(onColleague(member, owner, { step: 'end' })).rejects.toMatchObject({ status: 404 })
    await expect(onColleague(enterprise(), member, { step: 'end' })).rejects.toMatchObject({ status: 404 })
  })

  it('an owner who was removed comes back by no link that they made', async () => {
    const owner = enterprise()
    const other = colleague(owner, 'owner')
    const key = await keyFrom(owner, { role: 'owner' })
    await onColleague(other, owner, { step: 'end' })
    expect(messagesOf(await signedIn(enterprise(), key, 'accept'))['']).toEqual([m.error_invitation_ended()])
  })

  it('is handed over: another owner first, then the one before leaves', async () => {
    const owner = enterprise()
    const member = colleague(owner, 'member')
    const alone = [m.error_last_owner()]
    expect(messagesOf(await onColleague(owner, owner, { step: 'end' }))['']).toEqual(alone)
    expect(messagesOf(await onColleague(owner, owner, { step: 'role', role: 'reader' })).role).toEqual(alone)
    await onColleague(owner, member, { step: 'role', role: 'owner' })
    expect(locationOf(await onColleague(owner, owner, { step: 'end' }))).toBe('/')
    expect(roleIn(owner, owner.userId)).toBeUndefined()
    expect(roleIn(owner, member.userId)).toBe('owner')
    const told = db.select().from(notifications).where(eq(notifications.userId, member.userId)).all()
    expect(told.map(({ kind }) => kind)).toEqual(['membership_changed'])
  })

  it('somebody who was removed has their account still, is found by an officer, and may be invited again', async () => {
    const owner = enterprise()
    const key = await keyFrom(owner)
    const cookie = cookieOf(await asVisitor(key, newPerson()))
    const { userId } = (await sessionActor(opened('/', cookie).request))!
    await onColleague(owner, { userId }, { step: 'end' })
    const alone = (await sessionActor(opened('/', cookie).request))!
    expect(alone).toMatchObject({ role: 'unattached', organisationId: null })
    const { html } = await shownPage(accountPage, await args(alone, {}))
    expect(html).toContain(m.account_unattached_title())
    expect(html).not.toContain(owner.organisationName)
    const enter = await signIn(posted('/sign-in', { login: '0912345678', password: PASSWORD }))
    expect(locationOf(enter)).toBe('/account')
    expect(findPeopleToHelp(department(), '0912345678').people).toMatchObject([{ userId, organisations: [] }])
    const again = await keyFrom(owner)
    const back = await asVisitor(again, { step: 'existing', login: '0912345678', currentPassword: PASSWORD })
    expect(await sessionActor(opened('/', cookieOf(back)).request)).toMatchObject({ userId, membership: 'member' })
  })
})

describe('an agency’s colleague', () => {
  it.each([
    ['the department in charge', () => department(), 'department'],
    ['a commune', () => agency('commune', { name: 'UBND xã Thử' }), 'agency'],
  ])('of %s is invited by its owner, works at once and has seven days for the second step', async (_, make, role) => {
    const owner = make()
    const { html } = await shownPage(peoplePageFile, await args(owner, {}))
    expect(html).toContain(m.people_invite_second_step({ days: '7' }))
    expect(html).toContain(m.people_role_agency_owner_hint())
    expect(html).not.toContain(m.people_role_owner_hint())
    const answer = await asVisitor(await keyFrom(owner), newPerson())
    const cookie = cookieOf(answer)
    const actor = (await sessionActor(opened('/', cookie).request))!
    expect(actor).toMatchObject({ organisationId: owner.organisationId, role, membership: 'member' })
    expect((await root(opened('/account', cookie))).secondStepBy).not.toBeNull()
    const late = new Date(Date.now() - (GRACE_DAYS + 1) * 86_400_000)
    db.update(users).set({ secondStepFrom: late }).where(eq(users.id, actor.userId)).run()
    const led = await optionalActor(opened('/consultants', cookie).request).catch((error: unknown) => error)
    expect(locationOf(led)).toBe('/account/second-step')
  })

  it('is invited, changed and removed by owners only, and the agency’s data stay the operator’s', async () => {
    const owner = department()
    const [member, reader] = [colleague(owner, 'member'), colleague(owner, 'reader')]
    const { html } = await shownPage(peoplePageFile, await args(member, {}))
    expect(html).toContain(owner.name)
    expect(html).not.toContain(m.people_invite_button())
    await expect(invite(member)).rejects.toMatchObject({ status: 404 })
    await expect(onColleague(member, reader, { step: 'end' })).rejects.toMatchObject({ status: 404 })
    await onColleague(owner, reader, { step: 'end' })
    expect(roleIn(owner, reader.userId)).toBeUndefined()
    expect(messagesOf(await onColleague(owner, owner, { step: 'end' }))).toEqual({ '': [m.error_last_owner()] })
    expect(canChangeOrganisation(owner, { id: owner.organisationId! })).toBe(false)
  })
})
