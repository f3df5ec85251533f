export type ReviewError =
  'review.too_early' | 'review.too_late' | 'review.is_shown' | 'review.gives_contact' | 'review.is_hidden'
