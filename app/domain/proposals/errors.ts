export type ProposalError =
  'request.profile_unavailable' | 'request.already_asked' | 'request.too_many' | 'proposal.date_past'
