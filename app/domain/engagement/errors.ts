export type EngagementError = 'award.already_awarded' | 'milestone.not_its_turn'
