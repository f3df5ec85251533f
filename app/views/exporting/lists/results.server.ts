import { certificateStanding, OUTCOME_STATUSES } from '~/domain/certification/lifecycle'
import { canVerifyOutcomes } from '~/domain/certification/policy'
import type { Day } from '~/domain/days'
import { sourceOfRows } from '~/domain/exporting/source'
import type { MeasureOutcome } from '~/domain/measures/queries.server'
import { levelOfGain } from '~/domain/measures/lifecycle'
import { listedResults, type ListedResults } from '~/domain/programme/listed-results.server'
import { listChoice } from '~/forms/list-choice.server'
import { leavesOut, readScope } from '~/forms/programme-scope.server'
import { readNarrowing } from '~/forms/result-narrowing.server'
import * as m from '~/i18n/paraglide/messages'
import { personName } from '~/i18n/person-name'
import { localName, subjectLabel } from '~/i18n/terms'
import { inWords } from '~/i18n/worded'
import type { SubjectRow } from '~/vocabulary/reference.server'
import { levelText } from '~/views/measures/measure-terms'
import { narrowingWords, standingText } from '~/views/programme/result-terms'
import { decisionScopeWords } from '~/views/programme/programme-view.server'
import { listTitle } from '~/views/work/outcome-list'
import { dayOf, today } from '~db/clock'
import { defineList } from '../define-list.server'

const outcomeListIn = (request: Request) => listChoice(request, OUTCOME_STATUSES, 'reported')

type Paper = ListedResults['papers'][number]
type Document = ListedResults['documents'][number]
/** A result of any kind, with what only its own kind has. */
type Row = {
  kind: string
  path: string
  result: string
  enterprise: string
  subject: SubjectRow | undefined
  commune: Paper['commune']
  consultant: string
  reportedOn: Day
  decidedAt: Date | null
  decidedBy: string | null
  paper?: Paper['certificate']
  measured?: MeasureOutcome['measure']
  datedOn?: Day
}

const ofAny = (one: Paper | MeasureOutcome | Document) => ({
  enterprise: one.enterprise,
  subject: one.subject,
  commune: one.commune,
  consultant: one.consultant,
  reportedOn: one.reportedOn as Day,
  decidedAt: one.decidedAt,
  decidedBy: one.decidedBy,
})

const rowsOf = ({ papers, measures, documents }: ListedResults): Row[] => [
  ...papers.map((one) => ({
    ...ofAny(one),
    kind: m.outcome_certificate_title(),
    path: `/department/outcomes/${one.id}`,
    result: one.certificate.scheme,
    enterprise: one.heldBy ?? one.enterprise,
    paper: one.certificate,
  })),
  ...measures.map((one) => ({
    ...ofAny(one),
    kind: m.measure_list_title(),
    path: `/department/measures/${one.id}`,
    result: inWords(one.measure.indicator.name),
    measured: one.measure,
  })),
  ...documents.map((one) => ({
    ...ofAny(one),
    kind: m.document_kind(),
    path: `/department/documents/${one.id}`,
    result: inWords(one.asked.name),
    datedOn: one.document.datedOn,
  })),
]

export const outcomes = defineList<Row>({
  id: 'outcomes',
  fileName: 'ket-qua',
  title: (request) => listTitle[outcomeListIn(request)](),
  page: '/department/outcomes',
  opens: canVerifyOutcomes,
  filter: (actor, request) => {
    const scope = readScope(request, actor)
    const { narrowing, isLeftOut } = readNarrowing(request)
    return {
      words: [...decisionScopeWords(scope, outcomeListIn(request)), ...narrowingWords(narrowing)],
      leavesOut: leavesOut(request, scope) || isLeftOut,
    }
  },
  rows: (actor, request) => {
    const { narrowing } = readNarrowing(request)
    return sourceOfRows(rowsOf(listedResults(actor, outcomeListIn(request), readScope(request, actor), narrowing)))
  },
  columns: [
    { key: 'kind', label: m.export_result_kind, kind: 'text', value: ({ kind }) => kind },
    { key: 'result', label: m.register_result, kind: 'text', value: ({ result }) => result },
    { key: 'enterprise', label: m.programme_enterprise, kind: 'text', value: ({ enterprise }) => enterprise },
    { key: 'commune', label: m.outcome_commune, kind: 'text', value: ({ commune }) => commune && localName(commune) },
    { key: 'consultant', label: m.outcome_consultant, kind: 'text', value: ({ consultant }) => consultant },
    {
      key: 'subject',
      label: m.programme_subject,
      kind: 'text',
      value: ({ subject }) => subject && subjectLabel(subject),
    },
    { key: 'number', label: m.certificate_number, kind: 'text', value: ({ paper }) => paper?.number },
    { key: 'body', label: m.certificate_issuer, kind: 'text', value: ({ paper }) => paper?.issuingBody },
    { key: 'issued', label: m.certificate_issued, kind: 'day', value: ({ paper }) => paper?.issuedOn },
    { key: 'expires', label: m.certificate_expires, kind: 'day', value: ({ paper }) => paper?.expiresOn },
    {
      key: 'standing',
      label: m.export_standing,
      kind: 'text',
      value: ({ paper }) => paper && standingText[certificateStanding(paper, today())](),
    },
    { key: 'before', label: m.export_before, kind: 'number', value: ({ measured }) => measured?.baseline.value },
    { key: 'after', label: m.export_after, kind: 'number', value: ({ measured }) => measured?.after?.value },
    {
      key: 'unit',
      label: m.export_unit,
      kind: 'text',
      value: ({ measured }) => measured && inWords(measured.indicator.unit),
    },
    {
      key: 'level',
      label: m.export_level,
      kind: 'text',
      value: ({ measured }) =>
        measured?.after && levelText[levelOfGain(measured.baseline.level, measured.after.level)](),
    },
    { key: 'dated', label: m.document_list_dated, kind: 'day', value: ({ datedOn }) => datedOn },
    { key: 'reported', label: m.outcome_reported_on, kind: 'day', value: ({ reportedOn }) => reportedOn },
    {
      key: 'decided',
      label: m.outcome_decided_on,
      kind: 'day',
      value: ({ decidedAt }) => decidedAt && dayOf(decidedAt),
    },
    {
      key: 'decided_by',
      label: m.outcome_decided_by,
      kind: 'text',
      personal: true,
      value: ({ decidedBy }) => (decidedBy === null ? null : personName(decidedBy)),
    },
    { key: 'link', label: m.export_link, kind: 'link', value: ({ path }) => path, extra: true },
  ],
})
