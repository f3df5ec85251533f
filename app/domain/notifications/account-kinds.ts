import type { Kind } from './kind'

/** What a person is told of their own account, and of the organisations they work for. */
export const accountKinds = {
  new_device: { to: ['person'], about: 'account', mail: 'always', events: ['account.new_device'] },
  membership_invited: {
    to: ['person'],
    about: 'invitation',
    mail: 'immediate',
    events: ['membership.invited'],
    settledBy: ['membership.accepted', 'membership.declined', 'membership.invitation_withdrawn'],
  },
  membership_changed: {
    to: ['person'],
    about: 'account',
    mail: 'immediate',
    events: ['membership.changed', 'membership.ended'],
  },
  sign_in_changed: {
    to: ['person'],
    about: 'account',
    mail: 'always',
    events: ['account.email_changed', 'account.email_kept', 'account.phone_changed'],
  },
  access_code: { to: ['person'], about: 'account', mail: 'always', events: ['account.code_issued'] },
  second_step_on: { to: ['person'], about: 'account', mail: 'always', events: ['account.second_step_on'] },
  second_step_off: {
    to: ['person'],
    about: 'account',
    mail: 'always',
    events: ['account.second_step_off', 'account.second_step_removed'],
  },
  passkey_added: { to: ['person'], about: 'account', mail: 'always', events: ['account.passkey_added'] },
  passkey_removed: { to: ['person'], about: 'account', mail: 'always', events: ['account.passkey_removed'] },
  recovery_codes_made: { to: ['person'], about: 'account', mail: 'always', events: ['account.recovery_codes_made'] },
  recovery_code_used: { to: ['person'], about: 'account', mail: 'always', events: ['account.recovery_code_used'] },
  password_changed: {
    to: ['person'],
    about: 'account',
    mail: 'always',
    events: ['account.password_changed', 'account.password_reset'],
  },
} as const satisfies Record<string, Kind>
