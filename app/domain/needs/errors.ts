export type NeedError =
  | 'need.organisation_incomplete'
  | 'need.subjects_missing'
  | 'need.too_many_drafts'
  | 'need.too_many_open'
  | 'need.of_group'
