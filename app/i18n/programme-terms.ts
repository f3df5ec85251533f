import type { Cut } from '~/domain/programme/scope'
import * as m from './paraglide/messages'

/** By what the department's figures are cut. */
export const cutText: Record<Cut, () => string> = {
  subject: m.programme_subject,
  group: m.cut_group,
  section: m.cut_section,
  commune: m.programme_commune,
  enterpriseKind: m.cut_kind,
  size: m.cut_size,
  language: m.cut_language,
  channel: m.cut_channel,
  consultant: m.cut_consultant,
}
