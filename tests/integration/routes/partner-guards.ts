import { both, type Guard } from './guard'

const ROW = 'dd8f2a3e-5d2c-4f0b-9d38-0f8a3a2a4a11'

/** The pages of a consultant's own interest, and of joint proposals: the lead's, and the partner's. */
export const partnerGuards: Record<string, Guard> = {
  'consultant/open-need': {
    ...both('consultant'),
    ids: ({ needId }) => ({ needId }),
    forms: [{ step: 'say', id: ROW, message: 'x' }, { step: 'withdraw' }],
  },
  'consultant/partner': {
    ...both('consultant'),
    ids: ({ leadRequestId }) => ({ requestId: leadRequestId }),
    forms: [
      { step: 'ask', id: ROW, profileId: ROW, part: 'x' },
      { step: 'withdraw', partnershipId: ROW },
    ],
  },
  'consultant/partnership': {
    ...both('consultant'),
    ids: ({ partnershipId }) => ({ partnershipId }),
    forms: [{ step: 'agree' }, { step: 'decline', note: 'x' }, { step: 'leave' }],
  },
}
