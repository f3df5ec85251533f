import { READ_AS } from '~/forms/carried'
import { today } from '~db/clock'
import { both, type Guard, type Ids } from './guard'

const ROW = 'dd8f2a3e-5d2c-4f0b-9d38-0f8a3a2a4a11'
const engagementId: Ids = ({ changingId }) => ({ engagementId: changingId })
const parties = { ...both('enterprise', 'consultant'), ids: engagementId }

/** Work that does not go by its plan, and what is paid for it. */
export const workGuards: Record<string, Guard> = {
  'work/pause': {
    ...parties,
    forms: [
      { intent: 'pause', id: ROW, reason: 'x', until: today() },
      { intent: 'extend', id: ROW, reason: 'x', until: today() },
      { intent: 'resume' },
    ],
  },
  'work/end-early': {
    ...parties,
    forms: [
      { intent: 'propose', id: ROW, reason: 'other', delivered: 'x', owed: 'x' },
      { intent: 'confirm', endId: ROW, words: 'x' },
      { intent: 'object', endId: ROW, words: 'x' },
      { intent: 'withdraw', endId: ROW },
    ],
  },
  'work/disputes': {
    ...parties,
    forms: [
      { intent: 'open', id: ROW, reason: 'other', text: 'x' },
      { intent: 'withdraw', disputeId: ROW },
    ],
  },
  'work/payments': {
    ...parties,
    forms: [
      { intent: 'mark', id: ROW, title: 'x', nth: '0', paidOn: today() },
      { intent: 'confirm', paymentId: ROW },
      { intent: 'missing', paymentId: ROW, note: 'x' },
      { intent: 'withdraw', paymentId: ROW },
    ],
  },
  'work/diary': {
    ...parties,
    forms: [
      { intent: 'write', id: ROW, kind: 'visit', onDay: today(), text: 'x' },
      { intent: 'remove', entryId: ROW },
    ],
  },
  'work/final-report': { opens: ['enterprise', 'consultant'], ids: engagementId },
  'work/final-report-file': {
    opens: ['enterprise', 'consultant'],
    ids: (record) => ({ ...engagementId(record), format: 'docx' }),
  },
  'department/work': {
    ...both('department'),
    ids: engagementId,
    forms: [
      { intent: 'delivery', milestoneId: ROW, answer: 'accept', reason: 'x', [READ_AS]: '1' },
      { intent: 'confirm_end', reason: 'x' },
      { intent: 'record', id: ROW, disputeId: ROW, heard: 'x' },
      { intent: 'close', disputeId: ROW, result: 'settled', agreed: 'x' },
    ],
  },
}
