import type { Kind } from './kind'

const ANSWERED = ['group.joined', 'group.declined', 'group.formed', 'group.ended'] as const
const OVER = ['group.formed', 'group.ended'] as const

/** What becomes of a group of enterprises that share a consultant; `member`: each of them by itself. */
export const groupKinds = {
  group_asked: { to: ['enterprise'], about: 'member', mail: 'immediate', events: ['group.asked'], settledBy: ANSWERED },
  group_due: { to: ['enterprise'], about: 'member', mail: 'immediate', ladder: [-3, 0], settledBy: ANSWERED },
  group_answered: {
    to: ['enterprise', 'department'],
    merges: true,
    about: 'group',
    mail: 'daily',
    events: ['group.joined', 'group.declined', 'group.left'],
    settledBy: OVER,
  },
  group_waits: { to: ['enterprise', 'department'], about: 'group', mail: 'daily', ladder: [1, 8], settledBy: OVER },
  group_form_due: { to: ['enterprise'], about: 'group', mail: 'immediate', ladder: [-1, 1], settledBy: OVER },
  group_form_asked: {
    to: ['enterprise'],
    about: 'member',
    mail: 'immediate',
    events: ['follow_up.form_asked'],
    settledBy: ['follow_up.form_asked', ...OVER],
  },
  group_lead_missing: {
    to: ['enterprise'],
    about: 'member',
    mail: 'immediate',
    events: ['group.lead_missing'],
    settledBy: ['group.lead_taken', ...OVER],
  },
  group_formed: {
    to: ['enterprise'],
    about: 'member',
    mail: 'immediate',
    events: ['group.formed'],
    settledBy: ['group.ended', 'need.closed'],
  },
  group_awarded: { to: ['enterprise'], about: 'member', mail: 'immediate', events: ['proposal.awarded'] },
  group_ended: { to: ['enterprise'], about: 'member', mail: 'immediate', events: ['group.ended', 'need.closed'] },
} as const satisfies Record<string, Kind>
