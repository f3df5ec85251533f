export type EngagementError =
  'award.already_awarded' | 'milestone.not_its_turn' | 'agreement.too_many_texts' | 'agreement.too_many_copies'
