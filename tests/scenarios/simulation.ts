import type { Actor } from '~/domain/accounts/lifecycle'
import { recordCertificate } from '~/domain/certification/record-certificate.server'
import { VERIFICATION_DAYS } from '~/domain/certification/lifecycle'
import { verifyOutcome } from '~/domain/certification/verify-outcome.server'
import { sendMessage } from '~/domain/conversation/send-message.server'
import { addDays, daysBetween, type Day } from '~/domain/days'
import { acceptMilestone } from '~/domain/engagement/accept-milestone.server'
import { engagementOf } from '~/domain/engagement/queries.server'
import { returnMilestone } from '~/domain/engagement/return-milestone.server'
import { submitMilestone } from '~/domain/engagement/submit-milestone.server'
import { closeNeed } from '~/domain/needs/close-need.server'
import { notificationKinds, type NotificationKind } from '~/domain/notifications/kinds'
import { remind } from '~/domain/notifications/remind.server'
import { writeDigests } from '~/domain/notifications/write-digests.server'
import { declineRequest } from '~/domain/proposals/decline-request.server'
import { ANSWER_DAYS } from '~/domain/proposals/lifecycle'
import { submitProposal } from '~/domain/proposals/submit-proposal.server'
import { at, dayOf } from '~db/clock'
import { newId } from '~db/ids'
import { consultant, department, enterprise } from './accounts'
import { askConsultant, award, certificate, offer, publishedNeed } from './loop'

/**
 * A province for some days, in which nobody reads what they are told: people invite, answer, choose, deliver and verify as chance has
 * it, and beside the application the simulation keeps by itself who should be told of what.
 */

type Random = () => number

/** The same chances at every run (mulberry32). */
export function chances(seed: number): Random {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

type Asked = {
  id: string
  consultant: Actor
  askedOn: Day
  proposalId?: string
  proposedOn?: Day
  answeredOn?: Day
  isDeclined?: boolean
}
type Work = {
  id: string
  consultant: Actor
  milestones: { id: string; dueOn: Day; submittedOn?: Day; isReturned?: boolean; isAccepted?: boolean }[]
  outcome?: { id: string; reportedOn: Day; isVerified?: boolean }
}
type Need = { id: string; enterprise: Actor; openedOn: Day; asked: Asked[]; isOpen: boolean; work?: Work }

export type Simulated = { people: Actor[]; expected: Map<string, number>; days: Day[] }

const HOUR = 3_600_000
const key = (kind: NotificationKind, { userId }: Actor) => `${userId} ${kind}`

/** `settled`: called after everything that happens, for the mails to go out. */
export async function simulate(
  {
    days,
    start,
    seed,
    enterprises = 20,
    consultants = 10,
  }: {
    days: number
    start: Date
    seed: number
    enterprises?: number
    consultants?: number
  },
  settled: () => Promise<void>,
): Promise<Simulated> {
  const random = chances(seed)
  const happens = (chance: number) => random() < chance
  const expected = new Map<string, number>()
  const tell = (kind: NotificationKind, ...readers: Actor[]) => {
    for (const reader of readers) expected.set(key(kind, reader), (expected.get(key(kind, reader)) ?? 0) + 1)
  }
  const reminded = new Set<string>()
  let clock = start.getTime()
  /** Something that happens now; the next thing does a minute later. */
  const now = async <T>(work: () => T extends PromiseLike<unknown> ? never : T): Promise<T> => {
    const result = at(new Date((clock += 60_000)), work)
    await settled()
    return result
  }
  const today = () => dayOf(new Date(clock))

  const officer = await now(() => department())
  const helpers: { actor: Actor; profileId: string }[] = []
  for (let i = 0; i < consultants; i += 1) {
    const helper = await now(() => consultant({ name: `Đơn vị tư vấn ${i} (giả định)`, checkedBy: officer }))
    tell('profile_to_check', officer)
    tell('profile_published', helper.actor)
    helpers.push(helper)
  }
  const owners: Actor[] = []
  for (let i = 0; i < enterprises; i += 1) owners.push(await now(() => enterprise({ name: `HTX ${i} (giả định)` })))
  const needs: Need[] = []
  const shown: Day[] = []

  for (let day = 0; day < days; day += 1) {
    clock = start.getTime() + day * 24 * HOUR
    shown.push(today())
    // 07:00: what the calendar tells, kept here by its own account.
    expectReminders()
    await now(remind)
    await now(writeDigests)
    clock = start.getTime() + day * 24 * HOUR + 2 * HOUR
    for (const owner of owners) {
      if (needs.some((need) => need.enterprise === owner && need.isOpen) || !happens(0.3)) continue
      const { needId } = await now(() => publishedNeed({ enterprise: owner }))
      needs.push({ id: needId, enterprise: owner, openedOn: today(), asked: [], isOpen: true })
    }
    for (const need of needs) await liveOn(need)
  }
  return { people: [officer, ...helpers.map(({ actor }) => actor), ...owners], expected, days: shown }

  async function liveOn(need: Need) {
    if (need.isOpen) await lookForHelp(need)
    if (need.work) await work(need, need.work)
  }

  async function lookForHelp(need: Need) {
    const open = need.asked.filter(({ isDeclined }) => !isDeclined).length
    const next = helpers[Math.floor(random() * helpers.length)]!
    const isAsked = need.asked.some(({ consultant: known }) => known === next.actor)
    if (open < 3 && !isAsked && happens(0.5)) {
      const { requestId } = await now(() => askConsultant({ needId: need.id, enterprise: need.enterprise }, next))
      need.asked.push({ id: requestId, consultant: next.actor, askedOn: today() })
      tell('request_received', next.actor)
    }
    for (const asked of need.asked) await answer(need, asked)
    const offered = need.asked.filter(({ proposalId }) => proposalId)
    if (offered.length > 0 && happens(0.12)) return choose(need, offered[Math.floor(random() * offered.length)]!)
    if (happens(0.01)) {
      await now(() => closeNeed(need.enterprise, need.id, 'solved'))
      endFor(need)
    }
  }

  async function answer(need: Need, asked: Asked) {
    if (asked.answeredOn) return
    if (happens(0.05)) {
      await now(() => sendMessage(asked.consultant, asked.id, { id: newId(), text: 'Xin hỏi thêm một chút.' }))
      // Nobody looks: of several messages only the first is told.
      const told = key('message_from_consultant', need.enterprise)
      const once = `message ${asked.id}`
      if (!reminded.has(once)) expected.set(told, (expected.get(told) ?? 0) + 1)
      reminded.add(once)
    }
    if (!happens(0.12)) return
    asked.answeredOn = today()
    if (happens(0.3)) {
      asked.isDeclined = true
      await now(() => declineRequest(asked.consultant, asked.id, { reason: 'no_capacity' }))
      return tell('request_declined', need.enterprise)
    }
    const proposal = offer({
      milestones: [
        { title: 'Khảo sát', dueWeek: 1 },
        { title: 'Hoàn thiện', dueWeek: 2 },
      ],
    })
    asked.proposalId = proposal.id
    asked.proposedOn = today()
    await now(() => submitProposal(asked.consultant, asked.id, proposal))
    tell('proposal_received', need.enterprise)
  }

  function endFor(need: Need, chosen?: Asked) {
    need.isOpen = false
    for (const asked of need.asked) {
      if (asked === chosen) continue
      if (asked.proposalId) tell('proposal_not_chosen', asked.consultant)
      else if (!asked.answeredOn) tell('request_ended', asked.consultant)
    }
  }

  async function choose(need: Need, chosen: Asked) {
    const engagementId = await now(() => award({ enterprise: need.enterprise, proposalId: chosen.proposalId! }))
    tell('proposal_awarded', chosen.consultant)
    endFor(need, chosen)
    const { milestones } = engagementOf(need.enterprise, engagementId)
    need.work = {
      id: engagementId,
      consultant: chosen.consultant,
      milestones: milestones.map(({ id, dueOn }) => ({ id, dueOn: dueOn! })),
    }
  }

  async function work({ enterprise: owner }: Need, { id, consultant: helper, milestones, ...done }: Work) {
    const current = milestones.find(({ isAccepted }) => !isAccepted)
    if (current?.submittedOn && !current.isReturned) {
      if (!happens(0.25)) return
      if (happens(0.3)) {
        current.isReturned = true
        await now(() => returnMilestone(owner, id, current.id, { reason: 'Còn thiếu' }))
        return tell('milestone_returned', helper)
      }
      current.isAccepted = true
      await now(() => acceptMilestone(owner, id, current.id))
      tell('milestone_accepted', helper)
      if (milestones.every(({ isAccepted }) => isAccepted)) tell('certificate_wanted', helper)
      return
    }
    if (current) {
      if (!happens(0.2)) return
      current.submittedOn = today()
      current.isReturned = false
      await now(() => submitMilestone(helper, id, current.id, { note: 'Đã bàn giao' }))
      return tell('milestone_submitted', owner)
    }
    const need = needs.find(({ work: own }) => own?.id === id)!
    if (!done.outcome && happens(0.4)) {
      const outcomeId = await now(() => recordCertificate(helper, id, certificate()))
      need.work!.outcome = { id: outcomeId, reportedOn: today() }
      tell('certificate_reported', owner)
      return tell('certificate_to_verify', officer)
    }
    if (done.outcome && !done.outcome.isVerified && happens(0.1)) {
      done.outcome.isVerified = true
      await now(() => verifyOutcome(officer, done.outcome!.id, { checkedWith: 'original' }))
      tell('outcome_verified', owner, helper)
    }
  }

  function remindOnce(kind: NotificationKind, record: string, day: Day, readers: Actor[], since = '') {
    const { ladder } = notificationKinds[kind] as { ladder: readonly number[] }
    const passed = daysBetween(day, today())
    const step = Math.max(...ladder.filter((one) => one <= passed))
    const once = `${kind} ${record} ${day} ${step} ${since}`
    if (step === -Infinity || reminded.has(once)) return
    reminded.add(once)
    tell(kind, ...readers)
  }

  function expectReminders() {
    for (const need of needs) {
      if (need.isOpen) {
        for (const asked of need.asked.filter(({ answeredOn }) => !answeredOn)) {
          const dueOn = addDays(asked.askedOn, ANSWER_DAYS)
          remindOnce('request_due', asked.id, dueOn, [asked.consultant])
          remindOnce('request_late', asked.id, dueOn, [need.enterprise])
        }
        const proposals = need.asked.flatMap(({ proposedOn }) => proposedOn ?? []).sort()
        if (need.asked.length === 0) remindOnce('need_unasked', need.id, need.openedOn, [need.enterprise])
        if (proposals.length > 0) remindOnce('proposals_wait', need.id, proposals.at(-1)!, [need.enterprise])
        else if (need.asked.length > 0) {
          const ends = need.asked.map(({ answeredOn, askedOn }) => answeredOn ?? addDays(askedOn, ANSWER_DAYS)).sort()
          const readers = [need.enterprise, officer]
          remindOnce('need_unanswered', need.id, ends.at(-1)!, readers, String(need.asked.length))
        }
      }
      if (!need.work) continue
      const { consultant: helper, milestones, outcome } = need.work
      const current = milestones.find(({ isAccepted }) => !isAccepted)
      if (current?.submittedOn && !current.isReturned) {
        remindOnce('milestone_waits', current.id, current.submittedOn, [need.enterprise])
      } else if (current) {
        remindOnce('milestone_due', current.id, current.dueOn, [helper])
        remindOnce('milestone_late', current.id, current.dueOn, [need.enterprise])
      }
      if (outcome && !outcome.isVerified) {
        remindOnce('certificate_waits', outcome.id, addDays(outcome.reportedOn, VERIFICATION_DAYS), [officer])
      }
    }
  }
}
