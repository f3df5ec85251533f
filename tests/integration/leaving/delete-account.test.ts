import { eq, getTableColumns, getTableName, is } from 'drizzle-orm'
import { SQLiteTable } from 'drizzle-orm/sqlite-core'
import { beforeEach, describe, expect, it } from 'vitest'
import { hashPassword } from '~/auth/password.server'
import { sessionActor } from '~/auth/session.server'
import { createAccount } from '~/domain/accounts/create-account.server'
import { changeMembership } from '~/domain/accounts/change-membership.server'
import { inviteColleague, openedInvitation, openInvitations } from '~/domain/accounts/invitations.server'
import type { Actor } from '~/domain/accounts/lifecycle'
import { accountOf, actorOf } from '~/domain/accounts/queries.server'
import { insertLink } from '~/domain/accounts/account-links.server'
import { HOLDINGS } from '~/domain/leaving/holdings'
import { sendMessage } from '~/domain/conversation/send-message.server'
import { draftNeed } from '~/domain/needs/draft-need.server'
import { sendMail } from '~/mail/send-mail.server'
import { outgoingMails } from '~/mail/outgoing.server'
import * as m from '~/i18n/paraglide/messages'
import * as conversationPage from '~/routes/work/conversation'
import * as deletePage from '~/routes/account/delete-account'
import { action as signIn } from '~/routes/account/sign-in'
import { db, transact } from '~db/connection'
import { newId } from '~db/ids'
import * as schema from '~db/schema'
import {
  agency,
  askConsultant,
  awardedEngagement,
  colleague,
  completedEngagement,
  department,
  enterprise,
  publishedNeed,
  sentRequest,
  submittedProposal,
} from '~tests/scenarios'
import { freshDatabase } from '~tests/support/database'
import { shownPage } from '~tests/support/shown-page'
import { args, ledTo, post } from '../work/page-calls'
import { messagesOf, posted } from '../accounts/posted-form'
import { busyPerson } from './busy-person'

beforeEach(freshDatabase)

const PASSWORD = 'chuối chín vàng ươm'
const {
  accountLinks,
  engagements,
  mails,
  memberships,
  needs,
  notifications,
  organisations,
  profiles,
  requests,
  users,
} = schema
const withPassword = async () => ({ passwordHash: await hashPassword(PASSWORD) })
const setPassword = async ({ userId }: Actor) =>
  db
    .update(users)
    .set(await withPassword())
    .where(eq(users.id, userId))
    .run()

const leave = async (actor: Actor, changes: Record<string, string> = {}) => {
  await setPassword(actor)
  return post(deletePage, actor, {}, { confirmed: 'on', currentPassword: PASSWORD, ...changes })
}
const left = async (actor: Actor) => expect(ledTo(await leave(actor))).toEqual([303, '/sign-in?done=deleted'])
const hindrancesOf = async (actor: Actor) => (await deletePage.loader(await args(actor, {}))).hindrances
const row = ({ userId }: Actor) => db.select().from(users).where(eq(users.id, userId)).get()!
const toldTo = ({ userId }: Actor) =>
  db
    .select()
    .from(notifications)
    .where(eq(notifications.userId, userId))
    .all()
    .map(({ kind }) => kind)

/** Where a row holds the person's id, as `HOLDINGS` names it. */
const columnsHolding = ({ userId }: Actor) =>
  Object.values(schema)
    .filter((table) => is(table, SQLiteTable))
    .flatMap((table) =>
      Object.entries(getTableColumns(table)).flatMap(([name, column]) =>
        column.dataType === 'string' && db.select().from(table).where(eq(column, userId)).all().length > 0
          ? [`${getTableName(table)}.${name}`]
          : [],
      ),
    )
/** The last mail is still to be sent; what it leaves is another scenario. */
const sendLastMails = () => db.delete(mails).where(eq(mails.kind, 'account.deleted')).run()

describe('an account that is deleted', () => {
  it('leaves a row that names nobody, and nothing of what is said to go', async () => {
    const { enterprise: owner } = await busyPerson()
    const call = await args(owner, {})
    expect(await sessionActor(call.request)).not.toBeNull()
    const going = Object.entries(HOLDINGS).flatMap(([column, { left: then }]) => (then === 'goes' ? [column] : []))
    expect(columnsHolding(owner)).toEqual(expect.arrayContaining(going))
    await left(owner)
    expect(row(owner)).toMatchObject({ name: '', email: null, phone: null, passwordHash: '', isAdmin: false })
    expect(row(owner).deletedAt).not.toBeNull()
    expect(await sessionActor(call.request)).toBeNull()
    expect(actorOf(owner.userId)).toBeNull()
    sendLastMails()
    expect(columnsHolding(owner).filter((column) => going.includes(column))).toEqual([])
    expect(JSON.stringify(db.select().from(users).all())).not.toContain(owner.email)
  })

  it('asks for a tick and the password, beside their fields', async () => {
    const owner = enterprise()
    expect(messagesOf(await leave(owner, { confirmed: '' }))).toEqual({ confirmed: [m.error_deletion_unconfirmed()] })
    const wrong = await leave(owner, { currentPassword: 'không phải mật khẩu' })
    expect(messagesOf(wrong)).toEqual({ currentPassword: [m.error_wrong_password()] })
    expect(row(owner).deletedAt).toBeNull()
  })

  it('is unknown at the door, and its address signs up anew', async () => {
    const owner = enterprise()
    await left(owner)
    const door = await signIn(posted('/sign-in', { login: owner.email, password: PASSWORD }))
    expect(messagesOf(door)).toEqual({ '': [m.error_wrong_credentials()] })
    expect(accountOf(owner.email)).toBeUndefined()
    db.insert(users).values({ email: owner.email, name: 'Lò Thị Mai', passwordHash: 'x' }).run()
    expect(accountOf(owner.email)?.id).not.toBe(owner.userId)
  })

  it('is told to its address by a last mail, which is then forgotten', async () => {
    const owner = enterprise()
    await left(owner)
    const [mail] = db.select().from(mails).where(eq(mails.kind, 'account.deleted')).all()
    expect(outgoingMails({ withKeys: true })[0]).toMatchObject({
      to: owner.email,
      message: { subject: m.mail_deleted_subject() },
    })
    await sendMail(mail!.id)
    expect(db.select().from(mails).where(eq(mails.id, mail!.id)).all()).toEqual([])
  })

  it('mails nothing to an address that nobody confirmed, and still counts for the bound on mails to it', async () => {
    const owner = enterprise()
    db.update(users).set({ emailConfirmedAt: null }).where(eq(users.id, owner.userId)).run()
    transact((tx) => insertLink(tx, { id: owner.userId, email: owner.email }, 'confirm_email'))
    transact((tx) => insertLink(tx, { id: owner.userId, email: owner.email }, 'reset_password'))
    await left(owner)
    expect(db.select().from(mails).all()).toEqual([])
    const links = db.select().from(accountLinks).where(eq(accountLinks.userId, owner.userId)).all()
    expect(links.map(({ purpose }) => purpose)).toEqual(['confirm_email'])
    expect(links[0]!.usedAt).not.toBeNull()
  })
})

describe('what hinders the deletion', () => {
  it('is to be the last owner where colleagues go on; handing over is the way', async () => {
    const owner = enterprise()
    const other = colleague(owner, 'member')
    expect(await hindrancesOf(owner)).toEqual([
      { kind: 'last_owner', organisationId: owner.organisationId, organisation: owner.organisationName },
    ])
    expect(messagesOf(await leave(owner))).toEqual({ '': [m.error_leaving_hindered()] })
    expect(row(owner).deletedAt).toBeNull()
    changeMembership(owner, other.userId, 'owner')
    await left(owner)
    expect(actorOf(other.userId)).toMatchObject({ organisationId: owner.organisationId, membership: 'owner' })
    expect(db.select().from(organisations).where(eq(organisations.id, owner.organisationId!)).get()!.name).toBe(
      owner.organisationName,
    )
  })

  it('is to be the last officer of the department, not of another agency', async () => {
    const officer = department()
    expect(await hindrancesOf(officer)).toMatchObject([{ kind: 'last_officer' }])
    colleague(officer, 'reader')
    expect(await hindrancesOf(officer)).toMatchObject([{ kind: 'last_officer' }])
    const other = colleague(officer, 'member')
    expect(await hindrancesOf(officer)).toMatchObject([{ kind: 'last_owner' }])
    changeMembership(officer, other.userId, 'owner')
    expect(await hindrancesOf(officer)).toEqual([])
    const media = agency('media')
    expect(await hindrancesOf(media)).toEqual([])
    await left(media)
  })

  it('is to be the last administrator', async () => {
    const admin = enterprise()
    db.update(users).set({ isAdmin: true }).where(eq(users.id, admin.userId)).run()
    expect(await hindrancesOf(actorOf(admin.userId)!)).toEqual([{ kind: 'last_admin' }])
  })

  it('is an engagement that runs, named with the other side, for the only person of either', async () => {
    const { enterprise: owner, consultant: adviser, engagementId } = awardedEngagement()
    expect(await hindrancesOf(owner)).toMatchObject([
      { kind: 'engagement', engagementId, partner: adviser.organisationName },
    ])
    expect(await hindrancesOf(adviser)).toMatchObject([
      { kind: 'engagement', engagementId, partner: owner.organisationName },
    ])
    const { html } = await shownPage(deletePage, await args(owner, {}))
    expect(html).toContain(`/engagements/${engagementId}`)
    expect(html).not.toContain(m.leaving_confirm_title())
  })
})

describe('an organisation that nobody works for any more', () => {
  it('has its needs closed, its drafts dropped, and tells whoever was asked', async () => {
    const request = sentRequest()
    const owner = request.enterprise
    const draftId = newId()
    draftNeed(owner, { id: draftId, text: 'Muốn làm 5S cho xưởng chè, chưa biết bắt đầu.', subjects: [] } as never)
    inviteColleague(owner, { id: newId(), name: 'Chị Hặc', role: 'member' })
    const { key } = openInvitations(owner)[0]!
    await left(owner)
    expect(db.select().from(needs).where(eq(needs.id, draftId)).get()).toBeUndefined()
    expect(db.select().from(needs).where(eq(needs.id, request.needId)).get()).toMatchObject({
      status: 'closed',
      closeReason: 'no_longer_needed',
    })
    expect(toldTo(request.consultant)).toContain('request_ended')
    expect(openedInvitation(key)).toMatchObject({ isUsable: false })
    expect(db.select().from(memberships).where(eq(memberships.organisationId, owner.organisationId!)).all()).toEqual([])
  })

  it('leaves the directory, declines what it was asked and takes back what it offered; the enterprises are told', async () => {
    const offered = submittedProposal()
    const adviser = offered.consultant
    const asked = askConsultant(publishedNeed(), { actor: adviser, profileId: offered.profileId })
    await left(adviser)
    expect(db.select().from(profiles).where(eq(profiles.id, offered.profileId)).get()).toMatchObject({
      status: 'draft',
      introduction: '',
    })
    const proposal = db.select().from(schema.proposals).where(eq(schema.proposals.id, offered.proposalId)).get()
    expect(proposal?.status).toBe('withdrawn')
    expect(toldTo(offered.enterprise)).toContain('proposal_withdrawn')
    expect(toldTo(asked.enterprise)).toContain('request_declined')
    for (const { requestId } of [offered, asked]) {
      expect(db.select().from(requests).where(eq(requests.id, requestId)).get()).toMatchObject({
        status: 'declined',
        declineNote: m.leaving_note(),
      })
    }
  })

  it('keeps what was done under its name', async () => {
    const { enterprise: owner, consultant: adviser, engagementId } = completedEngagement()
    await left(owner)
    await left(adviser)
    expect(db.select().from(engagements).where(eq(engagements.id, engagementId)).get()?.status).toBe('completed')
    const names = db
      .select()
      .from(organisations)
      .all()
      .map(({ name }) => name)
    expect(names).toContain(owner.organisationName)
    expect(names).toContain(adviser.organisationName)
  })

  it('forgets the name, number and address of an individual expert who did no work here', async () => {
    const expert = createAccount({
      email: 'chuyen-gia@vi-du.example',
      name: 'Hà Văn Mẫu',
      passwordHash: 'none',
      organisation: {
        kind: 'expert',
        name: 'Hà Văn Mẫu',
        provinceCode: '14',
        taxCode: '014099000001',
        phone: '0912345678',
      },
    })
    await left(expert)
    expect(db.select().from(organisations).where(eq(organisations.id, expert.organisationId!)).get()).toMatchObject({
      name: m.leaving_former_expert(),
      taxCode: null,
      phone: null,
      address: null,
    })
  })
})

describe('what somebody did who has left', () => {
  it('stands in histories without their name', async () => {
    const request = sentRequest()
    const second = colleague(request.consultant, 'member')
    sendMessage(second, request.requestId, { id: newId(), text: 'Chúng tôi xin gửi câu hỏi.' })
    await left(second)
    const { html } = await shownPage(conversationPage, await args(request.enterprise, { requestId: request.requestId }))
    expect(html).toContain(m.person_deleted())
    expect(html).not.toContain(second.name)
  })
})
