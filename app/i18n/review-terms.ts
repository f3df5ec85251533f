import type { EngagementSide } from '~/domain/engagement/lifecycle'
import type {
  Mark,
  ReportedStatus,
  ReviewCriterion,
  ReviewDecision,
  ReviewReportKind,
} from '~/domain/reviews/lifecycle'
import { formatNumber } from './format'
import * as m from './paraglide/messages'

type Words<Code extends string | number> = Record<Code, () => string>

/** What is asked of whoever writes. */
export const criterionAsked: Record<EngagementSide, Partial<Words<ReviewCriterion>>> = {
  enterprise: {
    understood: m.review_criterion_understood,
    taught: m.review_criterion_taught,
    kept: m.review_criterion_kept_by_consultant,
    lasting: m.review_criterion_lasting,
  },
  consultant: {
    clear: m.review_criterion_clear,
    took_part: m.review_criterion_took_part,
    kept: m.review_criterion_kept_by_enterprise,
  },
}

/** The same, in a few words, for whoever reads. */
export const criterionSaid: Words<ReviewCriterion> = {
  understood: m.review_said_understood,
  taught: m.review_said_taught,
  kept: m.review_said_kept,
  lasting: m.review_said_lasting,
  clear: m.review_said_clear,
  took_part: m.review_said_took_part,
}

export const markText: Words<Mark> = {
  1: m.review_mark_1,
  2: m.review_mark_2,
  3: m.review_mark_3,
  4: m.review_mark_4,
  5: m.review_mark_5,
}

/** A mark with its word first. */
export const markShown = (mark: Mark) => m.review_mark_shown({ word: markText[mark](), mark: formatNumber(mark) })

export const reviewReportKindText: Words<ReviewReportKind> = {
  untrue: m.review_report_kind_untrue,
  rude: m.review_report_kind_rude,
  private: m.review_report_kind_private,
  other: m.review_report_kind_other,
}

export const reviewDecisionText: Words<ReviewDecision> = {
  kept: m.review_decision_kept,
  hidden: m.review_decision_hidden,
  shown: m.review_decision_shown,
}

export const reportedStatusText: Words<ReportedStatus> = {
  reported: m.review_status_reported,
  kept: m.review_status_kept,
  hidden: m.review_status_hidden,
  shown: m.review_status_shown,
}
