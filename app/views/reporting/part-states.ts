import * as m from '~/i18n/paraglide/messages'
import type { TagTone } from '~/ui'
import type { PartState } from './report-page.server'

/** How far a part of a report is, in words. */
export const partStates: Record<PartState, { text: () => string; tone: TagTone }> = {
  written: { text: m.yearly_report_part_written, tone: 'ok' },
  moved: { text: m.yearly_report_part_moved, tone: 'due' },
  partial: { text: m.yearly_report_part_partial, tone: 'due' },
  empty: { text: m.yearly_report_part_empty, tone: 'neutral' },
}
