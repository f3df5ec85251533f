import { suggestSubjects } from '~/domain/suggestion/suggest-subjects.server'
import { withReferenceOnly } from './matching/throwaway-database'

const text = process.argv.slice(2).join(' ')
if (!text.trim()) {
  console.error('npm run -s suggest -- "TEXT"')
  process.exit(1)
}

const suggestions = withReferenceOnly(() => suggestSubjects(text))
console.log(JSON.stringify(suggestions.map(({ subject, score, because }) => ({ subject, score, because }))))
