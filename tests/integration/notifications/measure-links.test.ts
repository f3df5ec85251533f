import type { LoaderFunctionArgs } from '@remix-run/node'
import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { verifyMeasure } from '~/domain/measures/decide-measure.server'
import { laterOn } from '~/domain/measures/lifecycle'
import { measureOf } from '~/domain/measures/queries.server'
import { ANSWER_LINK_DAYS } from '~/domain/notifications/lifecycle'
import { remind } from '~/domain/notifications/remind.server'
import { formatDay } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { toldMessage } from '~/mail/notification-messages.server'
import * as page from '~/routes/account/measure-link'
import { at, dayOf } from '~db/clock'
import { db } from '~db/connection'
import { newId } from '~db/ids'
import { memberships, notifications, outcomes, users } from '~db/schema'
import { department, reportedMeasure } from '~tests/scenarios'
import { freshDatabase } from '~tests/support/database'
import { shownPage } from '~tests/support/shown-page'

beforeEach(freshDatabase)

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000)

const AGO = 190
const MEASURED = inDays(-AGO)

/** An enterprise that was asked by mail this morning whether its gain of half a year ago lasts, with the key of the mail's link. */
function askedByMail() {
  const work = at(MEASURED, () => {
    const reported = reportedMeasure({}, -AGO)
    const { id } = db.select().from(outcomes).where(eq(outcomes.measureId, reported.measureId)).get()!
    verifyMeasure(department(), id)
    return reported
  })
  remind()
  const told = db.select().from(notifications).where(eq(notifications.kind, 'measure_six')).get()!
  const mail = { id: newId(), kind: 'notification.told', detail: { notificationId: told.id } } as const
  const key = new RegExp(`${m.mail_answer_measure()}: \\S+/measured/(\\S+)`).exec(toldMessage(mail)!.text)?.[1]
  return { ...work, key: key!, told }
}

const visit = (key: string, typed?: Record<string, string>): Pick<LoaderFunctionArgs, 'request' | 'params'> => ({
  request: new Request(
    `http://localhost/measured/${key}`,
    typed && { method: 'POST', body: new URLSearchParams(typed) },
  ),
  params: { key },
})
const open = (key: string) => shownPage(page, visit(key))
const say = async (key: string, typed: Record<string, string>) => {
  const answer = (await page.action({ ...visit(key, typed), context: {} })) as Response | { init: { status: number } }
  return answer instanceof Response ? answer.headers.get('Location') : answer.init.status
}
const figures = (bad: string) => ({
  id: newId(),
  'inputs.bad': bad,
  'inputs.made': '400',
  measuredOn: formatDay(laterOn(dayOf(MEASURED), 'six')),
  method: 'Như lần trước.',
})
const readingsOf = ({ enterprise, engagementId, measureId }: ReturnType<typeof askedByMail>) =>
  measureOf(enterprise, engagementId, measureId).measure.readings.map(({ time, level }) => [time, level])

describe('whether a gain lasts is said by the link of a mail', () => {
  it('by figures alone, without signing in, once; looking changes nothing', async () => {
    const asked = askedByMail()
    const { status, html } = await open(asked.key)
    expect(status).toBe(200)
    expect(html).toContain(asked.enterprise.organisationName)
    expect(html).not.toContain('name="evidence"')
    expect(readingsOf(asked)).toHaveLength(2)
    expect(await say(asked.key, figures('nhiều'))).toBe(400)
    expect(await say(asked.key, figures('12'))).toBe(`/measured/${asked.key}?done=measured`)
    expect(readingsOf(asked).at(-1)).toEqual(['six', 'declared'])
    expect((await open(asked.key)).html).not.toContain('<form')
    expect(db.select().from(notifications).where(eq(notifications.id, asked.told.id)).get()?.readAt).not.toBeNull()
  })

  it('no more after its days, from another address, or by who left; and a made-up key is none', async () => {
    const asked = askedByMail()
    const statusNow = async (key = asked.key) => (await open(key)).status
    const user = eq(users.id, asked.enterprise.userId)
    expect(await statusNow()).toBe(200)
    expect(await statusNow(`${asked.told.id}.${'a'.repeat(32)}`)).toBe(404)
    db.update(users).set({ email: 'khac@vi-du.example' }).where(user).run()
    expect(await statusNow()).toBe(404)
    db.update(users).set({ email: asked.enterprise.email }).where(user).run()
    expect(await statusNow()).toBe(200)
    db.update(notifications)
      .set({ createdAt: inDays(-ANSWER_LINK_DAYS) })
      .run()
    expect(await statusNow()).toBe(404)
    db.update(notifications)
      .set({ createdAt: inDays(-1) })
      .run()
    db.delete(memberships).where(eq(memberships.userId, asked.enterprise.userId)).run()
    expect(await statusNow()).toBe(404)
  })
})
