import { createAccount } from '~/domain/accounts/create-account.server'
import type { Actor } from '~/domain/accounts/lifecycle'
import { enterpriseSource, workSource } from '~/domain/exporting/province-rows.server'
import { takeList } from '~/domain/exporting/take-list.server'
import { pushFollowUp } from '~/domain/follow-up/push.server'
import { assignFollowUp, noteFollowUp } from '~/domain/follow-up/write-down.server'
import { BUILT_IN_VERSION } from '~/domain/matching/ranking/weights'
import { storeMatches } from '~/domain/matching/store-matches.server'
import { managedNeed } from '~/domain/needs/queries.server'
import { requestsOf } from '~/domain/proposals/queries.server'
import { sendRequests } from '~/domain/proposals/send-request.server'
import { at } from '../clock'
import { idFrom, newId } from '../ids'
import { type DemoConsultant, demoDay } from './consultants'
import type { DemoFollowed } from './followed-file'

type Cast = {
  department: Actor
  passwordHash: string
  consultants: readonly DemoConsultant[]
  /** The enterprise of a need, by the need's id. */
  ownerOf: (need: string) => Actor
}

/** What waits too long beside the stories, and what officers did about it. */
export function tellFollowed(
  { officer, silent, paused, noted, taken }: DemoFollowed,
  { department, passwordHash, consultants, ownerOf }: Cast,
) {
  const of = (id: string) => consultants.find(({ profile }) => profile.id === id)!
  const colleague = at(demoDay(officer.day), () =>
    createAccount({
      id: idFrom(`user ${officer.email}`),
      email: officer.email,
      name: officer.name,
      passwordHash,
      organisation: { joins: department.organisationId!, as: 'member' },
    }),
  )
  const asked = of(silent.consultant)
  for (const need of silent.needs) {
    const invitation = { profileIds: [asked.profileId], message: '' }
    at(demoDay(silent.day), () => sendRequests(ownerOf(need), idFrom(`need ${need}`), invitation))
  }
  at(demoDay(paused.day), () =>
    pushFollowUp(department, 'profile', of(paused.consultant).profileId, { step: 'pause', reason: paused.reason }),
  )
  // As the worker finds it: of those who do this, nobody can be invited.
  const needId = idFrom(`need ${paused.need}`)
  const list = [{ profileId: of(paused.consultant).profileId, score: 0, reasons: [], missing: [], isNewcomer: false }]
  at(demoDay(paused.day), () => storeMatches(managedNeed(ownerOf(paused.need), needId), list, BUILT_IN_VERSION))

  const requestId = requestsOf(asked.actor).toAnswer.find((row) => row.needId === idFrom(`need ${noted.need}`))!.id
  at(demoDay(noted.day), () => {
    for (const note of noted.notes) noteFollowUp(department, 'request', requestId, { id: newId(), note })
    assignFollowUp(department, 'request', requestId, colleague.userId)
  })
  const officers = { department, colleague }
  for (const { day, by, list, year, ...one } of taken)
    at(demoDay(day), () => {
      const source = list === 'works' ? workSource(department, year ? { year } : {}) : enterpriseSource(department)
      takeList(officers[by], { ...one, list, query: year ? `year=${year}` : '', rows: source.count })
    })
}
