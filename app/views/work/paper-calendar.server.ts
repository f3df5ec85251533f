import ical, { ICalAlarmType } from 'ical-generator'
import type { OwnPaper } from '~/domain/certification/own-papers.server'
import { ENDING_LADDER, SURVEILLANCE_LADDER } from '~/domain/certification/paper-dates'
import * as m from '~/i18n/paraglide/messages'
import { inWords } from '~/i18n/worded'
import { now } from '~db/clock'

const DAY_SECONDS = 86_400

/** The days of a certificate as an iCalendar file (RFC 5545): whole days, each with an alarm on the day of the first reminder; the same event however often it is fetched. */
export function paperCalendar({ certificate, dates }: OwnPaper, url: string): string {
  const { id, scheme, number } = certificate
  const calendar = ical({ name: m.paper_calendar_name({ scheme }), prodId: '//nhip-cau//certificates//VI' })
  for (const { on, step } of dates) {
    const start = new Date(`${on}T00:00:00Z`)
    const event = calendar.createEvent({
      id: `${id}-${step?.id ?? 'ends'}-${on}`,
      stamp: now(),
      start,
      end: new Date(start.getTime() + DAY_SECONDS * 1000),
      allDay: true,
      timezone: 'UTC',
      summary: step
        ? m.paper_calendar_step({ step: inWords(step.title), scheme, number })
        : m.paper_calendar_ends({ scheme, number }),
      url,
    })
    event.createAlarm({
      type: ICalAlarmType.display,
      triggerBefore: -(step ? SURVEILLANCE_LADDER : ENDING_LADDER)[0] * DAY_SECONDS,
    })
  }
  return calendar.toString()
}
