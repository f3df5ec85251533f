export type DocumentError =
  | 'document.subject_without_document'
  | 'document.engagement_not_completed'
  | 'document.fact_missing'
  | 'document.more_passed'
  | 'document.remark_missing'
  | 'document.already_recorded'
  | 'document.too_many'
