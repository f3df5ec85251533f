import { expect, it } from 'vitest'
import { likelySubjects, shownSuggestions } from '~/domain/suggestion/likely-subjects'

const suggestions = (...rows: [string, number][]) =>
  rows.map(([subject, score]) => ({
    subject,
    score,
    because: ['chờ thợ'],
    named: false,
    plainest: 0,
    slight: false,
    incidental: false,
  }))
const shown = (...rows: Parameters<typeof suggestions>) => shownSuggestions(suggestions(...rows)).map((s) => s.subject)

it('shows what is likely by itself and beside the best, five at most', () => {
  expect(shown(['A', 0.9], ['B', 0.4], ['C', 0.05])).toEqual(['A', 'B'])
  expect(shown(['A', 0.9], ['B', 0.9], ['C', 0.9], ['D', 0.9], ['E', 0.9], ['F', 0.9])).toHaveLength(5)
  expect(shown(['A', 0.05], ['B', 0.04])).toEqual([])
  expect(shown()).toEqual([])
})

it('ticks what is more likely than not, three at most, and nothing where nothing is', () => {
  expect(likelySubjects(suggestions(['A', 0.95], ['B', 0.7], ['C', 0.3]))).toEqual(['A', 'B'])
  expect(likelySubjects(suggestions(['A', 0.9], ['B', 0.9], ['C', 0.9], ['D', 0.9]))).toEqual(['A', 'B', 'C'])
  expect(likelySubjects(suggestions(['A', 0.4], ['B', 0.39]))).toEqual([])
  expect(likelySubjects([])).toEqual([])
})

it('ticks the second problem of a text too, which one clause tells plainly', () => {
  const [first, second, third] = suggestions(['A', 0.9], ['B', 0.25], ['C', 0.25])
  expect(likelySubjects([first!, { ...second!, plainest: 0.8 }, { ...third!, plainest: 0.3 }])).toEqual(['A', 'B'])
  expect(likelySubjects([first!, { ...second!, plainest: 0.8, slight: true }])).toEqual(['A'])
})

it('shows and ticks what is called by its title, however far behind a longer title it stands', () => {
  const [trace, haccp, other] = suggestions(['TRACE', 0.99], ['HACCP', 0.1], ['VIETGAHP', 0.09])
  const answer = [{ ...trace!, named: true }, { ...haccp!, named: true }, other!]
  expect(shownSuggestions(answer).map((s) => s.subject)).toEqual(['TRACE', 'HACCP'])
  expect(likelySubjects(answer)).toEqual(['TRACE', 'HACCP'])
})

it('leaves out what one word speaks for, unless it is all but sure', () => {
  const [sure, chance] = suggestions(['A', 0.9], ['B', 0.7]).map((one) => ({ ...one, slight: true }))
  expect(shownSuggestions([sure!, chance!]).map((s) => s.subject)).toEqual(['A'])
  expect(likelySubjects([sure!, chance!])).toEqual(['A'])
  expect(likelySubjects([{ ...chance!, named: true }])).toEqual(['B'])
})

it('ticks nothing for which only a product, a trade or a place speaks', () => {
  const [coffee, other] = suggestions(['CERT-4C', 0.9], ['HACCP', 0.9])
  expect(likelySubjects([{ ...coffee!, incidental: true }, other!])).toEqual(['HACCP'])
})
