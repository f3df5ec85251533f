import { enqueue } from '~/jobs/outbox.server'
import { morningOf } from '~/domain/days'
import { today } from '~db/clock'
import { transact } from '~db/connection'

/** Kinds of jobs that are done once a day: what was kept long enough is deleted, what lies here goes where it is to lie, what follows from the day is looked at. */
const DAILY = [
  'learning.forget',
  'enquiries.forget',
  'files.forget',
  'files.move_all_out',
  'matching.refresh',
  'needs.ask_silent',
  'assisted.forget',
] as const

/**
 * Asks for the jobs of the day, what is mailed in the morning and who is invited at its hour, when it is first called and then once a day; call it as often as you like. A job that
 * fails is tried again as any other is.
 */
export function dailyJobs(): () => void {
  let asked = ''
  return () => {
    const day = today()
    if (asked === day) return
    transact((tx) => {
      for (const kind of DAILY) enqueue(tx, kind, {})
      // Before the mails of the morning, which tell of it.
      enqueue(tx, 'waves.send', {}, morningOf(day))
      enqueue(tx, 'notifications.morning', {}, morningOf(day))
    })
    asked = day
  }
}
