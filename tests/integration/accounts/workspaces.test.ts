import { and, eq } from 'drizzle-orm'
import { beforeEach, expect, it } from 'vitest'
import { hashPassword } from '~/auth/password.server'
import { sessionActor, startSession } from '~/auth/session.server'
import { changeOrganisation } from '~/domain/accounts/change-organisation.server'
import { joinOrganisation } from '~/domain/accounts/join-organisation.server'
import type { Actor } from '~/domain/accounts/lifecycle'
import { actorOf, organisationOf } from '~/domain/accounts/queries.server'
import { verifyOutcome } from '~/domain/certification/verify-outcome.server'
import { publishProfile } from '~/domain/directory/publish-profile.server'
import { submitProfile } from '~/domain/directory/submit-profile.server'
import { needsOf } from '~/domain/needs/queries.server'
import * as m from '~/i18n/paraglide/messages'
import { loader as frame } from '~/root'
import { action as signIn } from '~/routes/account/sign-in'
import { action as change } from '~/routes/account/workspace'
import { at, now } from '~db/clock'
import { db } from '~db/connection'
import { memberships, organisations } from '~db/schema'
import {
  agency,
  colleague,
  consultantWithDraft,
  department,
  enterprise,
  publishedNeed,
  reportedOutcome,
} from '~tests/scenarios'
import { freshDatabase } from '~tests/support/database'
import { locationOf, opened, posted } from './posted-form'

beforeEach(freshDatabase)

async function device(userId: string) {
  const headers = new Headers()
  await startSession(userId, headers)
  const cookie = headers.get('Set-Cookie')!.split(';')[0]!
  const actor = async () => (await sessionActor(opened('/', cookie).request))!
  const switchTo = (organisationId: string) => change(posted('/workspace', { organisation: organisationId }, cookie))
  return { cookie, actor, switchTo }
}

/** An accountant of two enterprises. */
function accountant() {
  const [first, second] = [enterprise({ name: 'HTX Một' }), enterprise({ name: 'HTX Hai' })]
  const person = colleague(first, 'member')
  at(new Date(now().getTime() + 1_000), () => {
    joinOrganisation(person.userId, { joins: second.organisationId!, as: 'reader' })
  })
  return { person, first, second }
}

const leave = (userId: string, { organisationId }: Actor) =>
  db
    .delete(memberships)
    .where(and(eq(memberships.userId, userId), eq(memberships.organisationId, organisationId!)))
    .run()

it('begins with the first organisation and changes to another, on this device only', async () => {
  const { person, first, second } = accountant()
  publishedNeed({ enterprise: second })
  const [office, phone] = [await device(person.userId), await device(person.userId)]
  expect(await office.actor()).toMatchObject({ organisationId: first.organisationId, membership: 'member' })

  expect(locationOf(await office.switchTo(second.organisationId!))).toBe('/?done=workspace')
  const acting = await office.actor()
  expect(acting).toMatchObject({ organisationName: 'HTX Hai', membership: 'reader', role: 'enterprise' })
  expect(needsOf(acting)).toHaveLength(1)
  expect(needsOf(await phone.actor())).toHaveLength(0)
})

it('is named by the frame, with the other places to go to', async () => {
  const { person, second } = accountant()
  const { cookie, switchTo } = await device(person.userId)
  const { viewer, changedWorkspace } = await frame(opened('/', cookie))
  expect(changedWorkspace).toBe(false)
  expect(viewer).toMatchObject({
    mayWrite: true,
    workspaces: [
      { name: 'HTX Một', chosen: true, as: m.account_membership_member() },
      { id: second.organisationId, name: 'HTX Hai', chosen: false, as: m.account_membership_reader() },
    ],
  })
  await switchTo(second.organisationId!)
  const after = await frame(opened('/?done=workspace', cookie))
  expect(after.changedWorkspace).toBe(true)
  expect(after.viewer).toMatchObject({ mayWrite: false, workspaces: [{ chosen: false }, { chosen: true }] })
})

it('goes to the first page of what the other organisation is', async () => {
  const officer = department()
  const teaching = joinOrganisation(officer.userId, { kind: 'expert', name: 'Cầm Văn Sơn', provinceCode: '14' })
  const here = await device(officer.userId)
  expect(await here.actor()).toMatchObject({ role: 'department' })
  expect(locationOf(await here.switchTo(teaching))).toBe('/?done=workspace')
  expect(await here.actor()).toMatchObject({ role: 'consultant', membership: 'owner', agencyKind: null })
  expect((await here.actor()).capabilities).toEqual(['write', 'change_organisation'])
  expect(locationOf(await here.switchTo(officer.organisationId!))).toBe('/department?done=workspace')
})

it('lets an administrator come back from an organisation to the system', async () => {
  const admin = colleague(enterprise(), 'member')
  db.$client.exec(`update users set is_admin = 1 where id = '${admin.userId}'`)
  const here = await device(admin.userId)
  expect(await here.actor()).toMatchObject({ role: 'admin', organisationId: null })
  expect(locationOf(await here.switchTo(admin.organisationId!))).toBe('/?done=workspace')
  expect(await here.actor()).toMatchObject({ role: 'enterprise' })
  expect(locationOf(await here.switchTo(''))).toBe('/admin/health?done=workspace')
  expect(await here.actor()).toMatchObject({ role: 'admin' })
})

it('never changes to an organisation of others', async () => {
  const { person, first } = accountant()
  const here = await device(person.userId)
  for (const other of [enterprise().organisationId!, 'no-such-organisation', '']) {
    await expect(here.switchTo(other).catch((answer: Response) => answer.status)).resolves.toBe(404)
  }
  expect(await here.actor()).toMatchObject({ organisationId: first.organisationId })
})

it('falls back to another organisation where the chosen one was left or is gone', async () => {
  const { person, first, second } = accountant()
  const here = await device(person.userId)
  await here.switchTo(second.organisationId!)
  leave(person.userId, second)
  expect(await here.actor()).toMatchObject({ organisationId: first.organisationId })

  joinOrganisation(person.userId, { joins: second.organisationId! })
  await here.switchTo(second.organisationId!)
  db.delete(organisations).where(eq(organisations.id, second.organisationId!)).run()
  expect(await here.actor()).toMatchObject({ organisationId: first.organisationId })
})

it('is their own without any organisation: they sign in, and see nothing of those before', async () => {
  const passwordHash = await hashPassword('mận hậu Mộc Châu')
  const owner = enterprise({ passwordHash })
  const here = await device(owner.userId)
  leave(owner.userId, owner)
  expect(await here.actor()).toMatchObject({
    role: 'unattached',
    organisationId: null,
    belongsTo: [],
    capabilities: ['write'],
  })
  const answer = await signIn(posted('/sign-in', { login: owner.email, password: 'mận hậu Mộc Châu' }))
  expect(locationOf(answer)).toBe('/account')
})

it('lets owners alone change the organisation', () => {
  const owner = enterprise({ name: 'Tên cũ' })
  const input = { name: 'Tên mới', provinceCode: '14', communeCode: '04018', enterpriseKind: 'cooperative' } as const
  for (const as of ['member', 'reader'] as const) {
    expect(() => changeOrganisation(colleague(owner, as), owner.organisationId!, input)).toThrow('accounts.owners_only')
  }
  expect(organisationOf(owner).name).toBe('Tên cũ')
  changeOrganisation(owner, owner.organisationId!, input)
  expect(organisationOf(owner).name).toBe('Tên mới')
})

it('leaves decisions about an officer’s own organisations to a colleague', () => {
  const officer = department()
  const { actor, profileId } = consultantWithDraft()
  submitProfile(actor)
  joinOrganisation(officer.userId, { joins: actor.organisationId! })
  const both = actorOf(officer.userId, officer.organisationId)!
  expect(() => publishProfile(both, profileId)).toThrow('accounts.own_interest')
  publishProfile(colleague(officer, 'member'), profileId)

  const { enterprise: party, outcomeId } = reportedOutcome()
  joinOrganisation(officer.userId, { joins: party.organisationId!, as: 'reader' })
  const three = actorOf(officer.userId, officer.organisationId)!
  expect(() => verifyOutcome(three, outcomeId, { checkedWith: 'original' })).toThrow('accounts.own_interest')
  verifyOutcome(colleague(officer, 'member'), outcomeId, { checkedWith: 'original' })
})

it('gives an agency of a kind that nobody named nothing to decide', () => {
  const officer = agency('media')
  db.update(organisations).set({ agencyKind: null }).where(eq(organisations.id, officer.organisationId!)).run()
  expect(actorOf(officer.userId)).toMatchObject({ role: 'agency', capabilities: ['write', 'change_organisation'] })
})
