import type { EntryKind } from '~/domain/engagement/diary'
import * as m from '~/i18n/paraglide/messages'

export const entryKindText: Record<EntryKind, () => string> = {
  visit: m.diary_kind_visit,
  online: m.diary_kind_online,
  paperwork: m.diary_kind_paperwork,
  other: m.diary_kind_other,
}
