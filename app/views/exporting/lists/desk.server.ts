import { canReadEnquiries } from '~/domain/enquiries/policy'
import { answeredEnquiries, openEnquiries } from '~/domain/enquiries/queries.server'
import { canSeeSharedTaxCodes } from '~/domain/directory/policy'
import { sharedTaxCodes } from '~/domain/directory/shared-tax-codes.server'
import { sourceOfRows } from '~/domain/exporting/source'
import { canGatherGroups } from '~/domain/groups/policy'
import { groupsInProvince } from '~/domain/groups/queries.server'
import { peopleToCall } from '~/domain/notifications/people-to-call.server'
import { groupStatusText } from '~/i18n/group-terms'
import * as m from '~/i18n/paraglide/messages'
import { organisationKindText } from '~/i18n/terms'
import { dayOf } from '~db/clock'
import { defineList } from '../define-list.server'
import { shortSubjectName } from '~/views/choices/subject-choices.server'
import { taxCodeText } from './words.server'

export const calls = defineList<ReturnType<typeof peopleToCall>[number]>({
  id: 'calls',
  fileName: 'nguoi-can-goi-dien',
  title: m.call_title,
  page: '/department/calls',
  opens: canSeeSharedTaxCodes,
  rows: (actor) => sourceOfRows(peopleToCall(actor)),
  columns: [
    { key: 'organisation', label: m.account_organisation_label, kind: 'text', value: (row) => row.organisation },
    { key: 'waiting', label: m.call_waiting, kind: 'number', value: ({ waiting }) => waiting.length },
    {
      key: 'since',
      label: m.export_since,
      kind: 'day',
      value: ({ waiting: [first] }) => first && dayOf(first.createdAt),
    },
    { key: 'called', label: m.call_last, kind: 'day', value: ({ lastCall }) => lastCall && dayOf(lastCall.calledAt) },
    { key: 'person', label: m.export_person_name, kind: 'text', personal: true, value: ({ name }) => name },
    { key: 'person_phone', label: m.export_mobile, kind: 'text', personal: true, value: ({ phone }) => phone },
    { key: 'person_email', label: m.export_email, kind: 'text', personal: true, value: ({ email }) => email },
    {
      key: 'phone',
      label: m.export_organisation_phone,
      kind: 'text',
      personal: true,
      value: ({ organisationPhone }) => organisationPhone,
    },
  ],
})

/** What people write to the department may name them: the words too are taken with a reason. */
export const enquiries = defineList<ReturnType<typeof openEnquiries>[number]>({
  id: 'enquiries',
  fileName: 'cau-hoi-gui-so',
  title: m.enquiry_list_title,
  page: '/department/enquiries',
  opens: (actor) => canReadEnquiries(actor) && actor.provinceCode !== null,
  rows: (actor) => sourceOfRows([...openEnquiries(actor), ...answeredEnquiries(actor)]),
  columns: [
    { key: 'sent', label: m.export_asked_on, kind: 'day', value: ({ createdAt }) => dayOf(createdAt) },
    { key: 'about', label: m.outcome_consultant, kind: 'text', value: ({ consultant }) => consultant },
    { key: 'need', label: m.need_list_text, kind: 'text', value: ({ needText }) => needText },
    {
      key: 'answered',
      label: m.export_answered_on,
      kind: 'day',
      value: ({ answeredAt }) => answeredAt && dayOf(answeredAt),
    },
    { key: 'text', label: m.export_question, kind: 'text', personal: true, value: ({ text }) => text },
    { key: 'answer', label: m.export_answer, kind: 'text', personal: true, value: ({ answerNote }) => answerNote },
    { key: 'person', label: m.export_person_name, kind: 'text', personal: true, value: ({ name }) => name },
    { key: 'contact', label: m.export_contact, kind: 'text', personal: true, value: ({ contact }) => contact },
  ],
})

export const groups = defineList<ReturnType<typeof groupsInProvince>[number]>({
  id: 'groups',
  fileName: 'nhom-cung-thue',
  title: m.group_asked_title,
  page: '/department/groups',
  opens: (actor) => canGatherGroups(actor) && actor.provinceCode !== null,
  rows: (actor) => sourceOfRows(groupsInProvince(actor)),
  columns: [
    { key: 'subject', label: m.group_column_subject, kind: 'text', value: (row) => shortSubjectName(row.subjectCode) },
    { key: 'state', label: m.group_column_state, kind: 'text', value: ({ standing }) => groupStatusText[standing]() },
    { key: 'joined', label: m.group_column_joined, kind: 'number', value: ({ joined }) => joined },
    { key: 'asked', label: m.group_column_asked, kind: 'number', value: ({ asked }) => asked },
    { key: 'declined', label: m.group_column_declined, kind: 'number', value: ({ declined }) => declined },
    { key: 'since', label: m.export_asked_on, kind: 'day', value: ({ createdAt }) => dayOf(createdAt) },
    { key: 'link', label: m.export_link, kind: 'link', value: ({ id }) => `/groups/${id}`, extra: true },
  ],
})

type Sharing = ReturnType<typeof sharedTaxCodes>[number]
type SharingAccount = Sharing['organisations'][number] & Pick<Sharing, 'taxCode'>

export const taxCodes = defineList<SharingAccount>({
  id: 'tax-codes',
  fileName: 'ma-so-thue-trung',
  title: m.tax_code_work,
  page: '/department/tax-codes',
  opens: canSeeSharedTaxCodes,
  rows: (actor) =>
    sourceOfRows(
      sharedTaxCodes(actor).flatMap(({ taxCode, organisations }) => organisations.map((one) => ({ ...one, taxCode }))),
    ),
  columns: [
    { key: 'tax_code', label: m.tax_code_column_code, kind: 'text', value: taxCodeText },
    { key: 'account', label: m.tax_code_column_accounts, kind: 'text', value: ({ name }) => name },
    { key: 'kind', label: m.check_column_kind, kind: 'text', value: ({ kind }) => organisationKindText[kind]() },
    { key: 'since', label: m.export_known_since, kind: 'day', value: ({ createdAt }) => dayOf(createdAt) },
    { key: 'phone', label: m.export_organisation_phone, kind: 'text', personal: true, value: ({ phone }) => phone },
  ],
})
