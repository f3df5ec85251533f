import type { Actor } from '~/domain/accounts/lifecycle'
import { addDays, startOf } from '~/domain/days'
import { confirmChange, declineChange } from '~/domain/engagement/answer-change.server'
import { keepChangeDraft } from '~/domain/engagement/change-draft.server'
import { currentPlan } from '~/domain/engagement/changes.server'
import type { ChangeInput } from '~/domain/engagement/forms'
import { drawChange, proposeChange } from '~/domain/engagement/propose-change.server'
import { engagementOf } from '~/domain/engagement/queries.server'
import { at, today } from '../clock'
import { newId } from '../ids'
import type { Story } from './files'

const LATER_DAYS = 21
/** Days into the story: after the second milestone was given back. */
const PROPOSED = 60
const ANSWERED = 62
/** At the earliest. */
const WAITING = 72

/** The beginning of today: what waits for a few days only would not wait any more in a demo of last month. */
const lately = (earliest: Date) => new Date(Math.max(earliest.getTime(), startOf(today()).getTime()))

/** The consultant proposes that what is left comes later, and more; one that waits was proposed on the day on which the demo is loaded, so that it does wait. */
export function tellChange(
  { change }: Story,
  engagementId: string,
  enterprise: Actor,
  consultant: Actor,
  after: (days: number) => Date,
) {
  if (!change) return
  const propose = () => proposeLater(consultant, engagementId, change === 'confirmed')
  if (change === 'waiting') return void at(lately(after(WAITING)), propose)
  const changeId = at(after(PROPOSED), propose)
  if (change === 'confirmed') return at(after(ANSWERED), () => confirmChange(enterprise, engagementId, changeId))
  const reason = 'Chúng tôi đã hẹn khách hàng trước Tết nên không lùi được. Nhờ bên tư vấn bố trí thêm người.'
  at(after(ANSWERED), () => declineChange(enterprise, engagementId, changeId, reason))
}

function proposeLater(consultant: Actor, engagementId: string, withPrice: boolean): string {
  const engagement = engagementOf(consultant, engagementId)
  const { milestones, lines, payments } = currentPlan(engagement)
  const open = milestones.filter(({ status }) => status !== 'accepted')
  const asWritten = lines.map(({ memberId, ...line }) => ({ ...line, memberId: memberId ?? undefined }))
  const input: ChangeInput = {
    id: newId(),
    reason: withPrice
      ? 'Đơn vị mở thêm ca tối nên cần thêm một đợt đào tạo; việc còn lại lùi ba tuần.'
      : 'Đơn vị đang vào vụ, người phụ trách chưa sắp xếp được buổi làm việc. Xin lùi phần còn lại ba tuần.',
    ...(withPrice && { scope: '- Thêm một đợt đào tạo hai buổi cho ca tối.' }),
    milestones: open.map(({ id, title, handover, dueOn }) => ({
      id,
      title,
      handover: handover ?? undefined,
      dueOn: addDays(dueOn > today() ? dueOn : today(), LATER_DAYS),
    })),
    lines: withPrice
      ? [...asWritten, { title: 'Đào tạo ca tối', amountVnd: 6_000_000, vat: lines[0]?.vat ?? 'none' }]
      : asWritten,
    payments,
  }
  const seen = drawChange(engagement, input).number
  keepChangeDraft(consultant, engagementId, { typed: {}, input }, 0)
  return proposeChange(consultant, engagementId, { id: input.id, seen })
}
