export type GroupError =
  'group.need_unavailable' | 'group.too_few' | 'group.too_many' | 'group.holder_missing' | 'group.has_lead'
