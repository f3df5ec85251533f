/** What somebody takes along, part by part, in the order of the file. */
export const DATA_PARTS = [
  'account',
  'organisations',
  'devices',
  'passkeys',
  'invitations',
  'codes',
  'calls',
  'notifications',
  'mail_choices',
  'mails',
  'phone_messages',
  'saved_searches',
  'kept_forms',
  'enquiries',
  'messages',
  'needs',
  'profiles',
  'proposals',
  'contacts',
  'agreements',
  'results',
  'files',
  'events',
] as const
export type DataPart = (typeof DATA_PARTS)[number]

/** Of one part so many stand in the file, the newest: it is made in one piece. */
export const MOST_RECORDS = 10_000

type Holding = {
  /** The part in which its person finds it; or why in none. */
  taken: DataPart | { not: string }
  /** When the account is deleted: its rows go, or stay; why. */
  left: 'goes' | { stays: string }
}

const ANOTHERS = 'is about somebody else; that it was done stands among the events'
const WRITTEN_FOR = 'is the department’s report; that it was done stands among the events'
const RECORD = 'a record of the organisation; who did it has no name any more'
const PROGRAMME = 'a record of the programme; who did it has no name any more'

/** Every column that says whose something is. A new one is not done before it stands here (`tests/integration/leaving`). */
export const HOLDINGS: Record<string, Holding> = {
  'certificates.addedBy': { taken: 'results', left: { stays: RECORD } },
  'account_helps.userId': { taken: 'codes', left: 'goes' },
  'account_helps.officerId': { taken: { not: ANOTHERS }, left: { stays: PROGRAMME } },
  'account_links.userId': {
    taken: { not: 'where a mail was sent: the mails tell of it; what is made of its id opens the account' },
    left: { stays: 'used up, for the bound on mails to one mailbox, until it is too old' },
  },
  'agreement_confirmations.confirmedBy': { taken: 'agreements', left: { stays: RECORD } },
  'assisted_needs.officerId': { taken: { not: ANOTHERS }, left: { stays: PROGRAMME } },
  'assisted_needs.confirmerId': {
    taken: { not: 'what was confirmed stands among the needs; that it was, among the events' },
    left: { stays: PROGRAMME },
  },
  'needs.assistedOfficerId': { taken: { not: ANOTHERS }, left: { stays: PROGRAMME } },
  'calls.userId': { taken: 'calls', left: 'goes' },
  'calls.officerId': { taken: { not: ANOTHERS }, left: { stays: PROGRAMME } },
  'change_drafts.savedBy': {
    taken: { not: 'what the organisation has not sent yet; it stands on the page of its engagement' },
    left: { stays: RECORD },
  },
  'conversation_openings.userId': { taken: { not: ANOTHERS }, left: { stays: PROGRAMME } },
  'credentials.comparedBy': { taken: { not: ANOTHERS }, left: { stays: PROGRAMME } },
  'enquiries.userId': { taken: 'enquiries', left: 'goes' },
  'enquiries.answeredBy': { taken: { not: ANOTHERS }, left: { stays: PROGRAMME } },
  'follow_ups.userId': { taken: { not: ANOTHERS }, left: { stays: PROGRAMME } },
  'follow_ups.assigneeId': { taken: { not: ANOTHERS }, left: { stays: PROGRAMME } },
  'events.userId': { taken: 'events', left: { stays: 'what happened; who did it has no name any more' } },
  'interests.saidBy': { taken: 'messages', left: { stays: RECORD } },
  'interests.answeredBy': { taken: { not: 'that it was done stands among the events' }, left: { stays: RECORD } },
  'invitations.userId': { taken: 'invitations', left: 'goes' },
  'invitations.invitedBy': { taken: { not: ANOTHERS }, left: { stays: RECORD } },
  'kept_forms.userId': { taken: 'kept_forms', left: 'goes' },
  'known_devices.userId': { taken: { not: 'a hash of a cookie, and a day' }, left: 'goes' },
  'mails.userId': { taken: 'mails', left: 'goes' },
  'matching_weights.setBy': { taken: { not: ANOTHERS }, left: { stays: PROGRAMME } },
  'memberships.userId': { taken: 'organisations', left: 'goes' },
  'message_reports.userId': { taken: { not: ANOTHERS }, left: { stays: RECORD } },
  'message_reports.decidedBy': { taken: { not: ANOTHERS }, left: { stays: PROGRAMME } },
  'messages.userId': { taken: 'messages', left: { stays: RECORD } },
  'need_answers.userId': { taken: 'messages', left: { stays: RECORD } },
  'need_groups.askedBy': { taken: { not: ANOTHERS }, left: { stays: PROGRAMME } },
  'need_group_members.answeredBy': { taken: 'messages', left: { stays: RECORD } },
  'notification_choices.userId': { taken: 'mail_choices', left: 'goes' },
  'notifications.userId': { taken: 'notifications', left: 'goes' },
  'outcomes.reportedBy': { taken: 'results', left: { stays: PROGRAMME } },
  'outcomes.secondedBy': { taken: { not: ANOTHERS }, left: { stays: PROGRAMME } },
  'measures.startedBy': { taken: { not: 'its first reading stands among the results' }, left: { stays: PROGRAMME } },
  'measure_readings.givenBy': { taken: 'results', left: { stays: PROGRAMME } },
  'outcomes.decidedBy': { taken: { not: ANOTHERS }, left: { stays: PROGRAMME } },
  'comparisons.setBy': { taken: { not: 'that it was done stands among the events' }, left: { stays: RECORD } },
  'proposal_notes.userId': { taken: 'messages', left: { stays: RECORD } },
  'proposal_drafts.savedBy': {
    taken: { not: 'what the organisation has not sent yet; it stands on the page of its request' },
    left: { stays: RECORD },
  },
  'proposal_versions.submittedBy': { taken: 'proposals', left: { stays: RECORD } },
  'requests.sentBy': { taken: 'messages', left: { stays: RECORD } },
  'waves.startedBy': { taken: 'messages', left: { stays: RECORD } },
  'partnerships.askedBy': { taken: 'messages', left: { stays: RECORD } },
  'partnerships.answeredBy': { taken: 'messages', left: { stays: RECORD } },
  'milestone_deliveries.submittedBy': { taken: 'messages', left: { stays: RECORD } },
  'milestone_deliveries.answeredBy': { taken: 'messages', left: { stays: RECORD } },
  'work_pauses.pausedBy': { taken: 'messages', left: { stays: RECORD } },
  'work_pauses.resumedBy': { taken: { not: 'that it was done stands among the events' }, left: { stays: RECORD } },
  'pause_extensions.extendedBy': { taken: 'messages', left: { stays: RECORD } },
  'work_ends.proposedBy': { taken: 'messages', left: { stays: RECORD } },
  'work_ends.answeredBy': { taken: 'messages', left: { stays: RECORD } },
  'disputes.openedBy': { taken: 'messages', left: { stays: RECORD } },
  'disputes.accountBy': { taken: 'messages', left: { stays: RECORD } },
  'disputes.closedBy': { taken: { not: 'that it was done stands among the events' }, left: { stays: RECORD } },
  'dispute_records.writtenBy': { taken: { not: ANOTHERS }, left: { stays: PROGRAMME } },
  'work_entries.writtenBy': { taken: 'messages', left: { stays: RECORD } },
  'payment_marks.markedBy': { taken: 'messages', left: { stays: RECORD } },
  'payment_marks.answeredBy': { taken: 'messages', left: { stays: RECORD } },
  'plan_changes.proposedBy': { taken: 'agreements', left: { stays: RECORD } },
  'plan_changes.answeredBy': { taken: 'agreements', left: { stays: RECORD } },
  'yearly_reports.createdBy': { taken: { not: WRITTEN_FOR }, left: { stays: PROGRAMME } },
  'yearly_reports.sentBy': { taken: { not: WRITTEN_FOR }, left: { stays: PROGRAMME } },
  'yearly_reports.closedBy': { taken: { not: WRITTEN_FOR }, left: { stays: PROGRAMME } },
  'yearly_report_parts.writtenBy': { taken: { not: WRITTEN_FOR }, left: { stays: PROGRAMME } },
  'reviews.writtenBy': { taken: 'messages', left: { stays: RECORD } },
  'reviews.repliedBy': { taken: 'messages', left: { stays: RECORD } },
  'review_reports.userId': { taken: 'messages', left: { stays: RECORD } },
  'review_decisions.decidedBy': { taken: { not: ANOTHERS }, left: { stays: PROGRAMME } },
  'passkey_challenges.userId': {
    taken: { not: 'a number that a browser was asked to sign, for minutes' },
    left: 'goes',
  },
  'passkeys.userId': { taken: 'passkeys', left: 'goes' },
  'pending_sign_ins.userId': { taken: { not: 'a hash of a cookie, for minutes' }, left: 'goes' },
  'phone_codes.userId': {
    taken: { not: 'where a code was sent: the messages to the phone tell of it' },
    left: { stays: 'used up, for the bound on codes to one number, for a day' },
  },
  'phone_messages.userId': { taken: 'phone_messages', left: 'goes' },
  'recovery_codes.userId': { taken: { not: 'what opens the account' }, left: 'goes' },
  'second_steps.userId': { taken: { not: 'what opens the account' }, left: 'goes' },
  'self_checks.keptBy': { taken: 'results', left: { stays: RECORD } },
  'national_results.notedBy': { taken: 'results', left: { stays: RECORD } },
  'signed_copies.attachedBy': { taken: 'agreements', left: { stays: RECORD } },
  'saved_searches.userId': { taken: 'saved_searches', left: 'goes' },
  'taken_lists.userId': { taken: { not: ANOTHERS }, left: { stays: PROGRAMME } },
  'sessions.userId': { taken: 'devices', left: 'goes' },
}
