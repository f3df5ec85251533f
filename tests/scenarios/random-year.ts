import type { Actor } from '~/domain/accounts/lifecycle'
import { recordCertificate } from '~/domain/certification/record-certificate.server'
import { rejectOutcome } from '~/domain/certification/reject-outcome.server'
import { verifyOutcome } from '~/domain/certification/verify-outcome.server'
import { closeNeed } from '~/domain/needs/close-need.server'
import { reopenNeed } from '~/domain/needs/reopen-need.server'
import { declineRequest } from '~/domain/proposals/decline-request.server'
import { withdrawRequest } from '~/domain/proposals/withdraw-request.server'
import { DomainError } from '~/domain/errors'
import { homeProvince } from '~/vocabulary/province.server'
import { communeList, subjectList } from '~/vocabulary/reference.server'
import { at } from '~db/clock'
import { chance, type Chance } from '../../scripts/bench/random'
import { consultant, department, enterprise } from './accounts'
import { askConsultant, award, certificate, complete, propose, publishedNeed } from './loop'

const DAY = 86_400_000
/** The last moment of what happens. */
export const YEAR_END = new Date('2026-11-20T09:00:00+07:00')
const FIRST = new Date('2025-01-01T00:10:00+07:00').getTime()

/**
 * Needs of two years carried to all their ends by the product's own commands, as a seed has it: at any hour, of enterprises and
 * consultants that come again, in any commune. Gives the officer of their department.
 */
export function randomYear(needs: number, seed: number): Actor {
  const by = chance(seed)
  const officer = department()
  const early = new Date(FIRST - 30 * DAY)
  const consultants = at(early, () => Array.from({ length: 9 }, () => consultant({ checkedBy: officer })))
  const pool = Math.max(6, Math.ceil(needs / 12))
  const enterprises = at(early, () => Array.from({ length: pool }, () => enterprise()))
  for (let made = 0; made < needs; made += 1)
    oneNeed(by, officer, enterprises[made % pool]!, by.severalPopular(consultants, 3))
  return officer
}

/** One need, from a random moment on, as far as it comes; each step some hours or days after the one before. */
function oneNeed(by: Chance, officer: Actor, owner: Actor, asked: { actor: Actor; profileId: string }[]) {
  const communes = communeList(homeProvince().code)
  let moment = FIRST + by.whole(0, YEAR_END.getTime() - FIRST)
  const step = <T>(most: number, work: () => T extends PromiseLike<unknown> ? never : T): T | undefined => {
    moment += by.whole(1, most * 24) * 3_600_000
    if (moment > YEAR_END.getTime()) return undefined
    try {
      return at(new Date(moment), work)
    } catch (error) {
      // What a rule forbids is not done.
      if (error instanceof DomainError) return undefined
      throw error
    }
  }
  const subjects = by.severalPopular(subjectList(), by.whole(1, 2)).map(({ code }) => code)
  const need = step(1, () => publishedNeed({ enterprise: owner, subjects, communeCode: by.popular(communes).code }))
  if (!need || by.share() < 0.15) return
  const [first, second] = asked.map((one) => step(4, () => askConsultant(need, one)))
  if (by.share() < 0.15) return void step(30, () => closeNeed(owner, need.needId, 'no_longer_needed'))
  if (second) step(9, () => declineRequest(second.consultant, second.requestId, { reason: by.oneOf(REASONS) }))
  if (!first || by.share() < 0.1) return
  if (by.share() < 0.1)
    return void step(9, () => withdrawRequest(owner, need.needId, first.requestId, { reason: 'postponed' }))
  const offered = step(12, () => propose(first))
  if (!offered || by.share() < 0.1) return
  if (by.share() < 0.1) {
    step(20, () => closeNeed(owner, need.needId, 'no_fit'))
    return void step(20, () => reopenNeed(owner, need.needId))
  }
  const engagementId = step(10, () => award(offered))
  if (!engagementId || by.share() < 0.2) return
  const done = step(120, () => complete({ ...offered, engagementId }))
  if (!done || by.share() < 0.15) return
  const outcomeId = step(30, () =>
    recordCertificate(first.consultant, engagementId, certificate({ subjectCode: by.oneOf(CERTIFIED) })),
  )
  if (!outcomeId || by.share() < 0.1) return
  step(20, () =>
    by.share() < 0.85
      ? verifyOutcome(officer, outcomeId, { checkedWith: 'original' })
      : rejectOutcome(officer, outcomeId, { reason: 'Số giấy không khớp với danh mục của tổ chức chứng nhận.' }),
  )
}

const REASONS = ['no_capacity', 'too_far', 'not_my_subject', 'conflict'] as const
const CERTIFIED = ['ISO-22000', 'HACCP', 'ISO-9001', 'VIETGAP'] as const
