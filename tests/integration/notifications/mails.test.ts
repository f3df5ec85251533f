import { and, eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { answerConfirmation, askForConfirmation } from '~/domain/accounts/confirm-email.server'
import type { Actor } from '~/domain/accounts/lifecycle'
import { countRefusal } from '~/domain/accounts/mail-refused.server'
import { mailStandingOf } from '~/domain/accounts/queries.server'
import { peopleToCall } from '~/domain/notifications/people-to-call.server'
import { chooseMails } from '~/domain/notifications/choose-mails.server'
import { MOST_MAILS_A_DAY } from '~/domain/notifications/kind'
import { readAll } from '~/domain/notifications/read-notifications.server'
import { declineRequest } from '~/domain/proposals/decline-request.server'
import * as m from '~/i18n/paraglide/messages'
import { enqueue } from '~/jobs/outbox.server'
import { at } from '~db/clock'
import { db, transact } from '~db/connection'
import { jobs, mails, memberships, notifications, users } from '~db/schema'
import {
  askConsultant,
  colleague,
  consultant,
  department,
  publishedNeed,
  reportedOutcome,
  sentRequest,
} from '~tests/scenarios'
import { freshDatabase } from '~tests/support/database'
import { mailServerOfFile } from '~tests/support/mail-server-of-file'
import { drainAll, makeAllDue } from '../alerts/saved'

const server = mailServerOfFile()
beforeEach(freshDatabase)

const mailsTo = ({ email }: Actor) => server.received.filter(({ to }) => email !== null && to.includes(email))
const subjectsTo = (actor: Actor) => mailsTo(actor).map((mail) => mail.header('Subject'))
/** The morning has come: reminders, and what waited for it. */
const morning = async () => {
  transact((tx) => enqueue(tx, 'notifications.morning', {}))
  await drainAll()
}
/** Nobody has read or heard of anything so far. */
const startAfresh = async () => {
  await drainAll()
  server.received.length = 0
}

describe('a notification', () => {
  it('is mailed at once, with what it is about and a link that changes nothing', async () => {
    const asked = consultant()
    await startAfresh()
    const { enterprise: owner } = sentRequest({ consultant: asked })
    await drainAll()
    const [mail, ...others] = mailsTo(asked.actor)
    expect(others).toEqual([])
    expect(mail!.header('Subject')).toBe(m.notice_request_received({ enterprise: owner.organisationName! }))
    const { id } = db.select().from(notifications).where(eq(notifications.kind, 'request_received')).get()!
    for (const body of [mail!.text, mail!.html]) {
      expect(body).toContain('Xưởng chè muốn làm ISO 22000')
      expect(body).toContain(`https://nhip-cau.example/notifications/${id}`)
      expect(body).toContain('https://nhip-cau.example/notifications/mails')
    }
  })

  it('is written in its reader’s language', async () => {
    const asked = consultant()
    db.update(users).set({ language: 'en' }).where(eq(users.id, asked.actor.userId)).run()
    await startAfresh()
    const { enterprise: owner } = sentRequest({ consultant: asked })
    await drainAll()
    const enterpriseName = { enterprise: owner.organisationName! }
    expect(subjectsTo(asked.actor)).toEqual([m.notice_request_received(enterpriseName, { locale: 'en' })])
  })

  it.each<[string, (asked: Actor, requestId: string) => void]>([
    [
      'was answered by a colleague',
      (asked, id) => declineRequest(colleague(asked, 'member'), id, { reason: 'too_far' }),
    ],
    ['was read', (asked) => readAll(asked)],
    [
      'is of an organisation that the person has left',
      ({ userId }) => db.delete(memberships).where(eq(memberships.userId, userId)).run(),
    ],
    ['was switched off', (asked) => chooseMails(asked, { request_received: 'off' })],
    [
      'goes to an address that no longer takes mail',
      ({ userId }) => db.update(users).set({ mailStopped: 'refused' }).where(eq(users.id, userId)).run(),
    ],
  ])('that %s before its mail went is not mailed', async (_what, happens) => {
    const asked = consultant()
    await startAfresh()
    process.env.SMTP_URL = 'smtp://127.0.0.1:1'
    const { requestId } = sentRequest({ consultant: asked })
    await drainAll()
    happens(asked.actor, requestId)
    process.env.SMTP_URL = server.url
    makeAllDue()
    await drainAll()
    expect(mailsTo(asked.actor)).toEqual([])
  })

  it('is not mailed where the address is not confirmed, and stands in the application', async () => {
    const asked = consultant()
    db.update(users).set({ emailConfirmedAt: null }).where(eq(users.id, asked.actor.userId)).run()
    await startAfresh()
    sentRequest({ consultant: asked })
    await drainAll()
    await morning()
    expect(mailsTo(asked.actor)).toEqual([])
    const own = and(eq(notifications.userId, asked.actor.userId), eq(notifications.kind, 'request_received'))
    expect(db.select().from(notifications).where(own).all()).toMatchObject([{ readAt: null, mailId: null }])
  })

  it('of a kind that somebody switched off is not mailed, of one that is always told it is', async () => {
    const asked = consultant()
    chooseMails(asked.actor, { request_received: 'off' })
    await startAfresh()
    sentRequest({ consultant: asked })
    await morning()
    expect(mailsTo(asked.actor)).toEqual([])
  })
})

describe('the morning’s mail', () => {
  it('tells all that waited for it, once, and not what was done meanwhile', async () => {
    const officer = department()
    await startAfresh()
    const [first, second] = [reportedOutcome(), reportedOutcome()]
    await drainAll()
    const about = { scheme: 'ISO 22000', enterprise: first.enterprise.organisationName! }
    const title = m.notice_certificate_to_verify(about)
    expect(mailsTo(officer)).toEqual([])
    await morning()
    expect(mailsTo(officer)).toHaveLength(1)
    expect(mailsTo(officer)[0]!.text.split(title)).toHaveLength(3)
    await morning()
    expect(mailsTo(officer)).toHaveLength(1)
    expect(second.outcomeId).not.toBe(first.outcomeId)
  })

  it('takes what exceeds the mails of a day', async () => {
    const asked = consultant()
    await startAfresh()
    const before = db.select().from(notifications).where(eq(notifications.userId, asked.actor.userId)).all().length
    const needs = Array.from({ length: MOST_MAILS_A_DAY + 3 }, () => askConsultant(publishedNeed(), asked))
    await drainAll()
    const atOnce = MOST_MAILS_A_DAY - before
    expect(mailsTo(asked.actor)).toHaveLength(atOnce)
    await morning()
    const late = needs.length - atOnce
    expect(subjectsTo(asked.actor).slice(atOnce)).toEqual([m.mail_digest_subject({ count: String(late) })])
  })

  it('is not written to who chose otherwise since', async () => {
    const officer = department()
    await startAfresh()
    reportedOutcome()
    chooseMails(officer, { certificate_to_verify: 'off', profile_to_check: 'off' })
    await morning()
    expect(mailsTo(officer)).toEqual([])
  })
})

describe('a mailbox that refuses mails', () => {
  const asked = () => consultant({ name: 'Hộp thư đã đóng', provinceCode: '14' })

  it('twice gets no more, which its person and the department see, until its owner confirms it again', async () => {
    const { actor, profileId } = asked()
    const officer = department()
    await startAfresh()
    server.refused.add(actor.email)
    const invite = async () => {
      askConsultant(publishedNeed(), { actor, profileId })
      await drainAll()
    }
    await invite()
    expect(mailStandingOf(actor)).toBe('confirmed')
    await invite()
    expect(mailStandingOf(actor)).toBe('refused')
    expect(peopleToCall(officer)).toMatchObject([{ userId: actor.userId, standing: 'refused' }])
    expect(peopleToCall(department({ provinceCode: '11' }))).toMatchObject([{ userId: actor.userId }])
    server.refused.clear()
    await invite()
    expect(mailsTo(actor)).toEqual([])

    askForConfirmation(actor)
    await drainAll()
    const [, key] = /confirm-email\/(\S+)/.exec(mailsTo(actor)[0]!.text)!
    answerConfirmation(key!, true)
    expect(peopleToCall(officer)).toEqual([])
    await invite()
    expect(mailsTo(actor)).toHaveLength(2)
  })

  it('once in a month is forgotten', () => {
    const { actor } = asked()
    const count = (email: string) => transact((tx) => countRefusal(tx, actor.userId, email))
    count(actor.email)
    at(new Date(Date.now() + 31 * 86_400_000), () => count(actor.email))
    expect(mailStandingOf(actor)).toBe('confirmed')
    count('khac@example.vn')
    expect(mailStandingOf(actor)).toBe('confirmed')
  })
})

it('a mail whose process died after the server took it goes again under the same Message-ID, and nothing is told twice', async () => {
  const asked = consultant()
  await startAfresh()
  sentRequest({ consultant: asked })
  await drainAll()
  const { id: mailId } = db.select().from(mails).where(eq(mails.kind, 'notification.told')).all().at(-1)!
  db.update(mails).set({ sentAt: null }).where(eq(mails.id, mailId)).run()
  transact((tx) => enqueue(tx, 'mail.send', { mailId }))
  await drainAll()
  const ids = mailsTo(asked.actor).map((mail) => mail.header('Message-ID'))
  expect(ids).toHaveLength(2)
  expect(new Set(ids).size).toBe(1)
  const own = and(eq(notifications.userId, asked.actor.userId), eq(notifications.kind, 'request_received'))
  expect(db.select().from(notifications).where(own).all()).toHaveLength(1)
  expect(db.select().from(jobs).all()).toEqual([])
})
