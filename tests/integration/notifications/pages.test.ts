import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { joinOrganisation } from '~/domain/accounts/join-organisation.server'
import { actorOf } from '~/domain/accounts/queries.server'
import { declineRequest } from '~/domain/proposals/decline-request.server'
import * as m from '~/i18n/paraglide/messages'
import * as list from '~/routes/account/notifications'
import * as fromMail from '~/routes/account/notification'
import * as mailsPage from '~/routes/account/notification-mails'
import { db } from '~db/connection'
import { notificationChoices, notifications, sessions } from '~db/schema'
import { colleague, consultant, department, enterprise, sentRequest } from '~tests/scenarios'
import { freshDatabase } from '~tests/support/database'
import { shownPage } from '~tests/support/shown-page'
import { locationOf } from '../accounts/posted-form'
import { args, ledTo, post } from '../work/page-calls'

beforeEach(freshDatabase)

const idOf = (kind: string) =>
  db
    .select()
    .from(notifications)
    .all()
    .find((row) => row.kind === kind)!.id

describe('the page of notifications', () => {
  it('shows what waits until it is done and what happened, each leading to its record, and read once it was opened', async () => {
    const { consultant: asked, enterprise: owner, requestId } = sentRequest()
    const { html } = await shownPage(list, await args(asked, {}))
    expect(html).toContain(m.notice_request_received({ enterprise: owner.organisationName! }))
    expect(html).toContain(m.notice_new())
    const opened = await post(list, asked, {}, { open: idOf('request_received') })
    expect(ledTo(opened)).toEqual([303, `/requests/${requestId}`])
    const { told, unread, today } = await list.loader(await args(asked, {}))
    expect(told.map(({ isNew }) => isNew)).toEqual([false, true])
    expect(unread).toBe(1)
    expect(today.tasks!.mine.map(({ to }) => to)).toEqual([`/requests/${requestId}`])
    declineRequest(asked, requestId, { reason: 'other' })
    const after = await list.loader(await args(asked, {}))
    expect(after.told.map(({ isDone }) => isDone)).toEqual([true, false])
    expect(after.today.tasks!.mine).toEqual([])
    await post(list, asked, {}, { all: 'read' })
    expect((await list.loader(await args(asked, {}))).unread).toBe(0)
  })

  it('opens nothing of somebody else’s, a colleague’s included', async () => {
    const { consultant: asked } = sentRequest()
    const id = idOf('request_received')
    for (const stranger of [enterprise(), department(), colleague(asked, 'member')])
      expect((await post(list, stranger, {}, { open: id })).status).toBe(404)
    expect(db.select().from(notifications).where(eq(notifications.id, id)).get()!.readAt).toBeNull()
  })

  it('opens what belongs to another of the person’s organisations there', async () => {
    const { consultant: asked, enterprise: owner, requestId, needId } = sentRequest()
    joinOrganisation(owner.userId, { joins: asked.organisationId!, as: 'owner' })
    declineRequest(asked, requestId, { reason: 'other' })
    const both = actorOf(owner.userId, asked.organisationId)!
    const id = idOf('request_declined')
    const elsewhere = async (typed?: Record<string, string>) => {
      const call = await args(both, { notificationId: id }, typed)
      db.update(sessions).set({ organisationId: asked.organisationId }).where(eq(sessions.userId, both.userId)).run()
      return call
    }
    const { html } = await shownPage(fromMail, await elsewhere())
    expect(html).toContain(m.notice_elsewhere_open({ organisation: owner.organisationName! }))
    expect(locationOf(await list.action(await elsewhere({ open: id })))).toBe(`/needs/${needId}`)
    const workspaces = db.select().from(sessions).where(eq(sessions.userId, both.userId)).all()
    expect(workspaces.map(({ organisationId }) => organisationId)).toContain(owner.organisationId)
  })

  it('says nothing to who may only look', async () => {
    const asked = consultant()
    const onlooker = colleague(asked.actor, 'reader')
    sentRequest({ consultant: asked })
    expect((await list.loader(await args(onlooker, {}))).told).toEqual([])
  })
})

it('a mail’s link leads on to the record and changes nothing', async () => {
  const { consultant: asked, requestId } = sentRequest()
  const id = idOf('request_received')
  const answer = await args(asked, { notificationId: id })
    .then(fromMail.loader)
    .catch((thrown: unknown) => thrown)
  expect(locationOf(answer)).toBe(`/requests/${requestId}`)
  expect(db.select().from(notifications).where(eq(notifications.id, id)).get()!.readAt).toBeNull()
})

describe('the choice of mails', () => {
  it('shows what concerns the person, and keeps what was chosen', async () => {
    const { actor } = consultant()
    const { kinds } = await mailsPage.loader(await args(actor, {}))
    expect(kinds.map(({ kind }) => kind)).toContain('request_received')
    expect(kinds.map(({ kind }) => kind)).not.toContain('proposal_received')
    expect(kinds.map(({ kind }) => kind)).not.toContain('proposal_awarded')
    expect(ledTo(await post(mailsPage, actor, {}, { request_received: 'daily' }))[0]).toBe(303)
    const again = await mailsPage.loader(await args(actor, {}))
    expect(again.kinds.find(({ kind }) => kind === 'request_received')).toMatchObject({ mail: 'daily' })
  })

  it('takes nothing that is not for the person to choose', async () => {
    const { actor } = consultant()
    await post(mailsPage, actor, {}, { proposal_received: 'off', proposal_awarded: 'off', password_changed: 'off' })
    const kept = db.select().from(notificationChoices).all()
    expect(kept.map(({ kind }) => kind)).not.toContain('proposal_received')
    expect(kept.filter(({ mail }) => mail === 'off')).toEqual([])
  })
})
