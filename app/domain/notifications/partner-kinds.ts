import type { Kind } from './kind'

/** Nothing is offered on the lead's request any more. */
const OVER = ['request.declined', 'request.withdrawn', 'proposal.withdrawn', 'need.closed'] as const

/** What becomes of joint proposals: told to the partner, to the lead, and to the enterprise where it cannot choose one any more. */
export const partnerKinds = {
  partnership_asked: {
    to: ['consultant'],
    about: 'partnership',
    mail: 'immediate',
    events: ['partnership.asked'],
    settledBy: ['partnership.agreed', 'partnership.declined', 'partnership.withdrawn', ...OVER],
  },
  partnership_reminded: {
    to: ['consultant'],
    about: 'partnership',
    mail: 'immediate',
    events: ['partnership.reminded'],
    settledBy: ['partnership.agreed', 'partnership.declined', 'partnership.withdrawn', ...OVER],
  },
  partnership_withdrawn: {
    to: ['consultant'],
    about: 'partnership',
    mail: 'immediate',
    events: ['partnership.withdrawn'],
  },
  partnership_chosen: { to: ['consultant'], about: 'partnership', mail: 'immediate', events: ['proposal.awarded'] },
  partnership_ended: { to: ['consultant'], about: 'partnership', mail: 'immediate', events: OVER },
  partner_agreed: {
    to: ['consultant'],
    about: 'request',
    mail: 'immediate',
    events: ['partnership.agreed'],
    settledBy: ['proposal.submitted', 'proposal.revised', 'partnership.withdrawn', 'partnership.left', ...OVER],
  },
  partner_declined: { to: ['consultant'], about: 'request', mail: 'immediate', events: ['partnership.declined'] },
  partner_left: {
    to: ['consultant'],
    about: 'request',
    mail: 'immediate',
    events: ['partnership.left'],
    settledBy: ['proposal.revised', ...OVER],
  },
  proposal_partner_left: {
    to: ['enterprise'],
    about: 'request',
    mail: 'immediate',
    events: ['partnership.left', 'partnership.withdrawn'],
    settledBy: ['proposal.revised', 'proposal.withdrawn', 'need.closed'],
  },
} as const satisfies Record<string, Kind>
