export type FollowUpError =
  'follow_up.enough' | 'follow_up.lately' | 'follow_up.introduced_before' | 'follow_up.introduced_enough'
