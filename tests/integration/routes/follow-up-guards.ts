import { both, type Guard } from './guard'

const ROW = 'dd8f2a3e-5d2c-4f0b-9d38-0f8a3a2a4a11'

/** The department's pages of what waits too long. */
export const followUpGuards: Record<string, Guard> = {
  'department/follow-up': { opens: ['department'] },
  'department/followed': {
    ...both('department'),
    ids: ({ requestId }) => ({ about: 'request', recordId: requestId }),
    forms: [
      { step: 'remind' },
      { step: 'decline', reason: 'other' },
      { step: 'interested' },
      { step: 'introduce', id: ROW, profileId: ROW },
      { step: 'note', id: ROW, note: 'x' },
      { step: 'assign', assigneeId: ROW },
      { step: 'unassign' },
    ],
  },
}
