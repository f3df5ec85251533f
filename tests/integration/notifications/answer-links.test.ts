import type { LoaderFunctionArgs } from '@remix-run/node'
import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { changeEmail } from '~/domain/accounts/change-email.server'
import type { Actor } from '~/domain/accounts/lifecycle'
import { closeNeed } from '~/domain/needs/close-need.server'
import { chooseMails } from '~/domain/notifications/choose-mails.server'
import { ANSWER_LINK_DAYS, type LinkAnswer } from '~/domain/notifications/lifecycle'
import { declineRequest } from '~/domain/proposals/decline-request.server'
import { sayInterested } from '~/domain/proposals/say-interested.server'
import { enqueue } from '~/jobs/outbox.server'
import * as m from '~/i18n/paraglide/messages'
import { withLocale } from '~/i18n/locale.server'
import { outgoingMails } from '~/mail/outgoing.server'
import * as page from '~/routes/account/answer-link'
import { db, transact } from '~db/connection'
import { events, memberships, notifications, requests, users } from '~db/schema'
import { colleague, consultant, enterprise, propose, publishedNeed, askConsultant } from '~tests/scenarios'
import { freshDatabase } from '~tests/support/database'
import { mailServerOfFile } from '~tests/support/mail-server-of-file'
import { shownPage } from '~tests/support/shown-page'
import { drainAll, makeAllDue } from '../alerts/saved'
import { args } from '../work/page-calls'
import { remind, withdraw } from '../work/sent-requests'
import { toldTo } from './told'

const server = mailServerOfFile()
beforeEach(freshDatabase)

const DAY_MS = 86_400_000
const inDays = (days: number) => new Date(Date.now() + days * DAY_MS)
const words = { interested: m.mail_answer_interested, declined: m.mail_answer_declined }

const mailsTo = ({ email }: Actor) => server.received.filter(({ to }) => email !== null && to.includes(email))
/** The keys in a mail, by what they answer. */
function keysIn({ text }: { text: string }) {
  const found = (answer: LinkAnswer) =>
    new RegExp(`${words[answer]()}: https://nhip-cau\\.example/answer/(\\S+)`).exec(text)?.[1]
  return { interested: found('interested'), declined: found('declined') }
}

/** Somebody who was invited by mail, with the keys of the two links. */
async function invitedByMail(asked = consultant()) {
  const owner = enterprise()
  await drainAll()
  server.received.length = 0
  const sent = askConsultant(publishedNeed({ enterprise: owner }), asked)
  await drainAll()
  const [mail] = mailsTo(asked.actor)
  const { interested, declined } = keysIn(mail!)
  return { ...sent, mail: mail!, keys: { interested: interested!, declined: declined! } }
}

const visit = (key: string, typed?: Record<string, string>): Pick<LoaderFunctionArgs, 'request' | 'params'> => ({
  request: new Request(`http://localhost/answer/${key}`, typed && { method: 'POST', body: new URLSearchParams(typed) }),
  params: { key },
})
const open = (key: string) => shownPage(page, visit(key))
const say = async (key: string, typed: Record<string, string>) => {
  const answer = (await page.action({ ...visit(key, typed), context: {} })) as Response | { init: { status: number } }
  return answer instanceof Response ? answer.headers.get('Location') : answer.init.status
}
const INTERESTED = { answer: 'interested', message: 'Tuần này tôi gọi.' }
const TOO_FAR = { reason: 'too_far', note: 'Tôi chỉ làm ở Gia Lai.' }

const requestOf = (id: string) => db.select().from(requests).where(eq(requests.id, id)).get()!
const eventsNamed = (name: 'request.interested' | 'request.declined') =>
  db.select().from(events).where(eq(events.name, name)).all()

describe('the mail of an invitation', () => {
  it('is answered by its links: interested, which the enterprise is told and the event says', async () => {
    const { consultant: asked, enterprise: owner, requestId, keys } = await invitedByMail()
    const shown = await open(keys.interested)
    expect(shown.status).toBe(200)
    expect(shown.html).toContain(owner.organisationName)
    expect(shown.html).toContain('Xưởng chè muốn làm ISO 22000')
    expect(await say(keys.interested, INTERESTED)).toBe(`/answer/${keys.interested}?done=answered`)
    expect(requestOf(requestId)).toMatchObject({ status: 'sent', interestMessage: INTERESTED.message })
    expect(eventsNamed('request.interested')).toMatchObject([{ userId: asked.userId, detail: { via: 'link' } }])
    expect(toldTo(owner)).toEqual(['request_interested'])
    expect(toldTo(asked, { unread: true })).not.toContain('request_received')
  })

  it('or not, with a reason', async () => {
    const { consultant: asked, requestId, keys } = await invitedByMail()
    expect(await say(keys.declined, {})).toBe(400)
    expect(await say(keys.declined, TOO_FAR)).toBe(`/answer/${keys.declined}?done=answered`)
    expect(requestOf(requestId)).toMatchObject({
      status: 'declined',
      declineReason: 'too_far',
      declineNote: TOO_FAR.note,
    })
    expect(eventsNamed('request.declined')).toMatchObject([{ userId: asked.userId, detail: { via: 'link' } }])
  })

  it('so do its reminders and the morning’s mail, each with links of its own, and the earlier ones go on working', async () => {
    const asked = consultant()
    chooseMails(asked.actor, { request_reminded: 'daily' })
    const first = await invitedByMail(asked)
    const other = askConsultant(publishedNeed(), asked)
    for (const sent of [first, other]) remind(sent, inDays(9))
    server.received.length = 0
    transact((tx) => enqueue(tx, 'notifications.morning', {}))
    makeAllDue()
    await drainAll()
    const digest = mailsTo(asked.actor).find(({ text }) => text.includes(m.mail_digest_intro()))!
    expect(digest.text).toContain(m.mail_answer_hint({ days: String(ANSWER_LINK_DAYS) }))
    const keys = [...digest.text.matchAll(/\/answer\/(\S+)/g)].map(([, key]) => key!)
    expect(new Set([...keys, ...Object.values(first.keys)]).size).toBe(6)
    for (const key of [...keys, ...Object.values(first.keys)])
      expect((await open(key)).html).toContain(m.answer_link_due({ day: '' }).slice(0, 12))
  })

  it('has the same links in HTML, keeps no key and shows none to an administrator', async () => {
    const { keys, mail } = await invitedByMail()
    for (const key of Object.values(keys)) expect(mail.html).toContain(`href="https://nhip-cau.example/answer/${key}"`)
    const stored = JSON.stringify(db.$client.serialize().toString('latin1'))
    for (const key of Object.values(keys)) expect(stored).not.toContain(key.split('.')[1])
    const told = db.select().from(notifications).where(eq(notifications.kind, 'request_received')).get()!
    const shown = outgoingMails({ withKeys: false }).find(({ id }) => id === told.mailId)
    expect(shown?.message?.text).toContain('/answer/…')
    expect(shown?.message?.text).not.toContain('/answer/0')
  })

  it('is written in its reader’s language, and does not ask twice whether somebody is interested', async () => {
    const asked = consultant()
    db.update(users).set({ language: 'en' }).where(eq(users.id, asked.actor.userId)).run()
    const sent = askConsultant(publishedNeed(), asked)
    await drainAll()
    const english = mailsTo(asked.actor).at(-1)!
    expect(english.text).toContain(withLocale('en', () => m.mail_answer_title()))
    sayInterested(asked.actor, sent.requestId, {})
    remind(sent, inDays(9))
    makeAllDue()
    await drainAll()
    const text = mailsTo(asked.actor).at(-1)!.text
    expect(text).toContain(withLocale('en', () => m.mail_answer_declined()))
    expect(text).not.toContain(withLocale('en', () => m.mail_answer_interested()))
  })
})

describe('a link of such a mail', () => {
  it('changes nothing when it is opened, or when a program presses its button', async () => {
    const { requestId, keys } = await invitedByMail()
    const before = db.$client.serialize()
    for (const key of Object.values(keys)) {
      for (const opened of [key, `${key}.`]) expect((await open(opened)).status).toBe(200)
      expect(await say(key, {})).toBe(400)
    }
    expect(db.$client.serialize().equals(before)).toBe(true)
    expect(requestOf(requestId)).toMatchObject({ status: 'sent', interestedAt: null })
  })

  it('does one thing only: the other answer needs the other link', async () => {
    const { requestId, keys } = await invitedByMail()
    expect(await say(keys.interested, TOO_FAR)).toBe(400)
    expect(await say(keys.declined, INTERESTED)).toBe(400)
    expect(requestOf(requestId)).toMatchObject({ status: 'sent', interestedAt: null })
  })

  it('leads who would read more first to the invitation, and says nothing for them', async () => {
    const { requestId, keys } = await invitedByMail()
    expect(await say(keys.interested, { answer: 'later' })).toMatch(/^\/notifications\/[0-9a-f-]{36}$/)
    expect(requestOf(requestId).interestedAt).toBeNull()
  })

  it('is its person’s, whoever is signed in', async () => {
    const { consultant: asked, keys } = await invitedByMail()
    const stranger = consultant().actor
    const { key } = { key: keys.declined }
    const shown = await shownPage(page, await args(stranger, { key }))
    expect(shown.html).toContain(m.answer_link_person({ name: [asked.name, asked.organisationName].join(', ') }))
    expect(shown.html).not.toContain('name="madeFor"')
    await page.action(await args(stranger, { key }, TOO_FAR))
    expect(eventsNamed('request.declined')).toMatchObject([{ userId: asked.userId }])
  })

  it('never shows how the enterprise is reached, and says where that is seen', async () => {
    const { enterprise: owner, requestId, keys } = await invitedByMail()
    db.update(requests).set({ contactFrom: 'interested' }).where(eq(requests.id, requestId)).run()
    await say(keys.interested, INTERESTED)
    const { html } = await open(keys.interested)
    expect(html).toContain(m.answer_link_to_contact())
    expect(html).not.toContain(owner.email)
    expect(requestOf(requestId).contactSharedAt).not.toBeNull()
    db.update(requests).set({ contactFrom: 'chosen', contactSharedAt: null }).where(eq(requests.id, requestId)).run()
    const chosen = await open(keys.interested)
    expect(chosen.html).toContain(m.answer_link_to_propose())
    expect(chosen.html).not.toContain(m.answer_link_to_contact())
  })

  type Invited = Awaited<ReturnType<typeof invitedByMail>>
  it.each<[string, (sent: Invited) => unknown, number, (sent: Invited) => string]>([
    [
      'interested',
      ({ keys }) => say(keys.interested, INTERESTED),
      200,
      (sent) => m.answer_link_interested_title({ enterprise: sent.enterprise.organisationName! }),
    ],
    [
      'declined by a colleague',
      ({ consultant: asked, requestId }) =>
        declineRequest(colleague(asked, 'member'), requestId, { reason: 'conflict' }),
      200,
      () => m.request_decline_conflict(),
    ],
    ['proposed', (sent) => propose(sent), 200, () => m.answer_link_proposed_title()],
    [
      'taken back',
      (sent) => withdraw(sent),
      410,
      ({ enterprise: owner }) => m.answer_link_withdrawn_title({ enterprise: owner.organisationName! }),
    ],
    [
      'ended with its need',
      ({ enterprise: owner, needId }) => closeNeed(owner, needId, 'solved'),
      410,
      ({ enterprise: owner }) => m.answer_link_closed_title({ enterprise: owner.organisationName! }),
    ],
  ])('says how it stands once the request is %s, and changes it no more', async (_what, happens, status, title) => {
    const sent = await invitedByMail()
    await happens(sent)
    const stands = requestOf(sent.requestId)
    const { html, status: shown } = await open(sent.keys.interested)
    expect(shown).toBe(status)
    expect(html).toContain(title(sent))
    expect(html).toContain('href="/notifications/')
    expect(await say(sent.keys.interested, { answer: 'interested', message: 'Lần nữa.' })).toBe(409)
    expect(requestOf(sent.requestId)).toEqual(stands)
  })

  it.each<[string, (asked: Actor, key: string) => unknown]>([
    ['has no other key', (_, key) => `${key.slice(0, 37)}${'A'.repeat(32)}`],
    ['is no key', () => 'x'],
    [
      'goes to another address by now',
      ({ userId }) => db.update(users).set({ email: 'moi@example.vn' }).where(eq(users.id, userId)).run(),
    ],
    [
      'goes to an address that somebody disowned',
      ({ userId }) => db.update(users).set({ mailStopped: 'disowned' }).where(eq(users.id, userId)).run(),
    ],
    [
      'is a reader’s by now',
      ({ userId }) => db.update(memberships).set({ role: 'reader' }).where(eq(memberships.userId, userId)).run(),
    ],
    ['is of somebody who left', ({ userId }) => db.delete(memberships).where(eq(memberships.userId, userId)).run()],
    [
      'is of somebody who has no account any more',
      ({ userId }) => db.update(users).set({ deletedAt: new Date() }).where(eq(users.id, userId)).run(),
    ],
  ])('that %s opens and does nothing, and leads to sign in', async (_what, happens) => {
    const { consultant: asked, requestId, keys } = await invitedByMail()
    const made = happens(asked, keys.declined)
    const key = typeof made === 'string' ? made : keys.declined
    const { status, html } = await open(key)
    expect(status).toBe(404)
    expect(html).toContain(m.answer_link_old_title())
    expect(html).toContain('href="/requests"')
    expect(await say(key, TOO_FAR)).toBe(404)
    expect(requestOf(requestId).status).toBe('sent')
  })

  it('works for so many days, also while an address is only asked to change, and not after', async () => {
    const { consultant: asked, keys } = await invitedByMail()
    changeEmail(asked, 'moi@example.vn')
    const aged = (days: number) => {
      const createdAt = new Date(Date.now() - days * DAY_MS)
      db.update(notifications).set({ createdAt }).run()
      return open(keys.declined)
    }
    expect((await aged(ANSWER_LINK_DAYS - 1)).status).toBe(200)
    expect((await aged(ANSWER_LINK_DAYS)).status).toBe(404)
  })
})
