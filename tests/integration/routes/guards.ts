import { ROLES } from '~/domain/accounts/lifecycle'
import { addDays } from '~/domain/days'
import { READ_AS } from '~/forms/carried'
import { today } from '~db/clock'
import { accountGuards } from './account-guards'
import { assistedGuards } from './assisted-guards'
import { changeGuards } from './change-guards'
import { workGuards } from './work-guards'
import { exportGuards } from './export-guards'
import { followUpGuards } from './follow-up-guards'
import { measureGuards } from './measure-guards'
import { paperGuards } from './paper-guards'
import { placeGuards } from './place-guards'
import { partnerGuards } from './partner-guards'
import { reportGuards } from './report-guards'
import { reviewGuards } from './review-guards'
import { both, everyone, type Guard, type Ids } from './guard'
import { groupGuards } from './group-guards'
import { selfCheckGuards } from './self-check-guards'

const needId: Ids = ({ needId }) => ({ needId })
const requestId: Ids = ({ requestId }) => ({ requestId })
const engagementId: Ids = ({ engagementId }) => ({ engagementId })
const outcomeId: Ids = ({ outcomeId }) => ({ outcomeId })
const A_LONG_TEXT = 'Xưởng chè muốn làm HACCP để bán cho siêu thị.'
const ROW = 'dd8f2a3e-5d2c-4f0b-9d38-0f8a3a2a4a11'
const FIRST_WAVE = { step: 'start', id: ROW, size: '5', wanted: '3', contactFrom: 'chosen' }

/** Every file of app/routes. A new page is not done before it stands here. */
export const guards: Record<string, Guard> = {
  'public/not-found': { opens: 'everyone' },
  'public/home': everyone,
  'account/account': { ...both(...ROLES), personal: true },
  'account/kept': { ...both(...ROLES), personal: true },
  'public/ask-department': everyone,
  'admin/health': { ...both('admin'), forms: [{ job: '1' }] },
  'public/consultant': { opens: 'everyone', ids: ({ draftProfileId }) => ({ profileId: draftProfileId }) },
  'public/consultants': { opens: 'everyone' },
  'public/consultant-completions': { opens: 'everyone' },
  'public/robots': { opens: 'everyone' },
  'public/sitemap': { opens: 'everyone' },
  'department/programme': { opens: ['department'] },
  'department/calls': {
    ...both('department'),
    forms: [{ id: ROW, userId: ROW, organisationId: ROW, outcome: 'reached' }],
  },
  'department/asked': { opens: ['department'] },
  'department/figures': { opens: ['department'] },
  'department/reasons': { opens: ['department'] },
  'department/reason-records': { opens: ['department'] },
  'department/conversation': {
    ...both('department'),
    ids: requestId,
    forms: [{ id: ROW, reason: 'complaint', note: A_LONG_TEXT }],
  },
  'department/enquiries': {
    ...both('department'),
    forms: [{ enquiryId: ROW, note: 'x' }],
  },
  'department/outcome': {
    ...both('department'),
    ids: outcomeId,
    forms: [
      { intent: 'verify', checkedWith: 'copy', [READ_AS]: '1' },
      { intent: 'reject', reason: 'x', [READ_AS]: '1' },
    ],
  },
  'department/outcomes': { opens: ['department'] },
  'department/profile': {
    ...both('department'),
    // A profile belongs to no province; an officer's is the whole country's. Only one that is unknown is not found.
    ids: () => ({ profileId: ROW }),
    forms: [
      { decision: 'publish', [READ_AS]: '1' },
      {
        decision: 'compare',
        [READ_AS]: '1',
        'compared[0].credentialId': ROW,
        'compared[0].comparedWith': 'original',
      },
      { decision: 'return', [READ_AS]: '1', reason: 'x' },
    ],
  },
  ...followUpGuards,
  ...exportGuards,
  ...reportGuards,
  'department/people': { opens: ['department'] },
  'department/person': {
    ...both('department'),
    ids: ({ owners }) => ({ userId: owners.enterprise.userId }),
    forms: [
      { id: ROW, checkedBy: 'desk', note: 'x' },
      { id: ROW, help: 'second_step', checkedBy: 'desk', note: 'x' },
    ],
  },
  'department/profiles': { opens: ['department'] },
  'department/records': { opens: ['department'] },
  'work/conversation': { ...both('enterprise', 'consultant'), ids: requestId, forms: [{ id: ROW, text: 'x' }] },
  'work/answer-for-all': {
    ...both('enterprise'),
    ids: ({ requestId, messageId }) => ({ requestId, messageId }),
    forms: [{ step: 'send', question: 'x', answer: 'x' }],
  },
  'work/report-message': {
    ...both('enterprise', 'consultant'),
    ids: ({ requestId, messageId }) => ({ requestId, messageId }),
    forms: [{ kind: 'rude' }],
  },
  'department/reports': { opens: ['department'] },
  'department/report': {
    ...both('department'),
    ids: ({ reportId }) => ({ reportId }),
    forms: [{ decision: 'hidden', reason: 'x' }],
  },
  'department/tax-codes': { opens: ['department'] },
  'department/unanswered': { ...both('department'), forms: [{ record: ROW }] },
  'department/weights': {
    ...both('department'),
    forms: [{ step: 'reset', reason: 'x', seenVersion: 'x' }],
  },
  'public/dev-ui': { opens: 'everyone' },
  'public/draft': everyone,
  'enterprise/claim-draft': both('enterprise'),
  'work/engagement': {
    ...both('enterprise', 'consultant'),
    ids: engagementId,
    forms: [
      { intent: 'submit', milestoneId: ROW, note: 'x' },
      { intent: 'accept', milestoneId: ROW, [READ_AS]: '1' },
      { intent: 'return', milestoneId: ROW, reason: 'x', [READ_AS]: '1' },
      { intent: 'tell' },
      { intent: 'tell_no_more' },
      { intent: 'register_left', certificateId: ROW, memberId: ROW, leftOn: '2026-01-01' },
      { intent: 'register_added', certificateId: ROW, memberId: ROW, acceptedOn: '2026-01-01' },
    ],
  },
  'work/agreement': {
    ...both('enterprise', 'consultant'),
    ids: engagementId,
    forms: [
      { intent: 'confirm', [READ_AS]: '1' },
      { intent: 'attach', id: ROW },
      { intent: 'remove', copyId: ROW },
    ],
  },
  'work/agreement-file': {
    opens: ['enterprise', 'consultant'],
    ids: ({ engagementId }) => ({ engagementId, format: 'docx' }),
  },
  ...accountGuards,
  ...changeGuards,
  ...workGuards,
  ...measureGuards,
  ...paperGuards,
  ...placeGuards,
  ...partnerGuards,
  ...reviewGuards,
  ...selfCheckGuards,
  'work/engagements': { opens: ['enterprise', 'consultant'] },
  'work/certificate': { ...both('enterprise', 'consultant'), ids: engagementId },
  'work/file': { opens: ['enterprise', 'consultant', 'department'], ids: ({ fileId }) => ({ fileId }) },
  'work/file-thumbnail': { opens: ['enterprise', 'consultant', 'department'], ids: ({ fileId }) => ({ fileId }) },
  'work/uploads': both('enterprise', 'consultant', 'department'),
  'work/upload': { ...both('enterprise', 'consultant', 'department'), ids: () => ({ uploadId: `${ROW}.${ROW}` }) },
  'enterprise/need': {
    opens: ['enterprise', 'department'],
    posts: ['enterprise'],
    ids: needId,
    forms: [
      { step: 'publish' },
      { step: 'discard' },
      { step: 'close', reason: 'other' },
      { step: 'request', profileIds: ROW, contactFrom: 'invited' },
      { step: 'interest', takesInterest: 'no' },
    ],
  },
  ...assistedGuards,
  ...groupGuards,
  'enterprise/needs': { opens: ['enterprise'] },
  'enterprise/new-need': both('enterprise'),
  'enterprise/award': {
    ...both('enterprise'),
    ids: ({ needId, proposalId }) => ({ needId, proposalId }),
  },
  'enterprise/invite-consultant': {
    ...both('enterprise'),
    forms: [{ needId: ROW, message: '', contactFrom: 'invited' }],
    ids: ({ draftProfileId }) => ({ profileId: draftProfileId }),
  },
  'enterprise/contact-choice': {
    ...both('enterprise'),
    ids: ({ needId, requestId }) => ({ needId, requestId }),
    forms: [{ contactFrom: 'invited' }],
  },
  'enterprise/sent-request': {
    ...both('enterprise'),
    ids: ({ needId, requestId }) => ({ needId, requestId }),
    forms: [
      { step: 'remind' },
      { step: 'withdraw', reason: 'no_answer' },
      { step: 'again', id: ROW, contactFrom: 'chosen' },
    ],
  },
  'enterprise/waves': { ...both('enterprise'), ids: needId, forms: [{ step: 'stop' }, FIRST_WAVE] },
  'enterprise/interest': {
    ...both('enterprise'),
    ids: ({ openNeedId, interestId }) => ({ needId: openNeedId, interestId }),
    forms: [
      { step: 'accept', contactFrom: 'chosen' },
      { step: 'decline', reason: 'other' },
    ],
  },
  'enterprise/edit-need': {
    ...both('enterprise'),
    ids: needId,
    forms: [{ id: ROW, text: A_LONG_TEXT, sectorCode: '10', communeCode: '04018' }],
  },
  'enterprise/proposals': {
    ...both('enterprise'),
    ids: needId,
    forms: [{ step: 'weigh', price: '1', duration: '1', on_site: '1', experience: '1', results: '1', replies: '1' }],
  },
  'enterprise/proposal': {
    ...both('enterprise'),
    ids: ({ needId, proposalId }) => ({ needId, proposalId }),
    forms: [{ step: 'note', id: ROW, text: 'x' }],
  },
  'enterprise/support': {
    ...both('enterprise'),
    ids: ({ needId, proposalId }) => ({ needId, proposalId }),
    forms: [{}],
  },
  'enterprise/need-subjects': { ...both('enterprise'), ids: needId, forms: [{ chosen: 'HACCP' }] },
  'consultant/open-needs': { opens: ['consultant'] },
  'account/organisation': both('enterprise', 'consultant'),
  'public/preferences': everyone,
  'consultant/profile': both('consultant'),
  'consultant/profile-basics': both('consultant'),
  'consultant/profile-credentials': {
    ...both('consultant'),
    forms: [{ 'credentials[0].id': ROW, 'credentials[0].name': 'x' }],
  },
  'consultant/profile-reach': both('consultant'),
  'consultant/profile-services': both('consultant'),
  'consultant/describe-services': both('consultant'),
  'consultant/request': {
    ...both('consultant'),
    ids: requestId,
    forms: [{ step: 'decline', reason: 'too_far' }, { step: 'interested' }, { step: 'take_back', reason: 'other' }],
  },
  'consultant/requests': { opens: ['consultant'] },
  'consultant/propose': {
    ...both('consultant'),
    ids: requestId,
    forms: [
      {
        id: ROW,
        scope: 'x',
        durationWeeks: '1',
        validUntil: addDays(today(), 1),
        'milestones[0].title': 'x',
        'milestones[0].dueWeek': '1',
        'lines[0].title': 'x',
        'lines[0].amountVnd': '10000000',
        'lines[0].vat': 'none',
        'payments[0].title': 'x',
        'payments[0].percent': '100',
      },
    ],
  },
  'consultant/proposal-check': { ...both('consultant'), ids: requestId, forms: [{ id: ROW }] },
  'agency/agency': { opens: ['agency'] },
  'public/outgoing-mails': { opens: 'everyone' },
}
