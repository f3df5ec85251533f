import { profileCards } from '~/domain/directory/queries.server'
import type { Need, needPage } from '~/domain/needs/queries.server'
import { wavesOutlook } from '~/domain/needs/steps.server'
import { interestedIn, invitedIn, MOST_INVITED, roomFor } from '~/domain/proposals/waves'
import { interestsWaiting } from '~/domain/proposals/interests.server'
import { lastWaves, leftToInvite } from '~/domain/proposals/waves.server'

type Page = Pick<ReturnType<typeof needPage>, 'need' | 'requests'>

export type WavesView = ReturnType<typeof wavesView>

/** How invitations in waves stand: those that go on, or how the last ones ended; whether they may be begun. */
export function wavesView({ need, requests }: Page) {
  if (need.status !== 'published') return null
  const last = lastWaves(need.id)
  const isRunning = last?.stoppedAt === null
  const waiting = isRunning ? interestsWaiting(need).length : 0
  return {
    last: last && {
      ...last,
      interested: interestedIn(requests) + waiting,
      waiting,
      invited: invitedIn(requests),
      outlook: isRunning ? wavesOutlook(last, requests, waiting) : null,
      next: isRunning ? namesOf(leftToInvite(need).slice(0, roomFor(last, requests))) : [],
    },
    mayStart: !isRunning && firstWave(need, requests).length > 0,
  }
}

/** Whom a first wave of the largest size would invite, best first. */
export const firstWave = (need: Need, requests: Page['requests']): string[] =>
  leftToInvite(need).slice(0, roomFor({ size: MOST_INVITED, most: MOST_INVITED }, requests))

export const namesOf = (profileIds: string[]) => profileCards(profileIds).map(({ id, name }) => ({ id, name }))
