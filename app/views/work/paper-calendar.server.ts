import ical, { ICalAlarmType } from 'ical-generator'
import type { OwnPaper } from '~/domain/certification/own-papers.server'
import { ENDING_LADDER, SURVEILLANCE_LADDER } from '~/domain/certification/paper-dates'
import * as m from '~/i18n/paraglide/messages'
import { inWords } from '~/i18n/worded'
import { addDays } from '~/domain/days'
import { now, today } from '~db/clock'

const DAY_SECONDS = 86_400

/** The days of a certificate as an iCalendar file (RFC 5545): whole days, each with an alarm on every day of a reminder that lies ahead; the same event however often it is fetched. */
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
    const ahead = (step ? SURVEILLANCE_LADDER : ENDING_LADDER).filter((days) => addDays(on, days) >= today())
    for (const days of ahead) event.createAlarm({ type: ICalAlarmType.display, triggerBefore: -days * DAY_SECONDS })
  }
  return calendar.toString()
}
