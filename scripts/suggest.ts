import './runtime/command'
import { suggestSubjects } from '~/domain/suggestion/suggest-subjects.server'
import { withReferenceOnly } from './matching/throwaway-database'
import { OperatorError } from './runtime/faults'

const text = process.argv.slice(2).join(' ')
if (!text.trim()) throw new OperatorError('Usage: npm run -s suggest -- "TEXT"')

const suggestions = withReferenceOnly(() => suggestSubjects(text))
console.log(JSON.stringify(suggestions.map(({ subject, score, because }) => ({ subject, score, because }))))
