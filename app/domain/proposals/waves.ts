import { type Day } from '../days'
import { isOverdue } from '../overdue'
import { addWorkingDays, isWorkingDay } from '../working-days'
import { isOpenRequest, MAX_REQUESTS_PER_NEED, placesLeft, type RequestStatus } from './lifecycle'

/** Consultants invited in a wave, those who are to be interested, and those who are ever invited for the need while waves go on. */
export const USUAL_WAVE_SIZE = MAX_REQUESTS_PER_NEED
export const USUAL_WANTED = 3
export const MOST_INVITED = 15
/** Working days that belong to those who were invited last. */
export const WAVE_DAYS = 2

/**
 * Why waves stopped: enough are interested; `MOST_INVITED` were invited; nobody is left on the list; whoever began them does not act for
 * the enterprise any more; a proposal was chosen; the enterprise stopped them; the need ended otherwise.
 */
export const WAVES_STOPPED = [
  'enough',
  'most_invited',
  'nobody_left',
  'starter_left',
  'chosen',
  'by_enterprise',
  'need_closed',
] as const
export type WavesStopped = (typeof WAVES_STOPPED)[number]
/** Ends of which the enterprise is told: it is to do something. */
export const TOLD_ENDS: readonly WavesStopped[] = ['most_invited', 'nobody_left', 'starter_left']

/** Whether a wave's working days are over, and today is one on which the next may go out. */
export const isNextDue = (lastOn: Day, today: Day): boolean =>
  isOverdue(addWorkingDays(lastOn, WAVE_DAYS), today) && isWorkingDay(today)

/** On which day it is looked at whether the next wave goes out; `isLookedAt`: today's look was in vain. */
export function nextLookOn(lastOn: Day, today: Day, isLookedAt = false): Day {
  const first = addWorkingDays(lastOn, WAVE_DAYS + 1)
  if (first > today) return first
  return isWorkingDay(today) && !isLookedAt ? today : addWorkingDays(today, 1)
}

type Asked = { profileId: string; status: RequestStatus; interestedAt: Date | null }

/** How many of those who were invited want the work, and have not said no since. */
export const interestedIn = (requests: readonly Asked[]) =>
  requests.filter((asked) => isOpenRequest(asked) && (asked.status === 'proposed' || asked.interestedAt !== null))
    .length

export const invitedIn = (requests: readonly Pick<Asked, 'profileId'>[]) =>
  new Set(requests.map(({ profileId }) => profileId)).size

/** How many a wave may invite now. */
export const roomFor = ({ size, most }: { size: number; most: number }, requests: readonly Asked[]) =>
  Math.max(0, Math.min(size, placesLeft(requests), most - invitedIn(requests)))

/**
 * What the next wave waits for: its day, a free place, the enterprise's answer to interests that would be enough, or nothing any more.
 */
export type Outlook =
  { kind: 'due'; on: Day } | { kind: 'full'; on: Day } | { kind: 'enough' | 'held' | 'most_invited' }

/** `waiting`: consultants who were not invited, said that they are interested, and wait for the enterprise's answer. */
type Wanted = { wanted: number; waiting: number }
type Running = Wanted & { most: number; lastOn: Day; isBlocked: boolean }

/** Whether enough are interested with those to whom the enterprise has yet to answer: nobody else is asked meanwhile. */
export const isHeld = ({ wanted, waiting }: Wanted, requests: readonly Asked[]) =>
  interestedIn(requests) + waiting >= wanted

export function outlookOf(
  { wanted, waiting, most, lastOn, isBlocked }: Running,
  requests: readonly Asked[],
  today: Day,
): Outlook {
  if (interestedIn(requests) >= wanted) return { kind: 'enough' }
  if (isHeld({ wanted, waiting }, requests)) return { kind: 'held' }
  if (invitedIn(requests) >= most) return { kind: 'most_invited' }
  const on = nextLookOn(lastOn, today, isBlocked)
  return { kind: placesLeft(requests) > 0 ? 'due' : 'full', on }
}
