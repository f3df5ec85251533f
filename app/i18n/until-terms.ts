import { type Day, daysBetween } from '~/domain/days'
import { isOverdue } from '~/domain/overdue'
import { formatDay, formatNumber } from './format'
import * as m from './paraglide/messages'

const ownUntil = { late: m.engagement_overdue, now: m.engagement_due_today, soon: m.engagement_due_in }
const othersUntil = { late: m.engagement_waits_overdue, now: m.engagement_waits_today, soon: m.engagement_waits_until }

/**
 * Until when, in words: days left, today, or how long overdue. `isOwn`: it is whoever reads this who is to act; else they wait for
 * somebody whose day it is.
 */
export function untilText(dueOn: Day, today: Day, isOwn: boolean): Until {
  const words = isOwn ? ownUntil : othersUntil
  const left = daysBetween(today, dueOn)
  const day = formatDay(dueOn)
  if (isOverdue(dueOn, today)) return { text: words.late({ days: formatNumber(-left), day }), overdue: true, isOwn }
  const text = left === 0 ? words.now({ day }) : words.soon({ days: formatNumber(left), day })
  return { text, overdue: false, isOwn }
}

export type Until = { text: string; overdue: boolean; isOwn: boolean }
