import { dayField } from '~/forms/fields'
import type { ReportPeriod } from '~/domain/reporting/period'
import { yearSoFar } from '~/domain/reporting/period'
import { currentYear } from '~/domain/reporting/queries.server'
import * as m from '~/i18n/paraglide/messages'
import { today } from '~db/clock'

type Asked = { period: ReportPeriod | null; typed: { from: string; to: string }; wrong: string | null }

/** Longer than any day may be typed. */
const TAKEN = 40

/** The days that an address asks for; without any, the fields begin with the current year so far. */
export function periodIn(request: Request): Asked {
  const query = new URL(request.url).searchParams
  if (!query.has('from') && !query.has('to'))
    return { period: null, typed: yearSoFar(currentYear(), today()), wrong: null }
  const typed = { from: (query.get('from') ?? '').slice(0, TAKEN), to: (query.get('to') ?? '').slice(0, TAKEN) }
  const [from, to] = [dayField.safeParse(typed.from), dayField.safeParse(typed.to)]
  if (!from.success || !to.success) return { period: null, typed, wrong: m.period_report_no_day() }
  const period = { from: from.data, to: to.data }
  if (period.from > period.to) return { period: null, typed, wrong: m.period_report_order() }
  if (period.to > today()) return { period: null, typed, wrong: m.period_report_future() }
  return { period, typed: period, wrong: null }
}

export const periodQuery = ({ from, to }: ReportPeriod) => new URLSearchParams({ from, to }).toString()
