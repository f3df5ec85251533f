import { READ_AS } from '~/forms/carried'
import { today } from '~db/clock'
import { both, type Guard, type Ids } from './guard'

const ROW = 'dd8f2a3e-5d2c-4f0b-9d38-0f8a3a2a4a11'
const reading = () => ({
  id: ROW,
  'inputs.bad': '1',
  'inputs.made': '100',
  measuredOn: today(),
  method: 'x',
  level: 'declared',
  share: 'most',
})
const measureId: Ids = ({ measuredId, measureId }) => ({ engagementId: measuredId, measureId })

/** Of nobody: what is not found is said with what may be the reason. */
const code: Ids = () => ({ code: '0123456789ABCDEF' })

/** What is measured before and after the work, the document that it ends in, and where the department decides on it. */
export const measureGuards: Record<string, Guard> = {
  'public/verify': { opens: 'everyone' },
  'public/verified': { opens: 'everyone', ids: code },
  'public/label': { opens: 'everyone', ids: code },
  'work/new-measure': { ...both('enterprise', 'consultant'), ids: ({ measuredId }) => ({ engagementId: measuredId }) },
  'work/measure': { ...both('enterprise', 'consultant'), ids: measureId, forms: [{ step: 'remove' }] },
  'work/measure-reading': {
    ...both('enterprise', 'consultant'),
    ids: (record) => ({ ...measureId(record), time: 'after' }),
    forms: [reading()],
  },
  'work/document': {
    ...both('enterprise', 'consultant'),
    ids: ({ documentedId }) => ({ engagementId: documentedId }),
    forms: [{ id: ROW, number: 'TCCS 09:2026/X', issuer: 'x', datedOn: today() }],
  },
  'department/document': {
    ...both('department'),
    ids: ({ documentOutcomeId }) => ({ outcomeId: documentOutcomeId }),
    forms: [
      { intent: 'verify', checkedWith: 'original', [READ_AS]: '1' },
      { intent: 'reject', reason: 'x', [READ_AS]: '1' },
    ],
  },
  'department/measure': {
    ...both('department'),
    ids: ({ measureOutcomeId }) => ({ outcomeId: measureOutcomeId }),
    forms: [
      { intent: 'verify', [READ_AS]: '1' },
      { intent: 'reject', reason: 'x', [READ_AS]: '1' },
    ],
  },
}
