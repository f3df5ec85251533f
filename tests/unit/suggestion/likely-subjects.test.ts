import { expect, it } from 'vitest'
import { likelySubjects, shownSuggestions } from '~/domain/suggestion/likely-subjects'

const suggestions = (...rows: [string, number][]) =>
  rows.map(([subject, score]) => ({ subject, score, because: ['chờ thợ'], named: false }))
const shown = (...rows: Parameters<typeof suggestions>) => shownSuggestions(suggestions(...rows)).map((s) => s.subject)

it('shows what reaches half of the best, five at most', () => {
  expect(shown(['A', 40], ['B', 20], ['C', 19])).toEqual(['A', 'B'])
  expect(shown(['A', 9], ['B', 9], ['C', 9], ['D', 9], ['E', 9], ['F', 9])).toHaveLength(5)
  expect(shown()).toEqual([])
})

it('ticks what is nearly as good as the best, three at most', () => {
  expect(likelySubjects(suggestions(['A', 40], ['B', 30], ['C', 29]))).toEqual(['A', 'B'])
  expect(likelySubjects(suggestions(['A', 9], ['B', 9], ['C', 9], ['D', 9]))).toEqual(['A', 'B', 'C'])
  expect(likelySubjects([])).toEqual([])
})

it('shows and ticks what is called by its title, however far behind a longer title it stands', () => {
  const [trace, haccp, other] = suggestions(['TRACE', 59], ['HACCP', 26], ['VIETGAHP', 18])
  const answer = [{ ...trace!, named: true }, { ...haccp!, named: true }, other!]
  expect(shownSuggestions(answer).map((s) => s.subject)).toEqual(['TRACE', 'HACCP'])
  expect(likelySubjects(answer)).toEqual(['TRACE', 'HACCP'])
})
