import type { Actor } from '~/domain/accounts/lifecycle'
import { addDays } from '~/domain/days'
import { acceptMilestone } from '~/domain/engagement/accept-milestone.server'
import { engagementOf } from '~/domain/engagement/queries.server'
import { returnMilestone } from '~/domain/engagement/return-milestone.server'
import { submitMilestone } from '~/domain/engagement/submit-milestone.server'
import { at } from '../clock'
import { demoDay } from './consultants'
import { storeDemoEvidence } from './evidence'
import type { Story } from './files'
import { deliveriesOf } from './way'

/** All milestones delivered and accepted; in the stage `working` the first was returned once and the second waits, returned. */
export function tellWork(
  story: Story,
  engagementId: string,
  enterprise: Actor,
  consultant: Actor,
  after: (days: number) => Date,
) {
  if (story.way) return tellSteps(story, engagementId, enterprise, consultant, after)
  const { stage, last_delivered: late } = story
  const ids = engagementOf(enterprise, engagementId).milestones.map((milestone) => milestone.id)
  ids.slice(0, stage === 'working' ? 2 : ids.length).forEach((milestoneId, index) => {
    const note = 'Đã làm xong phần việc của mốc này, biên bản làm việc gửi kèm cho doanh nghiệp.'
    const days = (index === ids.length - 1 && late) || 25 + index * 30
    const attachments = [storeDemoEvidence('bien-ban-lam-viec.pdf', `MINH HOA - BIEN BAN - MOC ${index + 1}`)]
    const deliver = (day: number) =>
      at(after(day), () => submitMilestone(consultant, engagementId, milestoneId, { note, attachments }))
    const giveBack = (day: number, reason: string) =>
      at(after(day), () => returnMilestone(enterprise, engagementId, milestoneId, { reason }))
    deliver(days)
    if (stage === 'working' && index === 1) {
      return giveBack(days + 2, 'Còn thiếu phần đào tạo cho ca tối. Nhờ bổ sung thêm một buổi.')
    }
    if (stage === 'working') {
      giveBack(days + 1, 'Kế hoạch chưa ghi ai làm việc gì. Nhờ bổ sung rồi gửi lại.')
      deliver(days + 3)
    }
    at(after(days + 4), () => acceptMilestone(enterprise, engagementId, milestoneId))
  })
}

/** Work by the steps of its track: as far as the story says, else all of them, each within a week before its day. */
function tellSteps(
  { way, delivered: told }: Story,
  engagementId: string,
  enterprise: Actor,
  consultant: Actor,
  after: (days: number) => Date,
) {
  const { milestones } = engagementOf(enterprise, engagementId)
  const usual = deliveriesOf(way!)
  const onTime = milestones.map(({ dueOn }, index) => ({
    day: demoDay(addDays(dueOn, -((2 * index) % 5))),
    note: undefined,
    back: undefined,
    waits: false,
  }))
  let place = 0
  for (const { day, note, back: reason, waits } of told?.map((row) => ({ ...row, day: after(row.after) })) ?? onTime) {
    const { id } = milestones[place]!
    const { note: said, file, line } = usual[place]!
    const later = (days: number) => new Date(day.getTime() + days * 86_400_000)
    const attachments = [storeDemoEvidence(file, line)]
    at(day, () => submitMilestone(consultant, engagementId, id, { note: note ?? said, attachments }))
    if (reason) at(later(2), () => returnMilestone(enterprise, engagementId, id, { reason }))
    if (reason || waits) continue
    at(later(3), () => acceptMilestone(enterprise, engagementId, id))
    place += 1
  }
}
