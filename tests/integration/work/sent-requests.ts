import { eq } from 'drizzle-orm'
import { type Day, startOf } from '~/domain/days'
import { remindOfRequest } from '~/domain/proposals/remind-of-request.server'
import { inviteAgain } from '~/domain/proposals/send-request.server'
import { withdrawRequest } from '~/domain/proposals/withdraw-request.server'
import { at } from '~db/clock'
import { db } from '~db/connection'
import { newId } from '~db/ids'
import { events, requests } from '~db/schema'
import { sentRequest } from '~tests/scenarios'
import { shownPage } from '~tests/support/shown-page'
import { toldTo } from '../notifications/told'
import { args } from './page-calls'

export type Sent = ReturnType<typeof sentRequest>
export const idsOf = ({ needId, requestId }: Sent) => ({ needId, requestId })
export const statusOf = (id: string) => db.select().from(requests).where(eq(requests.id, id)).get()!.status
export const eventsOf = () =>
  db
    .select()
    .from(events)
    .all()
    .map(({ name }) => name)
export const times = (who: Sent['consultant'], kind: string) => toldTo(who).filter((told) => told === kind).length
export const htmlOf = async (
  page: Parameters<typeof shownPage>[0],
  who: Sent['consultant'],
  ids: Record<string, string>,
) => (await shownPage(page, await args(who, ids))).html

/** 10:00 in Vietnam. Monday 2 March 2026 is a day on which everybody works. */
export const on = (day: Day) => new Date(startOf(day).getTime() + 10 * 3_600_000)
export const MONDAY: Day = '2026-03-02'
export const sentOn = (day: Day, options: Parameters<typeof sentRequest>[0] = {}) =>
  at(on(day), () => sentRequest(options))
export const remind = (sent: Sent, moment: Date, who = sent.enterprise) =>
  at(moment, () => remindOfRequest(who, sent.needId, sent.requestId))
export const withdraw = ({ enterprise, needId, requestId }: Sent, note?: string) =>
  withdrawRequest(enterprise, needId, requestId, { reason: 'no_answer', note })
export const again = ({ enterprise, needId, requestId }: Sent, message = 'Xin mời lại.', id = newId()) => {
  inviteAgain(enterprise, needId, requestId, { id, message, contactFrom: 'interested' })
  return id
}
