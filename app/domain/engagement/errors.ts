export type EngagementError =
  | 'award.already_awarded'
  | 'milestone.not_its_turn'
  | 'agreement.too_many_texts'
  | 'agreement.too_many_copies'
  | 'change.unchanged'
  | 'change.day_past'
  | 'change.already_open'
  | 'change.too_many'
