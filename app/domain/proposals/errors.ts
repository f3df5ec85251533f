export type ProposalError =
  | 'request.profile_unavailable'
  | 'request.already_asked'
  | 'request.too_many'
  | 'request.reminded_lately'
  | 'request.reminded_enough'
  | 'request.invited_enough'
  | 'proposal.date_past'
