import { ROLES } from '~/domain/accounts/lifecycle'
import { both, everyone, type Guard } from './guard'

const ROW = 'dd8f2a3e-5d2c-4f0b-9d38-0f8a3a2a4a11'

/** The pages of whoever has an account, or wants one. */
export const accountGuards: Record<string, Guard> = {
  'account/saved-search': {
    ...both(...ROLES),
    personal: true,
    ids: ({ searchId }) => ({ searchId }),
    forms: [{ step: 'change', name: 'x', frequency: 'off' }, { step: 'delete' }],
  },
  'account/saved-searches': { opens: ROLES },
  'account/new-saved-search': {
    ...both(...ROLES),
    personal: true,
    forms: [{ id: ROW, name: 'x', frequency: 'daily' }],
  },
  'account/workspace': { ...both(...ROLES), personal: true, forms: [{ organisation: ROW }] },
  'account/sign-in': everyone,
  'account/sign-in-code': everyone,
  'account/sign-in-passkey': everyone,
  'account/sign-in-challenge': everyone,
  'account/sign-out': everyone,
  'account/sign-up': everyone,
  'account/answer-link': everyone,
  'account/measure-link': everyone,
  'account/unsubscribe': everyone,
  'account/forgotten-password': everyone,
  'account/reset-password': everyone,
  'account/reset-by-code': everyone,
  'account/notifications': { ...both(...ROLES), personal: true, forms: [{ open: ROW }] },
  'account/notification-mails': { ...both(...ROLES), personal: true },
  'account/notification': { opens: ROLES, ids: () => ({ notificationId: ROW }) },
  'account/confirm-email': everyone,
  'account/email-change': everyone,
  'account/join': everyone,
  'account/people': {
    ...both('enterprise', 'consultant', 'department', 'agency'),
    forms: [{ step: 'withdraw', withdraw: ROW }],
  },
  'account/colleague': {
    ...both('enterprise', 'consultant', 'department', 'agency'),
    ids: ({ owners }) => ({ userId: owners.enterprise.userId }),
    forms: [{ step: 'role', role: 'reader' }, { step: 'end' }],
  },
  'account/delete-account': { ...both(...ROLES), personal: true },
  'account/own-data': { opens: ROLES },
  'account/own-data-file': { ...both(...ROLES), personal: true },
  'account/devices': { ...both(...ROLES), personal: true, forms: [{ session: ROW }] },
  'account/second-step': { ...both(...ROLES), personal: true },
  'account/passkeys': { ...both(...ROLES), personal: true },
  'account/passkey': {
    ...both(...ROLES),
    personal: true,
    ids: () => ({ passkeyId: ROW }),
    forms: [{ step: 'rename', name: 'x' }],
  },
  'account/own-phone': { ...both(...ROLES), personal: true },
  'account/own-address': { ...both(...ROLES), personal: true },
}
