import type { Kind } from './kind'

/** What the department's pushes tell. */
export const followUpKinds = {
  answer_noted: {
    to: ['consultant'],
    about: 'request',
    mail: 'immediate',
    events: ['request.declined', 'request.interested'],
  },
  consultant_introduced: {
    to: ['enterprise'],
    about: 'followUp',
    mail: 'immediate',
    events: ['follow_up.introduced'],
  },
  choice_asked: {
    to: ['enterprise'],
    about: 'need',
    mail: 'immediate',
    events: ['follow_up.choice_asked'],
    settledBy: ['follow_up.choice_asked', 'need.closed'],
  },
  extension_asked: {
    to: ['consultant'],
    about: 'request',
    mail: 'immediate',
    events: ['follow_up.extension_asked'],
    settledBy: ['follow_up.extension_asked', 'proposal.revised', 'proposal.withdrawn', 'need.closed'],
  },
  invitations_paused: {
    to: ['consultant'],
    about: 'profile',
    mail: 'immediate',
    events: ['invitations.paused'],
    settledBy: ['invitations.resumed'],
  },
  invitations_resumed: {
    to: ['consultant'],
    about: 'profile',
    mail: 'immediate',
    events: ['invitations.resumed'],
    settledBy: ['invitations.paused'],
  },
  follow_up_assigned: {
    to: ['department'],
    about: 'followUp',
    mail: 'daily',
    events: ['follow_up.assigned'],
  },
} as const satisfies Record<string, Kind>
