export type EngagementError = 'award.already_awarded' | 'award.need_changed' | 'milestone.not_its_turn'
