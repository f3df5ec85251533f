import type { FacetCounts } from '~/domain/discovery/search-consultants.server'
import {
  type DirectoryQuery,
  directoryAddress,
  type Facet,
  FACET_NAMES,
  isNarrowed,
  nothingChosen,
  type Sort,
  SORTS,
  type View,
  VIEWS,
} from '~/domain/discovery/search-query'
import { compareVi } from '~/language/fold'
import { provinceTiles } from '~/vocabulary/provinces-on-the-map'
import { homeProvince } from '~/vocabulary/province.server'
import { CURRENT_SECTORS, provinceList, provinceOf, sectorOf } from '~/vocabulary/reference.server'
import * as m from '~/i18n/paraglide/messages'
import { shortSubjectName, subjectName } from '~/views/choices/subject-choices.server'
import { consultantRoleText, languageText, localName, organisationKindText } from '~/i18n/terms'
import { wordOf } from '~/i18n/word-of'

const named = (row: Parameters<typeof localName>[0] | undefined, code: string) => (row ? localName(row) : code)

/** What a filter's value is called. */
export const valueText: Record<Facet, (code: string) => string> = {
  subject: subjectName,
  sector: (code) => named(sectorOf(CURRENT_SECTORS, code), code),
  province: (code) => named(provinceOf(code), code),
  language: (code) => wordOf(languageText, code) ?? code,
  kind: (code) => wordOf(organisationKindText, code) ?? code,
  role: (code) => wordOf(consultantRoleText, code) ?? code,
}

const facetTitle: Record<Facet, () => string> = {
  subject: m.search_facet_subject,
  sector: m.search_facet_sector,
  province: m.search_facet_province,
  language: m.search_facet_language,
  kind: m.search_facet_kind,
  role: m.search_facet_role,
}

const countOf = (counts: FacetCounts[Facet], value: string) => (Object.hasOwn(counts, value) && counts[value]) || 0

/** Each filter in words: what is chosen first, then by how many it would find; without counts, only what is chosen. */
export const facetGroups = (counts: FacetCounts | null, { chosen }: DirectoryQuery) =>
  FACET_NAMES.map((facet) => {
    const values = [...new Set([...chosen[facet], ...Object.keys(counts?.[facet] ?? {})])]
    return {
      facet,
      title: facetTitle[facet](),
      options: values
        .map((value) => ({
          value,
          text: valueText[facet](value),
          count: counts && countOf(counts[facet], value),
          chosen: chosen[facet].includes(value),
        }))
        .sort(
          (a, b) => Number(b.chosen) - Number(a.chosen) || (b.count ?? 0) - (a.count ?? 0) || compareVi(a.text, b.text),
        ),
    }
  })

/** What is chosen, each with the address of the same search without it. */
export const chosenChips = (query: DirectoryQuery) =>
  FACET_NAMES.flatMap((facet) =>
    query.chosen[facet].map((value) => ({
      facet: facetTitle[facet](),
      text: facet === 'subject' ? shortSubjectName(value) : valueText[facet](value),
      to: directoryAddress({
        ...query,
        page: 1,
        chosen: { ...query.chosen, [facet]: query.chosen[facet].filter((other) => other !== value) },
      }),
    })),
  )

/** The address of the same words without any filter; null where none is chosen. */
export const withoutFilters = (query: DirectoryQuery) =>
  isNarrowed(query) ? directoryAddress({ ...query, page: 1, chosen: nothingChosen() }) : null

const sortText: Record<Sort, () => string> = {
  fit: m.search_sort_fit,
  newest: m.search_sort_newest,
  experience: m.search_sort_experience,
}

/** The orders that results can have; without words nothing fits better than another, and the newest come first anyhow. */
export const sortLinks = (query: DirectoryQuery) => {
  const present = query.text === '' && query.sort === 'fit' ? 'newest' : query.sort
  return SORTS.filter((sort) => query.text !== '' || sort !== 'fit').map((sort) => ({
    text: sortText[sort](),
    current: sort === present,
    to: directoryAddress({ ...query, page: 1, sort: query.text === '' && sort === 'newest' ? 'fit' : sort }),
  }))
}

const viewText: Record<View, () => string> = { list: m.search_view_list, area: m.search_view_area }

export const viewLinks = (query: DirectoryQuery) =>
  VIEWS.map((view) => ({
    text: viewText[view](),
    current: view === query.view,
    to: directoryAddress({ ...query, page: 1, view }),
  }))

/** Steps of the map's tone for provinces that somebody serves. */
const TONES = 4
const tiles = new Map(provinceTiles.map(({ code, row, column }) => [code, { row, column }]))

/** The provinces in the map's order, each with how many serve it and the address of their list. */
export function provinceMap(counts: FacetCounts['province'], query: DirectoryQuery) {
  const most = Math.max(1, ...Object.values(counts))
  const provinces = new Map(provinceList().map((province) => [province.code, province]))
  const inOrder = [...new Set([...tiles.keys(), ...provinces.keys()])].flatMap((code) => provinces.get(code) ?? [])
  return inOrder.map((province) => {
    const count = countOf(counts, province.code)
    return {
      code: province.code,
      name: localName(province),
      count,
      /** 0 for nobody, then up to `TONES` for the province that most serve: one more is more where few do. */
      tone: Math.ceil((TONES * Math.log1p(count)) / Math.log1p(most)),
      /** None for a province that the map does not know. */
      tile: tiles.get(province.code) ?? null,
      home: province.code === homeProvince().code,
      chosen: query.chosen.province.includes(province.code),
      to: directoryAddress({ ...query, page: 1, view: 'list', chosen: { ...query.chosen, province: [province.code] } }),
    }
  })
}
