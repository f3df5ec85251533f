import { suggestSubjects } from '~/domain/matching/suggest-subjects.server'
import { withSearch } from './matching/throwaway'

const text = process.argv.slice(2).join(' ')
if (!text.trim()) {
  console.error('npm run -s suggest -- "TEXT"')
  process.exit(1)
}

const answer = await withSearch('empty', () => suggestSubjects(text))
if (answer.status === 'unavailable') {
  console.error('Search is not available.')
  process.exit(1)
}
console.log(JSON.stringify(answer.suggestions.map(({ subject, score, because }) => ({ subject, score, because }))))
