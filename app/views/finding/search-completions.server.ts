import type { Completions } from '~/domain/discovery/complete-search.server'
import { type DirectoryQuery, directoryAddress, type Facet } from '~/domain/discovery/search-query'
import { formerNames } from '~/vocabulary/provinces-on-the-map'
import { communeOf, provinceOf, subjectOf } from '~/vocabulary/reference.server'
import * as m from '~/i18n/paraglide/messages'
import { subjectName } from '~/views/choices/subject-choices.server'
import { localName, placeText, subjectShort } from '~/i18n/terms'

export type CompletionGroup = {
  title: string
  /** `text`, what it is in a few words, and the address it leads to. */
  entries: { text: string; note: string; to: string }[]
}

/**
 * Completions in words, by kind. A subject or a place is chosen as a filter beside those of `query`, in the place of the
 * words; a consultant leads to its page.
 */
export function completionGroups({ subjects, places, consultants }: Completions, query: DirectoryQuery) {
  const choosing = (facet: Facet, code: string) =>
    directoryAddress({ ...query, text: '', page: 1, view: 'list', chosen: withChosen(query, facet, code) })
  const groups: CompletionGroup[] = [
    {
      title: m.search_complete_subjects(),
      entries: subjects.map((code) => ({ ...subjectWords(code), to: choosing('subject', code) })),
    },
    {
      title: m.search_complete_places(),
      entries: places.map(({ province, commune }) => ({
        ...placeWords(province, commune),
        to: choosing('province', province),
      })),
    },
    {
      title: m.search_complete_consultants(),
      entries: consultants.map((card) => ({ text: card.name, note: placeText(card), to: `/consultants/${card.id}` })),
    },
  ]
  return groups.filter(({ entries }) => entries.length > 0)
}

const withChosen = ({ chosen }: DirectoryQuery, facet: Facet, code: string) => ({
  ...chosen,
  [facet]: [...new Set([...chosen[facet], code])],
})

/** The usual short name, and what it stands for where that says more. */
function subjectWords(code: string) {
  const subject = subjectOf(code)!
  const text = subjectShort(subject)
  const name = localName(subject)
  return { text: name.startsWith(text) ? subjectName(code) : text, note: name.startsWith(text) ? '' : name }
}

function placeWords(provinceCode: string, communeCode: string | null) {
  const province = localName(provinceOf(provinceCode)!)
  const commune = communeCode ? communeOf(communeCode) : undefined
  const former = formerNames(provinceCode)
  if (commune) return { text: commune.fullName, note: m.search_complete_commune({ province }) }
  return { text: province, note: former.length > 0 ? m.search_complete_merged({ former: former.join(', ') }) : '' }
}
