import { sizeOf } from '~/domain/accounts/size-of.server'
import {
  type EnterpriseRow,
  enterpriseSource,
  type RecordRow,
  recordSource,
  type WorkRow,
  workSource,
} from '~/domain/exporting/province-rows.server'
import { sourceOfRows } from '~/domain/exporting/source'
import { consultantFigures } from '~/domain/programme/consultant-figures.server'
import { RECORD_LISTS } from '~/domain/programme/figures'
import { canSeeProgramme } from '~/domain/programme/policy'
import { listChoice } from '~/forms/list-choice.server'
import { leavesOut, readScope } from '~/forms/programme-scope.server'
import * as m from '~/i18n/paraglide/messages'
import { clientSizeText, enterpriseKindText } from '~/i18n/terms'
import { engagementStatusText } from '~/i18n/work-terms'
import { needStanding } from '~/views/needs/need-tag'
import { recordListText } from '~/views/programme/programme'
import { scopeWords } from '~/views/programme/programme-view.server'
import { dayOf } from '~db/clock'
import { defineList } from '../define-list.server'
import { communeText, sectorText, subjectsText, taxCodeText } from './words.server'

const recordListIn = (request: Request) => listChoice(request, RECORD_LISTS)

const dayIn = (moment: Date | number | null) => (moment === null ? null : dayOf(new Date(moment)))
const HOUR = 3_600_000

export const records = defineList<RecordRow>({
  id: 'records',
  fileName: 'nhu-cau',
  title: (request) => recordListText[recordListIn(request)](),
  page: '/department/records',
  opens: canSeeProgramme,
  filter: (actor, request) => {
    const scope = readScope(request, actor)
    return { words: scopeWords(scope), leavesOut: leavesOut(request, scope) }
  },
  rows: (actor, request) => recordSource(actor, recordListIn(request), readScope(request, actor)),
  columns: [
    { key: 'need', label: m.need_list_text, kind: 'text', value: ({ text }) => text },
    { key: 'enterprise', label: m.programme_enterprise, kind: 'text', value: ({ enterprise }) => enterprise },
    { key: 'tax_code', label: m.account_organisation_tax_code, kind: 'text', value: taxCodeText },
    { key: 'commune', label: m.programme_commune, kind: 'text', value: (row) => communeText(row.communeCode) },
    {
      key: 'commune_code',
      label: m.export_commune_code,
      kind: 'text',
      value: ({ communeCode }) => communeCode,
      extra: true,
    },
    {
      key: 'sector',
      label: m.account_organisation_sector,
      kind: 'text',
      value: (row) => sectorText(row.sectorVersion, row.sectorCode),
    },
    { key: 'subjects', label: m.programme_subject, kind: 'text', value: ({ subjects }) => subjectsText(subjects) },
    { key: 'published', label: m.need_list_date, kind: 'day', value: ({ publishedAt }) => dayIn(publishedAt) },
    {
      key: 'published_at',
      label: m.export_published_at,
      kind: 'moment',
      value: ({ publishedAt }) => publishedAt,
      extra: true,
    },
    { key: 'requests', label: m.programme_asked_requests, kind: 'number', value: ({ requests }) => requests },
    { key: 'first_reply', label: m.export_first_reply, kind: 'day', value: ({ firstReplyAt }) => dayIn(firstReplyAt) },
    {
      key: 'first_reply_hours',
      label: m.export_first_reply_hours,
      kind: 'number',
      value: ({ firstReplyAt, publishedAt }) =>
        firstReplyAt === null ? null : Math.round((firstReplyAt.getTime() - publishedAt!.getTime()) / HOUR),
    },
    { key: 'state', label: m.need_list_state, kind: 'text', value: (row) => needStanding(row).text },
    { key: 'consultant', label: m.outcome_consultant, kind: 'text', value: ({ consultant }) => consultant },
    { key: 'link', label: m.export_link, kind: 'link', value: ({ id }) => `/needs/${id}`, extra: true },
  ],
})

export const asked = defineList({
  id: 'asked',
  fileName: 'chuyen-gia-duoc-moi',
  title: m.programme_asked_title,
  page: '/department/asked',
  opens: canSeeProgramme,
  filter: records.filter,
  rows: (actor, request) => sourceOfRows(consultantFigures(actor, readScope(request, actor))),
  columns: [
    { key: 'consultant', label: m.programme_asked_consultant, kind: 'text', value: ({ name }) => name },
    { key: 'requests', label: m.programme_asked_requests, kind: 'number', value: ({ requests }) => requests },
    { key: 'answered', label: m.asked_answered, kind: 'number', value: ({ answered }) => answered },
    {
      key: 'median_hours',
      label: m.export_answer_hours,
      kind: 'number',
      value: ({ median }) => (typeof median === 'number' ? Math.round(median / HOUR) : null),
    },
    { key: 'proposed', label: m.asked_proposed, kind: 'number', value: ({ proposed }) => proposed },
    { key: 'awarded', label: m.asked_awarded, kind: 'number', value: ({ awarded }) => awarded },
    { key: 'completed', label: m.programme_figure_completed, kind: 'number', value: ({ completed }) => completed },
    { key: 'certified', label: m.asked_certified, kind: 'number', value: ({ certified }) => certified },
    {
      key: 'link',
      label: m.export_link,
      kind: 'link',
      value: ({ profileId }) => `/department/profiles/${profileId}`,
      extra: true,
    },
  ],
})

export const enterprises = defineList<EnterpriseRow>({
  id: 'enterprises',
  fileName: 'doanh-nghiep',
  title: m.export_enterprises_title,
  page: '/department',
  opens: canSeeProgramme,
  rows: (actor) => enterpriseSource(actor),
  columns: [
    { key: 'name', label: m.account_organisation_name, kind: 'text', value: ({ name }) => name },
    { key: 'tax_code', label: m.account_organisation_tax_code, kind: 'text', value: taxCodeText },
    {
      key: 'kind',
      label: m.account_organisation_kind,
      kind: 'text',
      value: ({ enterpriseKind }) => enterpriseKind && enterpriseKindText[enterpriseKind](),
    },
    {
      key: 'sector',
      label: m.account_organisation_sector,
      kind: 'text',
      value: (row) => sectorText(row.sectorVersion, row.sectorCode),
    },
    { key: 'commune', label: m.programme_commune, kind: 'text', value: (row) => communeText(row.communeCode) },
    { key: 'commune_code', label: m.export_commune_code, kind: 'text', value: (row) => row.communeCode, extra: true },
    {
      key: 'size',
      label: m.consultant_client_sizes,
      kind: 'text',
      value: (row) => {
        const size = sizeOf(row)
        return size && clientSizeText[size]()
      },
    },
    { key: 'employees', label: m.account_organisation_employees, kind: 'number', value: ({ employees }) => employees },
    { key: 'needs', label: m.programme_figure_needs, kind: 'number', value: ({ needs }) => needs },
    { key: 'since', label: m.export_known_since, kind: 'day', value: ({ createdAt }) => dayOf(createdAt) },
    { key: 'person', label: m.export_person, kind: 'text', personal: true, value: ({ contact }) => contact?.name },
    {
      key: 'person_phone',
      label: m.export_person_phone,
      kind: 'text',
      personal: true,
      value: ({ contact }) => contact?.phone,
    },
    {
      key: 'person_email',
      label: m.export_person_email,
      kind: 'text',
      personal: true,
      value: ({ contact }) => contact?.email,
    },
    { key: 'phone', label: m.export_organisation_phone, kind: 'text', personal: true, value: ({ phone }) => phone },
    { key: 'address', label: m.check_address, kind: 'text', personal: true, value: ({ address }) => address },
  ],
})

export const works = defineList<WorkRow>({
  id: 'works',
  fileName: 'hop-tac-trong-tinh',
  title: m.export_works_title,
  page: '/department',
  opens: canSeeProgramme,
  filter: records.filter,
  rows: (actor, request) => workSource(actor, readScope(request, actor)),
  columns: [
    { key: 'need', label: m.need_list_text, kind: 'text', value: ({ needText }) => needText },
    { key: 'enterprise', label: m.programme_enterprise, kind: 'text', value: ({ enterprise }) => enterprise },
    { key: 'tax_code', label: m.account_organisation_tax_code, kind: 'text', value: taxCodeText },
    { key: 'commune', label: m.programme_commune, kind: 'text', value: (row) => communeText(row.communeCode) },
    { key: 'consultant', label: m.outcome_consultant, kind: 'text', value: ({ consultant }) => consultant },
    { key: 'subjects', label: m.programme_subject, kind: 'text', value: ({ subjects }) => subjectsText(subjects) },
    { key: 'state', label: m.need_list_state, kind: 'text', value: ({ status }) => engagementStatusText[status]() },
    { key: 'started', label: m.export_started, kind: 'day', value: ({ startedAt }) => dayOf(startedAt) },
    { key: 'completed', label: m.export_completed, kind: 'day', value: ({ completedAt }) => dayIn(completedAt) },
    { key: 'ended', label: m.export_ended, kind: 'day', value: ({ endedAt }) => dayIn(endedAt) },
    { key: 'milestones', label: m.export_milestones, kind: 'number', value: ({ milestones }) => milestones },
    { key: 'accepted', label: m.export_accepted, kind: 'number', value: ({ accepted }) => accepted },
    { key: 'verified', label: m.export_verified_results, kind: 'number', value: ({ verified }) => verified },
    {
      key: 'enterprise_person',
      label: m.export_enterprise_person,
      kind: 'text',
      personal: true,
      value: ({ enterpriseContact }) => enterpriseContact?.name,
    },
    {
      key: 'enterprise_phone',
      label: m.export_enterprise_phone,
      kind: 'text',
      personal: true,
      value: ({ enterpriseContact }) => enterpriseContact?.phone,
    },
    {
      key: 'consultant_person',
      label: m.export_consultant_person,
      kind: 'text',
      personal: true,
      value: ({ consultantContact }) => consultantContact?.name,
    },
    {
      key: 'consultant_phone',
      label: m.export_consultant_phone,
      kind: 'text',
      personal: true,
      value: ({ consultantContact }) => consultantContact?.phone,
    },
  ],
})
