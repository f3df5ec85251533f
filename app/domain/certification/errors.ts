export type CertificationError =
  | 'certificate.subject_without_certificate'
  | 'certificate.engagement_not_completed'
  | 'certificate.already_recorded'
  | 'certificate.issuer_is_consultant'
  | 'certificate.issued_in_future'
  | 'certificate.expiry_before_issue'
  | 'certificate.holder_missing'
  | 'certificate.left_before_accepted'
