import { READ_AS } from '~/forms/carried'
import { both, type Guard, type Ids } from './guard'

const reviewedId: Ids = ({ reviewedId }) => ({ engagementId: reviewedId })
const review: Ids = ({ reviewedId, reviewId }) => ({ engagementId: reviewedId, reviewId })

/** What two sides say of each other, and where the department decides on what was reported. */
export const reviewGuards: Record<string, Guard> = {
  'work/review': {
    ...both('enterprise', 'consultant'),
    ids: reviewedId,
    forms: [
      { intent: 'write', 'marks.clear': '1', 'marks.took_part': '1', 'marks.kept': '1', text: 'x' },
      { intent: 'name' },
      { intent: 'no_name' },
    ],
  },
  'work/review-reply': { ...both('enterprise', 'consultant'), ids: review, forms: [{ reply: 'x' }] },
  'work/report-review': { ...both('enterprise', 'consultant'), ids: review, forms: [{ kind: 'rude' }] },
  'department/review': {
    ...both('department'),
    ids: ({ reviewReportId }) => ({ reportId: reviewReportId }),
    forms: [{ decision: 'hidden', reason: 'x', [READ_AS]: '0' }],
  },
}
