import { hasEnded } from '~/domain/directory/lifecycle'
import { canDecideProfile } from '~/domain/directory/policy'
import { profilesToCheck } from '~/domain/directory/worklist.server'
import { profileSource, type ProfileRow } from '~/domain/exporting/profile-rows.server'
import { sourceOfRows } from '~/domain/exporting/source'
import { FOLLOW_UP_LISTS } from '~/domain/follow-up/lifecycle'
import { type FollowUpRow, followUpRows, isOnList } from '~/domain/follow-up/lists.server'
import { canFollowUp } from '~/domain/needs/policy'
import { listChoice } from '~/forms/list-choice.server'
import { partNames, profileState } from '~/i18n/directory-terms'
import { formatDay } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { personName } from '~/i18n/person-name'
import { consultantRoleText, languageText, localName, organisationKindText } from '~/i18n/terms'
import { actText, followUpListText, followUpPath, kindText, sinceText } from '~/views/follow-up/words'
import { provinceOf } from '~/vocabulary/reference.server'
import { dayOf, today } from '~db/clock'
import { defineList } from '../define-list.server'
import { subjectsText, taxCodeText } from './words.server'

const followUpListIn = (request: Request) => listChoice(request, FOLLOW_UP_LISTS, 'all')

export const followUps = defineList<FollowUpRow>({
  id: 'follow-up',
  fileName: 'viec-can-theo-doi',
  title: m.follow_up_title,
  page: '/department/follow-up',
  opens: (actor) => actor.provinceCode !== null && canFollowUp(actor, { provinceCode: actor.provinceCode }),
  filter: (_, request) => ({ words: [followUpListText(followUpListIn(request))] }),
  rows: (actor, request) =>
    sourceOfRows(followUpRows(actor).filter((row) => isOnList(actor, followUpListIn(request), row))),
  columns: [
    { key: 'kind', label: m.export_what_waits, kind: 'text', value: ({ kind }) => kindText[kind]() },
    { key: 'need', label: m.need_list_text, kind: 'text', value: ({ needText }) => needText },
    { key: 'enterprise', label: m.programme_enterprise, kind: 'text', value: ({ enterprise }) => enterprise },
    { key: 'consultant', label: m.outcome_consultant, kind: 'text', value: ({ consultant }) => consultant },
    { key: 'why', label: m.export_why, kind: 'text', value: (row) => sinceText(row) },
    { key: 'since', label: m.export_since, kind: 'day', value: ({ since }) => since },
    { key: 'due', label: m.export_department_due, kind: 'day', value: ({ dueOn }) => dueOn },
    {
      key: 'late',
      label: m.export_late,
      kind: 'text',
      value: ({ isLate }) => (isLate ? m.export_yes() : m.export_no()),
    },
    { key: 'last', label: m.export_last_act, kind: 'text', value: ({ last }) => last && actText(last), personal: true },
    { key: 'last_on', label: m.export_last_act_on, kind: 'day', value: ({ last }) => last && dayOf(last.at) },
    {
      key: 'assignee',
      label: m.export_assignee,
      kind: 'text',
      personal: true,
      value: ({ assignee }) => assignee && personName(assignee.name),
    },
    { key: 'link', label: m.export_link, kind: 'link', value: (row) => followUpPath(row), extra: true },
  ],
})

type Worklist = ReturnType<typeof profilesToCheck>
type ToCheck = Pick<Worklist['returned'][number], 'id' | 'name' | 'kind' | 'province' | 'submittedAt'> & {
  why: string
  detail: string | null
}

/** A profile stands once for each thing that is to be looked at. */
const toCheck = ({ submitted, changed, expiring, returned }: Worklist): ToCheck[] => [
  ...submitted.map((row) => ({ ...row, why: m.check_submitted_title(), detail: null })),
  ...changed.map((row) => ({ ...row, why: m.check_changed_title(), detail: partNames(row.parts) })),
  ...expiring.map((row) => ({ ...row, why: m.check_expiring_title(), detail: row.ends.map(endText).join('; ') })),
  ...returned.map((row) => ({ ...row, why: m.check_returned_title(), detail: row.returnedReason })),
]

function endText({ credential, endsOn }: Worklist['expiring'][number]['ends'][number]): string {
  const ended = hasEnded(endsOn, today()) ? ` (${m.consultant_credential_ended()})` : ''
  return `${credential ?? m.check_whole_check()}: ${formatDay(endsOn)}${ended}`
}

export const profilesToLookAt = defineList<ToCheck>({
  id: 'profiles',
  fileName: 'ho-so-can-kiem-tra',
  title: m.check_title,
  page: '/department/profiles',
  opens: canDecideProfile,
  rows: (actor) => sourceOfRows(toCheck(profilesToCheck(actor))),
  columns: [
    { key: 'name', label: m.check_column_name, kind: 'text', value: ({ name }) => name },
    { key: 'kind', label: m.check_column_kind, kind: 'text', value: ({ kind }) => organisationKindText[kind]() },
    {
      key: 'province',
      label: m.check_column_province,
      kind: 'text',
      value: ({ province }) => province && localName(province),
    },
    { key: 'why', label: m.export_why, kind: 'text', value: ({ why }) => why },
    { key: 'detail', label: m.export_detail, kind: 'text', value: ({ detail }) => detail },
    {
      key: 'submitted',
      label: m.check_column_submitted,
      kind: 'day',
      value: ({ submittedAt }) => submittedAt && dayOf(submittedAt),
    },
    { key: 'link', label: m.export_link, kind: 'link', value: ({ id }) => `/department/profiles/${id}`, extra: true },
  ],
})

export const allProfiles = defineList<ProfileRow>({
  id: 'all-profiles',
  fileName: 'ho-so-chuyen-gia',
  title: m.export_profiles_title,
  page: '/department/profiles',
  opens: canDecideProfile,
  rows: (actor) => profileSource(actor),
  columns: [
    { key: 'name', label: m.check_column_name, kind: 'text', value: ({ name }) => name },
    { key: 'kind', label: m.check_column_kind, kind: 'text', value: ({ kind }) => organisationKindText[kind]() },
    { key: 'tax_code', label: m.check_tax_code, kind: 'text', value: taxCodeText },
    {
      key: 'province',
      label: m.check_column_province,
      kind: 'text',
      value: ({ provinceCode }) => {
        const province = provinceOf(provinceCode)
        return province && localName(province)
      },
    },
    { key: 'state', label: m.need_list_state, kind: 'text', value: (row) => profileState(row, today()).text },
    { key: 'subjects', label: m.programme_subject, kind: 'text', value: ({ subjects }) => subjectsText(subjects) },
    {
      key: 'roles',
      label: m.consultant_roles,
      kind: 'text',
      value: ({ roles }) => roles.map((role) => consultantRoleText[role]()).join(', '),
    },
    {
      key: 'languages',
      label: m.consultant_languages,
      kind: 'text',
      value: ({ languages }) => languages.map((code) => languageText[code]()).join(', '),
    },
    { key: 'years', label: m.profile_years_label, kind: 'number', value: ({ yearsExperience }) => yearsExperience },
    {
      key: 'submitted',
      label: m.check_column_submitted,
      kind: 'day',
      value: ({ submittedAt }) => submittedAt && dayOf(submittedAt),
    },
    {
      key: 'published',
      label: m.export_introduced_on,
      kind: 'day',
      value: ({ publishedAt }) => publishedAt && dayOf(publishedAt),
    },
    { key: 'checked_until', label: m.check_until_label, kind: 'day', value: ({ checkedUntil }) => checkedUntil },
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
    { key: 'link', label: m.export_link, kind: 'link', value: ({ id }) => `/department/profiles/${id}`, extra: true },
  ],
})
