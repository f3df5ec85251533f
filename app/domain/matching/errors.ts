export type MatchingError = 'matching.subjects_too_light'
