export type NeedError = 'need.organisation_incomplete' | 'need.subjects_missing'
