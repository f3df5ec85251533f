import type { Feature } from '~/domain/matching/ranking/weights'
import * as m from './paraglide/messages'

/** What each part of the ranking looks at, and why it counts. */
export const featureText: Record<Feature, { name: () => string; why: () => string }> = {
  subjects: { name: m.matching_weight_subjects, why: m.matching_weight_subjects_why },
  text: { name: m.matching_weight_text, why: m.matching_weight_text_why },
  area: { name: m.matching_weight_area, why: m.matching_weight_area_why },
  capacity: { name: m.matching_weight_capacity, why: m.matching_weight_capacity_why },
  sector: { name: m.matching_weight_sector, why: m.matching_weight_sector_why },
  languages: { name: m.matching_weight_languages, why: m.matching_weight_languages_why },
  reply: { name: m.matching_weight_reply, why: m.matching_weight_reply_why },
  results: { name: m.matching_weight_results, why: m.matching_weight_results_why },
  fee: { name: m.matching_weight_fee, why: m.matching_weight_fee_why },
  workMode: { name: m.matching_weight_work_mode, why: m.matching_weight_work_mode_why },
  size: { name: m.matching_weight_size, why: m.matching_weight_size_why },
  freshness: { name: m.matching_weight_freshness, why: m.matching_weight_freshness_why },
  experience: { name: m.matching_weight_experience, why: m.matching_weight_experience_why },
}
