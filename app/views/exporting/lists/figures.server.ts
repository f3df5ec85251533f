import { sourceOfRows } from '~/domain/exporting/source'
import { type FigureRow, figuresBy } from '~/domain/programme/counting.server'
import { FIGURES } from '~/domain/programme/figures'
import { canSeeProgramme } from '~/domain/programme/policy'
import { type Given, GIVEN_FOR } from '~/domain/programme/reasons'
import { givenReasons } from '~/domain/programme/reasons.server'
import { listChoice } from '~/forms/list-choice.server'
import { readScope } from '~/forms/programme-scope.server'
import * as m from '~/i18n/paraglide/messages'
import { cutText } from '~/i18n/programme-terms'
import { givenForText, givenText } from '~/i18n/reason-terms'
import { rowName } from '~/views/programme/cut-names.server'
import { readLayout } from '~/views/programme/figures-view.server'
import { recordListText } from '~/views/programme/programme'
import { defineList } from '../define-list.server'
import { records } from './province.server'

/** The rows of the cut that the page shows. */
export const figures = defineList<FigureRow & { code: string; name: string }>({
  id: 'figures',
  fileName: 'so-lieu',
  title: (request) => m.figures_cut_title({ cut: cutText[readLayout(request).by]() }),
  page: '/department/figures',
  opens: canSeeProgramme,
  filter: records.filter,
  rows: (actor, request) => {
    const { by } = readLayout(request)
    return sourceOfRows(
      figuresBy(actor, by, readScope(request, actor)).map((row) => ({ ...row, name: rowName(by, row.code) })),
    )
  },
  columns: [
    { key: 'name', label: m.figures_row, kind: 'text', value: ({ name }) => name },
    { key: 'code', label: m.figures_code, kind: 'text', value: ({ code }) => code, extra: true },
    ...FIGURES.map((figure) => ({
      key: figure,
      label: recordListText[figure],
      kind: 'number' as const,
      value: (row: FigureRow) => row[figure],
    })),
  ],
})

const whatIn = (request: Request) => listChoice(request, GIVEN_FOR)

/** The cases in which a reason was given. */
export const reasonCases = defineList<Given & { words: string }>({
  id: 'reason-cases',
  fileName: 'ly-do',
  title: (request) => givenForText[whatIn(request)](),
  page: '/department/reasons/cases',
  opens: canSeeProgramme,
  filter: records.filter,
  rows: (actor, request) => {
    const what = whatIn(request)
    const reason = new URL(request.url).searchParams.get('reason')
    return sourceOfRows(
      givenReasons(actor, what, readScope(request, actor))
        .filter((one) => !reason || one.reason === reason)
        .map((one) => ({ ...one, words: givenText(what, one.reason) })),
    )
  },
  columns: [
    { key: 'need', label: m.need_list_text, kind: 'text', value: ({ text }) => text },
    { key: 'enterprise', label: m.programme_enterprise, kind: 'text', value: ({ enterprise }) => enterprise },
    { key: 'consultant', label: m.reasons_consultant, kind: 'text', value: ({ consultant }) => consultant },
    { key: 'reason', label: m.reasons_column, kind: 'text', value: ({ words }) => words },
    { key: 'on', label: m.reasons_on, kind: 'day', value: ({ on }) => on },
    { key: 'link', label: m.export_link, kind: 'link', value: ({ needId }) => `/needs/${needId}`, extra: true },
  ],
})
