import type { Actor } from '~/domain/accounts/lifecycle'
import { storeMatches } from '~/domain/matching/store-matches.server'
import { BUILT_IN_VERSION } from '~/domain/matching/ranking/weights'
import { declineRequest } from '~/domain/proposals/decline-request.server'
import { requestsOf } from '~/domain/proposals/queries.server'
import { sayInterested } from '~/domain/proposals/say-interested.server'
import { sendWaves } from '~/domain/proposals/send-waves.server'
import { managedNeed } from '~/domain/needs/queries.server'
import { startWaves } from '~/domain/proposals/start-waves.server'
import { at } from '../clock'
import { newId } from '../ids'
import type { DemoConsultant } from './consultants'

const INVITED = 'Xưởng làm việc cả thứ bảy, anh chị ghé xem lúc nào cũng được. Mong bắt đầu trước Tết.'
const LIKED = 'Chúng tôi đã làm 5S cho xưởng cơ khí cùng cỡ. Đầu tuần tôi gửi đề xuất.'

/** A need for which consultants are invited in waves: of the first two say no and one is interested, and the second is sent. */
export function tellWaves(
  needId: string,
  enterprise: Actor,
  fitting: readonly DemoConsultant[],
  after: (days: number) => Date,
) {
  const unordered = { score: 0, reasons: [], missing: [], isNewcomer: false }
  const list = fitting.map(({ profileId }) => ({ profileId, ...unordered }))
  at(after(0.2), () => storeMatches(managedNeed(enterprise, needId), list, BUILT_IN_VERSION))
  const choice = { size: 5, wanted: 3, message: INVITED, contactFrom: 'interested' as const }
  const seen = fitting.map(({ profileId }) => profileId)
  at(after(1), () => startWaves(enterprise, needId, { id: newId(), ...choice, seen }))

  const [first, second, third] = fitting as [DemoConsultant, DemoConsultant, DemoConsultant]
  at(after(1.2), () => sayInterested(first.actor, requestTo(first, needId), { message: LIKED }))
  at(after(3.1), () => declineRequest(second.actor, requestTo(second, needId), { reason: 'no_capacity' }))
  at(after(4.1), () => declineRequest(third.actor, requestTo(third, needId), { reason: 'too_far' }))
  at(after(SECOND_WAVE), sendWaves)
}

/** Days into the story, which begins on a Thursday: the two working days after the first wave are Monday and Tuesday. */
const SECOND_WAVE = 6

const requestTo = ({ actor }: DemoConsultant, needId: string) =>
  requestsOf(actor).toAnswer.find((request) => request.needId === needId)!.id
