import { ROLES, type Role } from '~/domain/accounts/lifecycle'
import type { StrangersRecord } from './records'

type Fields = Record<string, string>
type Ids = (record: StrangersRecord) => Record<string, string>

/** Who a route file is for. What it does not name, nobody may do. */
export type Guard = {
  /** Roles that may open the page; `everyone` needs no account. */
  opens: readonly Role[] | 'everyone'
  /** Roles that may post to it. */
  posts?: readonly Role[] | 'everyone'
  /** Forms that would do something, if the record were one's own. */
  forms?: readonly Fields[]
  /** The ids in the address, where the page is about one record. */
  ids?: Ids
}

const both = (...roles: Role[]) => ({ opens: roles, posts: roles })
const everyone = { opens: 'everyone', posts: 'everyone' } as const
const needId: Ids = ({ needId }) => ({ needId })
const requestId: Ids = ({ requestId }) => ({ requestId })
const engagementId: Ids = ({ engagementId }) => ({ engagementId })
const outcomeId: Ids = ({ outcomeId }) => ({ outcomeId })
const A_LONG_TEXT = 'Xưởng chè muốn làm HACCP để bán cho siêu thị.'
const ROW = 'dd8f2a3e-5d2c-4f0b-9d38-0f8a3a2a4a11'

/** Every file of app/routes. A new page is not done before it stands here. */
export const guards: Record<string, Guard> = {
  $: { opens: 'everyone' },
  _index: everyone,
  account: both(...ROLES),
  'ask-department': everyone,
  'admin.health': { ...both('admin'), forms: [{ job: '1' }] },
  'consultants.$profileId': { opens: 'everyone', ids: ({ draftProfileId }) => ({ profileId: draftProfileId }) },
  'consultants._index': { opens: 'everyone' },
  'consultants.suggest': { opens: 'everyone' },
  'department._index': { opens: ['department'] },
  'department.asked': { opens: ['department'] },
  'department.enquiries': {
    ...both('department'),
    forms: [{ enquiryId: ROW, note: 'x' }],
  },
  'department.outcomes.$outcomeId': {
    ...both('department'),
    ids: outcomeId,
    forms: [{ intent: 'verify' }, { intent: 'reject', reason: 'x' }],
  },
  'department.outcomes._index': { opens: ['department'] },
  'department.profiles.$profileId': {
    ...both('department'),
    // A profile belongs to no province; an officer's is the whole country's. Only one that is unknown is not found.
    ids: () => ({ profileId: ROW }),
    forms: [
      { decision: 'publish', seenVersion: '1' },
      { decision: 'return', seenVersion: '1', reason: 'x' },
    ],
  },
  'department.profiles._index': { opens: ['department'] },
  'department.records': { opens: ['department'] },
  'department.unanswered': { ...both('department'), forms: [{ record: ROW }] },
  'department.weights': {
    ...both('department'),
    forms: [{ step: 'reset', reason: 'x', seenVersion: 'x' }],
  },
  'dev.ui': { opens: 'everyone' },
  'draft._index': everyone,
  'draft.claim': both('enterprise'),
  'engagements.$engagementId': {
    ...both('enterprise', 'consultant'),
    ids: engagementId,
    forms: [
      { intent: 'submit', milestoneId: ROW, note: 'x' },
      { intent: 'accept', milestoneId: ROW },
      { intent: 'return', milestoneId: ROW, reason: 'x' },
      { intent: 'tell' },
      { intent: 'tell_no_more' },
    ],
  },
  'engagements._index': { opens: ['enterprise', 'consultant'] },
  'engagements_.$engagementId.certificate': { ...both('enterprise', 'consultant'), ids: engagementId },
  'files.$fileId': { opens: ['enterprise', 'consultant', 'department'], ids: ({ fileId }) => ({ fileId }) },
  'needs.$needId': {
    opens: ['enterprise', 'department'],
    posts: ['enterprise'],
    ids: needId,
    forms: [{ step: 'publish' }, { step: 'close', reason: 'other' }, { step: 'request', profileIds: ROW }],
  },
  'needs._index': { opens: ['enterprise'] },
  'needs.new': both('enterprise'),
  'needs_.$needId.award.$proposalId': {
    ...both('enterprise'),
    ids: ({ needId, proposalId }) => ({ needId, proposalId }),
  },
  'needs_.$needId.edit': {
    ...both('enterprise'),
    ids: needId,
    forms: [{ id: ROW, text: A_LONG_TEXT, sectorCode: '10', communeCode: '04018' }],
  },
  'needs_.$needId.proposals': { opens: ['enterprise'], ids: needId },
  'needs_.$needId.subjects': { ...both('enterprise'), ids: needId, forms: [{ chosen: 'HACCP' }] },
  'open-needs': { opens: ['consultant'] },
  organisation: both('enterprise', 'consultant'),
  preferences: everyone,
  'profile._index': both('consultant'),
  'profile.basics': both('consultant'),
  'profile.credentials': both('consultant'),
  'profile.reach': both('consultant'),
  'profile.services': both('consultant'),
  'profile.services_.describe': both('consultant'),
  'requests.$requestId': { ...both('consultant'), ids: requestId, forms: [{ reason: 'too_far' }] },
  'requests._index': { opens: ['consultant'] },
  'requests_.$requestId.propose': {
    ...both('consultant'),
    ids: requestId,
    forms: [
      {
        id: ROW,
        scope: 'x',
        priceVnd: '1',
        durationWeeks: '1',
        'milestones[0].title': 'x',
        'milestones[0].dueOn': '2199-01-01',
      },
    ],
  },
  'saved-searches.$searchId': {
    ...both(...ROLES),
    ids: ({ searchId }) => ({ searchId }),
    forms: [{ step: 'change', name: 'x', frequency: 'off' }, { step: 'delete' }],
  },
  'saved-searches._index': { opens: ROLES },
  'saved-searches.new': { ...both(...ROLES), forms: [{ id: ROW, name: 'x', frequency: 'daily' }] },
  'sign-in': everyone,
  'sign-out': everyone,
  'sign-up': everyone,
  'unsubscribe.$key': everyone,
}
