import { inWords } from '~/i18n/worded'
import { homeProvince } from '~/vocabulary/province.server'

/** What stands in the frame of every page: the province's name and the lines under the page. */
export function provinceFrame() {
  const { name, footer } = homeProvince()
  return { name: inWords(name), footer: footer.map(inWords) }
}

/** The programme's groups of support in this province, each a search for its subjects. */
function supportGroups() {
  const { title, basis, groups } = homeProvince().support
  return {
    title: inWords(title),
    basis: inWords(basis),
    groups: groups.map((group) => ({
      title: inWords(group.title),
      text: inWords(group.text),
      to: `/consultants?${new URLSearchParams(group.subjects.map((code) => ['subject', code]))}`,
    })),
  }
}
export type SupportGroupsShown = ReturnType<typeof supportGroups>

/** What the home page says of this province. */
export function provinceHome() {
  const { name, department, examples } = homeProvince()
  return {
    name: inWords(name),
    department: inWords(department),
    examples: examples.map(inWords),
    support: supportGroups(),
  }
}
