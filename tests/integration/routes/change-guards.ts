import { READ_AS } from '~/forms/carried'
import { both, type Guard, type Ids } from './guard'

const engagementId: Ids = ({ changingId }) => ({ engagementId: changingId })
const changeId: Ids = ({ changingId, changeId }) => ({ engagementId: changingId, changeId })
const ROW = 'dd8f2a3e-5d2c-4f0b-9d38-0f8a3a2a4a11'

/** The pages on which two sides change what they agreed on. */
export const changeGuards: Record<string, Guard> = {
  'work/change': {
    ...both('enterprise', 'consultant'),
    ids: engagementId,
    forms: [{ step: 'keep', id: ROW, reason: 'x' }],
  },
  'work/change-check': {
    ...both('enterprise', 'consultant'),
    ids: engagementId,
    forms: [{ id: ROW, [READ_AS]: '1' }],
  },
  'work/plan-change': {
    ...both('enterprise', 'consultant'),
    ids: changeId,
    forms: [
      { intent: 'confirm' },
      { intent: 'decline', reason: 'x' },
      { intent: 'withdraw' },
      { intent: 'attach', id: ROW },
      { intent: 'remove', copyId: ROW },
    ],
  },
  'work/plan-change-file': {
    opens: ['enterprise', 'consultant'],
    ids: (records) => ({ ...changeId(records), format: 'docx' }),
  },
}
