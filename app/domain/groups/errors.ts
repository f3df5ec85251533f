export type GroupError =
  | 'group.need_unavailable'
  | 'group.message_names'
  | 'group.too_few'
  | 'group.too_many'
  | 'group.holder_missing'
  | 'group.has_lead'
