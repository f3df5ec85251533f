import { index, route, type RouteConfig } from '@remix-run/route-config'

/** Every page's address and its file, by who it is for. What is not here has no address. */
export default [
  // everyone
  index('routes/public/home.tsx'),
  route('*', 'routes/public/not-found.tsx'),
  route('ask-department', 'routes/public/ask-department.tsx'),
  route('consultants', 'routes/public/consultants.tsx'),
  route('consultants/:profileId', 'routes/public/consultant.tsx'),
  route('consultants/suggest', 'routes/public/consultant-completions.tsx'),
  route('draft', 'routes/public/draft.tsx'),
  route('robots.txt', 'routes/public/robots.tsx'),
  route('sitemap.xml', 'routes/public/sitemap.tsx'),
  route('preferences', 'routes/public/preferences.tsx'),
  route('dev/ui', 'routes/public/dev-ui.tsx'),
  route('dev/mail', 'routes/public/outgoing-mails.tsx'),

  // whoever has an account, or wants one
  route('account', 'routes/account/account.tsx'),
  route('account/devices', 'routes/account/devices.tsx'),
  route('account/phone', 'routes/account/own-phone.tsx'),
  route('account/second-step', 'routes/account/second-step.tsx'),
  route('confirm-email', 'routes/account/own-address.tsx'),
  route('confirm-email/:key', 'routes/account/confirm-email.tsx'),
  route('email-change/:key', 'routes/account/email-change.tsx'),
  route('forgotten-password', 'routes/account/forgotten-password.tsx'),
  route('forgotten-password/code', 'routes/account/reset-by-code.tsx'),
  route('reset-password/:key', 'routes/account/reset-password.tsx'),
  route('kept', 'routes/account/kept.tsx'),
  route('notifications', 'routes/account/notifications.tsx'),
  route('notifications/mails', 'routes/account/notification-mails.tsx'),
  route('notifications/:notificationId', 'routes/account/notification.tsx'),
  route('join/:key', 'routes/account/join.tsx'),
  route('organisation', 'routes/account/organisation.tsx'),
  route('organisation/people', 'routes/account/people.tsx'),
  route('organisation/people/:userId', 'routes/account/colleague.tsx'),
  route('sign-in', 'routes/account/sign-in.tsx'),
  route('sign-in/code', 'routes/account/sign-in-code.tsx'),
  route('sign-out', 'routes/account/sign-out.tsx'),
  route('sign-up', 'routes/account/sign-up.tsx'),
  route('workspace', 'routes/account/workspace.tsx'),
  route('saved-searches', 'routes/account/saved-searches.tsx'),
  route('saved-searches/:searchId', 'routes/account/saved-search.tsx'),
  route('saved-searches/new', 'routes/account/new-saved-search.tsx'),
  route('unsubscribe/:key', 'routes/account/unsubscribe.tsx'),

  // enterprises
  route('draft/claim', 'routes/enterprise/claim-draft.tsx'),
  route('needs', 'routes/enterprise/needs.tsx'),
  route('needs/:needId', 'routes/enterprise/need.tsx'),
  route('needs/new', 'routes/enterprise/new-need.tsx'),
  route('needs/:needId/edit', 'routes/enterprise/edit-need.tsx'),
  route('needs/:needId/subjects', 'routes/enterprise/need-subjects.tsx'),
  route('needs/:needId/proposals', 'routes/enterprise/proposals.tsx'),
  route('needs/:needId/award/:proposalId', 'routes/enterprise/award.tsx'),

  // consultants
  route('open-needs', 'routes/consultant/open-needs.tsx'),
  route('profile', 'routes/consultant/profile.tsx'),
  route('profile/basics', 'routes/consultant/profile-basics.tsx'),
  route('profile/credentials', 'routes/consultant/profile-credentials.tsx'),
  route('profile/reach', 'routes/consultant/profile-reach.tsx'),
  route('profile/services', 'routes/consultant/profile-services.tsx'),
  route('profile/services/describe', 'routes/consultant/describe-services.tsx'),
  route('requests', 'routes/consultant/requests.tsx'),
  route('requests/:requestId', 'routes/consultant/request.tsx'),
  route('requests/:requestId/propose', 'routes/consultant/propose.tsx'),

  // both sides of a piece of work
  route('engagements', 'routes/work/engagements.tsx'),
  route('engagements/:engagementId', 'routes/work/engagement.tsx'),
  route('engagements/:engagementId/certificate', 'routes/work/certificate.tsx'),
  route('conversations/:requestId', 'routes/work/conversation.tsx'),
  route('files/:fileId', 'routes/work/file.tsx'),

  // the department
  route('department', 'routes/department/programme.tsx'),
  route('department/asked', 'routes/department/asked.tsx'),
  route('department/calls', 'routes/department/calls.tsx'),
  route('department/enquiries', 'routes/department/enquiries.tsx'),
  route('department/outcomes', 'routes/department/outcomes.tsx'),
  route('department/outcomes/:outcomeId', 'routes/department/outcome.tsx'),
  route('department/people', 'routes/department/people.tsx'),
  route('department/people/:userId', 'routes/department/person.tsx'),
  route('department/profiles', 'routes/department/profiles.tsx'),
  route('department/profiles/:profileId', 'routes/department/profile.tsx'),
  route('department/records', 'routes/department/records.tsx'),
  route('department/tax-codes', 'routes/department/tax-codes.tsx'),
  route('department/unanswered', 'routes/department/unanswered.tsx'),
  route('department/weights', 'routes/department/weights.tsx'),

  // agencies that are not in charge
  route('agency', 'routes/agency/agency.tsx'),

  // administrators
  route('admin/health', 'routes/admin/health.tsx'),
] satisfies RouteConfig
