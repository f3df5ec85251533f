import { withoutMarks } from '~/domain/discovery/found-cards.server'
import { searchConsultants } from '~/domain/discovery/search-consultants.server'
import { directoryQuery } from '~/domain/discovery/search-query'
import { sourceOfRows } from '~/domain/exporting/source'
import { publicRegister, registerRows } from '~/domain/measures/public-register.server'
import { wordsInField } from '~/domain/search-address'
import * as m from '~/i18n/paraglide/messages'
import { consultantRoleText, localName, organisationKindText } from '~/i18n/terms'
import { chosenChips } from '~/views/finding/search-filters.server'
import { subjectName } from '~/views/choices/subject-choices.server'
import { resultText } from '~/views/verify/register'
import { defineList } from '../define-list.server'
import { communeText, subjectsText } from './words.server'

/** Whoever has an account takes along what everybody reads. */
const everybody = () => true

const searchIn = (request: Request) => directoryQuery(new URL(request.url).searchParams)

/** A page of those found; nobody waits for a search that is away. */
async function found(request: Request, page: number) {
  const answer = await searchConsultants({ ...searchIn(request), page })
  if (answer.status === 'unavailable') throw new Response(null, { status: 503 })
  return answer
}
type Card = Awaited<ReturnType<typeof found>>['cards'][number]

export const consultants = defineList<Card>({
  id: 'consultants',
  fileName: 'chuyen-gia',
  title: m.export_consultants_title,
  page: '/consultants',
  opens: everybody,
  filter: (_, request) => {
    const query = searchIn(request)
    return { words: [...(query.text ? [`“${query.text}”`] : []), ...chosenChips(query).map(({ text }) => text)] }
  },
  rows: async (_, request) => {
    const first = await found(request, 1)
    return {
      count: first.total,
      async *batches() {
        const seen = new Set<string>()
        for (let page = 1; page <= first.pages; page++) {
          const { cards } = page === 1 ? first : await found(request, page)
          yield cards.filter(({ id }) => !seen.has(id) && seen.add(id))
        }
      },
    }
  },
  columns: [
    { key: 'name', label: m.check_column_name, kind: 'text', value: ({ name }) => withoutMarks(name) },
    { key: 'kind', label: m.check_column_kind, kind: 'text', value: ({ kind }) => organisationKindText[kind]() },
    { key: 'headline', label: m.export_headline, kind: 'text', value: ({ headline }) => withoutMarks(headline) },
    {
      key: 'province',
      label: m.check_column_province,
      kind: 'text',
      value: ({ province }) => province && localName(province),
    },
    {
      key: 'subjects',
      label: m.programme_subject,
      kind: 'text',
      value: ({ services }) => subjectsText(services.map(({ subject }) => subject.code)),
    },
    {
      key: 'roles',
      label: m.consultant_roles,
      kind: 'text',
      value: ({ roles }) => roles.map((role) => consultantRoleText[role]()).join(', '),
    },
    { key: 'years', label: m.profile_years_label, kind: 'number', value: ({ yearsExperience }) => yearsExperience },
    { key: 'results', label: m.export_verified_results, kind: 'number', value: (card) => card.verifiedOutcomes },
    { key: 'link', label: m.export_link, kind: 'link', value: ({ id }) => `/consultants/${id}` },
  ],
})

function registerSearchIn(request: Request) {
  const asked = new URL(request.url).searchParams
  const one = (name: string) => wordsInField(asked, name)
  return { name: one('name'), subject: one('subject'), commune: one('commune'), year: one('year') }
}

export const register = defineList<ReturnType<typeof registerRows>[number]>({
  id: 'register',
  fileName: 'so-ket-qua',
  title: m.register_title,
  page: '/results',
  opens: everybody,
  filter: (_, request) => {
    const { name, subject, commune, year } = registerSearchIn(request)
    return { words: [name, subject && subjectName(subject), communeText(commune) ?? commune, year].filter(Boolean) }
  },
  rows: (_, request) => sourceOfRows(registerRows(publicRegister(registerSearchIn(request)).rows)),
  columns: [
    { key: 'enterprise', label: m.register_enterprise, kind: 'text', value: ({ enterprise }) => enterprise },
    { key: 'result', label: m.register_result, kind: 'text', value: (row) => resultText(row) },
    { key: 'commune', label: m.register_commune, kind: 'text', value: (row) => communeText(row.communeCode) },
    { key: 'verified', label: m.register_verified_on, kind: 'day', value: ({ verifiedOn }) => verifiedOn },
    { key: 'expires', label: m.certificate_expires, kind: 'day', value: ({ expiresOn }) => expiresOn },
    {
      key: 'measured',
      label: m.export_measured_on,
      kind: 'day',
      value: ({ measured }) => measured?.after.measuredOn,
    },
    { key: 'dated', label: m.document_list_dated, kind: 'day', value: ({ document }) => document?.datedOn },
    {
      key: 'link',
      label: m.export_link,
      kind: 'link',
      value: ({ checkCode }) => checkCode && `/verify/${checkCode}`,
      extra: true,
    },
  ],
})
