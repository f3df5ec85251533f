import type { Actor } from '~/domain/accounts/lifecycle'
import { engagementOf } from '~/domain/engagement/queries.server'
import { decideReview } from '~/domain/reviews/decide-review.server'
import { CRITERIA, type Mark } from '~/domain/reviews/lifecycle'
import { reviewsOfEngagement } from '~/domain/reviews/queries.server'
import { replyToReview } from '~/domain/reviews/reply-to-review.server'
import { openReviewReports } from '~/domain/reviews/reports.server'
import { reportReview } from '~/domain/reviews/report-review.server'
import { writeReview } from '~/domain/reviews/write-review.server'
import { at } from '../clock'
import type { Story } from './files'

const DAY = 86_400_000

const REPORTED = 'Chúng tôi đến đủ các buổi, có biên bản từng buổi gửi kèm mốc.'
const HIDDEN = 'Nội dung không đúng với biên bản làm việc hai bên đã ký. Sở đề nghị đơn vị trao đổi lại với bên tư vấn.'
const SHOWN = 'Đơn vị đã gửi thêm giấy tờ. Sở thấy đánh giá có căn cứ nên cho hiện lại.'

/** What the two sides say of each other once the work is over, and what the department makes of what was reported. */
export function tellReviews(
  { reviews }: Story,
  engagementId: string,
  { enterprise, consultant, department }: Record<'enterprise' | 'consultant' | 'department', Actor>,
) {
  if (!reviews) return
  const end = engagementOf(enterprise, engagementId).completedAt!.getTime()
  const on = (days: number, work: () => void) => at(new Date(end + days * DAY), work)
  const sides = { enterprise, consultant }
  for (const [side, days] of [['enterprise', 3] as const, ['consultant', 5] as const]) {
    const said = reviews[side]
    if (!said) continue
    const marks = Object.fromEntries(CRITERIA[side].map((criterion, index) => [criterion, said.marks[index] as Mark]))
    on(days, () => writeReview(sides[side], engagementId, { marks, text: said.text, isNamed: said.named }))
  }
  const { reply, reported } = reviews
  if (!reply && !reported) return
  const id = at(new Date(end + 20 * DAY), () => reviewsOfEngagement(consultant, engagementId)).received!.id
  if (reply) on(20, () => replyToReview(consultant, engagementId, id, reply))
  if (!reported) return
  on(21, () => reportReview(consultant, engagementId, id, { kind: 'untrue', note: REPORTED }))
  if (reported === 'open') return
  const reportId = openReviewReports(department).find(({ reviewId }) => reviewId === id)!.id
  on(23, () => decideReview(department, reportId, { decision: 'hidden', reason: HIDDEN }))
  if (reported === 'shown') on(30, () => decideReview(department, reportId, { decision: 'shown', reason: SHOWN }))
}
