import type { Actor } from '~/domain/accounts/lifecycle'
import { accountForDispute, openDispute } from '~/domain/engagement/disputes.server'
import { confirmEnd, proposeEnd } from '~/domain/engagement/end-early.server'
import { confirmPayment, markPaid, missPayment } from '~/domain/engagement/payment-marks.server'
import { paymentsOf } from '~/domain/engagement/payment-queries.server'
import { pauseWork } from '~/domain/engagement/pause-work.server'
import { engagementOf } from '~/domain/engagement/queries.server'
import { submitMilestone } from '~/domain/engagement/submit-milestone.server'
import { decideWork } from '~/domain/follow-up/work.server'
import { at, dayOf } from '../clock'
import { newId } from '../ids'
import type { Story } from './files'

type Sides = Record<'enterprise' | 'consultant' | 'department', Actor>
type After = (days: number) => Date

/** Days into the story: after the second milestone was given back. */
const BEGUN = 58
const ACCOUNTED = 58.5
const HEARD = 59
const ANSWERED = 60
/** Days for which work rests. */
const PAUSED_DAYS = 3
/** Early enough that the other side should have answered by now. */
const PROPOSED = 46
/** After the choice; a week later the consultant has looked; and when the second payment was made. */
const PAID = 12
const LOOKED = 19
const PAID_AGAIN = 56

/** Work that does not go by its plan (`off_plan`). */
export function tellOffPlan({ off_plan: told }: Story, engagementId: string, sides: Sides, after: After) {
  const { enterprise, consultant, department } = sides
  if (told === 'paused') {
    const reason = 'Đơn vị vào vụ thu hoạch, cả tổ làm ba ca nên chưa bố trí được buổi đào tạo.'
    const pause = { id: newId(), reason, until: dayOf(after(BEGUN + PAUSED_DAYS)) }
    at(after(BEGUN), () => pauseWork(enterprise, engagementId, pause))
  }
  if (told === 'unseen') {
    const [, second] = engagementOf(consultant, engagementId).milestones
    const note = 'Đã đào tạo bù một buổi cho ca tối, danh sách người học gửi kèm trong hồ sơ giao tại xưởng.'
    at(after(BEGUN), () => submitMilestone(consultant, engagementId, second!.id, { note }))
  }
  if (told === 'ending') {
    const said = {
      reason: 'no_contact' as const,
      delivered: 'Mốc đầu đã nghiệm thu. Tài liệu của mốc hai đã gửi qua thư điện tử.',
      owed: 'Doanh nghiệp còn trả phần của mốc đầu. Chúng tôi không giữ giấy tờ gì của doanh nghiệp.',
    }
    at(after(PROPOSED), () => proposeEnd(consultant, engagementId, { id: newId(), ...said }))
  }
  if (told === 'ended') {
    const endId = newId()
    const said = {
      reason: 'no_people' as const,
      delivered: 'Mốc đầu đã nghiệm thu. Mốc hai đã đào tạo ca ngày, chưa đào tạo ca tối.',
      owed: 'Doanh nghiệp còn trả phần của mốc đầu theo thỏa thuận. Bên tư vấn gửi lại tài liệu đào tạo đã soạn.',
    }
    at(after(BEGUN), () => proposeEnd(enterprise, engagementId, { id: endId, ...said }))
    const words = 'Chúng tôi đồng ý. Tài liệu đào tạo gửi trong tuần này.'
    at(after(ANSWERED), () => confirmEnd(consultant, engagementId, endId, words))
  }
  if (told !== 'disputed' && told !== 'settled') return
  const disputeId = newId()
  const text =
    'Mốc hai bị trả lại vì chưa đào tạo ca tối. Thỏa thuận ghi hai buổi, chúng tôi đã làm đủ hai buổi ca ngày. Mong Sở xem giúp buổi ca tối có nằm trong phạm vi không.'
  at(after(BEGUN), () => openDispute(consultant, engagementId, { id: disputeId, reason: 'scope', text }))
  const account =
    'Thỏa thuận ghi đào tạo cho toàn bộ công nhân, một phần ba làm ca tối. Hai buổi ca ngày chưa đủ. Chúng tôi mong có thêm một buổi trước khi nghiệm thu.'
  at(after(ACCOUNTED), () => accountForDispute(enterprise, engagementId, { disputeId, account }))
  const heard =
    'Sở gọi cho cả hai bên. Bên tư vấn: đã đào tạo hai buổi ca ngày theo lịch. Doanh nghiệp: một phần ba công nhân làm ca tối nên chưa được học.'
  const record = { intent: 'record' as const, id: newId(), disputeId, heard }
  at(after(HEARD), () => decideWork(department, engagementId, record, 0))
  if (told === 'disputed') return
  const agreed =
    'Bên tư vấn đào tạo thêm một buổi cho ca tối, không thêm chi phí. Doanh nghiệp bố trí phòng và báo lịch trước một tuần.'
  const close = { intent: 'close' as const, disputeId, result: 'settled' as const, agreed }
  at(after(ANSWERED), () => decideWork(department, engagementId, close, 0))
}

/** What was paid, as both sides say it: the first payment, and once that arrived a second that waits for the consultant. */
export function tellPayments({ payments: told }: Story, engagementId: string, sides: Sides, after: After) {
  if (!told) return
  const { enterprise, consultant } = sides
  const mark = (day: number) =>
    at(after(day), () => {
      const step = paymentsOf(engagementOf(enterprise, engagementId)).steps.find(({ isOpen }) => isOpen)
      if (!step) return undefined
      const id = newId()
      markPaid(enterprise, engagementId, { id, title: step.title, nth: step.nth, paidOn: dayOf(after(day)) })
      return id
    })
  const first = mark(PAID)
  if (!first) return
  if (told === 'missing') {
    const note = 'Tài khoản ghi trong thỏa thuận đến hôm nay chưa có khoản này.'
    return at(after(LOOKED), () => missPayment(consultant, engagementId, first, note))
  }
  at(after(LOOKED), () => confirmPayment(consultant, engagementId, first))
  mark(PAID_AGAIN)
}
