import { both, type Guard } from './guard'

const ROW = 'dd8f2a3e-5d2c-4f0b-9d38-0f8a3a2a4a12'

/** The pages of groups that share a consultant. */
export const groupGuards: Record<string, Guard> = {
  'enterprise/group': {
    ...both('enterprise', 'department'),
    ids: ({ groupId }) => ({ groupId }),
    forms: [
      { step: 'join', prefers: 'each', differs: 'x' },
      { step: 'decline', reason: 'alone' },
      { step: 'leave' },
      { step: 'lead' },
      { step: 'end' },
    ],
  },
  'enterprise/form-group': {
    ...both('enterprise'),
    ids: ({ groupId }) => ({ groupId }),
    forms: [{ id: ROW, text: 'Ba hợp tác xã cùng muốn làm HACCP.', holder: 'each' }],
  },
  'enterprise/group-work': {
    ...both('enterprise'),
    ids: ({ groupId }) => ({ groupId }),
    forms: [
      { intent: 'accept', milestoneId: ROW },
      { intent: 'return', milestoneId: ROW, reason: 'x' },
    ],
  },
  'department/groups': { opens: ['department'] },
  'department/gather-group': {
    ...both('department'),
    forms: [{ id: ROW, subjectCode: 'HACCP', needIds: ROW, leadNeedId: ROW }],
  },
}
