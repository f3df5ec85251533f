import { READ_AS } from '~/forms/carried'
import { both, type Guard, type Ids } from './guard'

/** A year of which nobody has begun a report. */
const year: Ids = () => ({ year: '2026' })

/** The department's yearly report. */
export const reportGuards: Record<string, Guard> = {
  'department/period-report': { opens: ['department'] },
  'department/period-report-file': { opens: ['department'] },
  'department/yearly-reports': { ...both('department'), forms: [{ year: '2026' }] },
  'department/yearly-report': {
    ...both('department'),
    ids: year,
    forms: [{ step: 'send' }, { step: 'return', reason: 'x' }, { step: 'close', [READ_AS]: '1' }],
  },
  'department/yearly-report-file': { opens: ['department'], ids: () => ({ year: '2026', format: 'pdf' }) },
  'department/yearly-report-paper': { opens: ['department'], ids: year },
  'department/yearly-report-part': {
    ...both('department'),
    ids: () => ({ year: '2026', part: 'support' }),
    forms: [{ text: 'x' }],
  },
  'department/yearly-report-records': { opens: ['department'], ids: year },
}
