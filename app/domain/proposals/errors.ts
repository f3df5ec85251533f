export type ProposalError = 'request.profile_unavailable' | 'request.too_many' | 'proposal.date_past'
