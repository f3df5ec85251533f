import type { SubjectInput } from './suggestion'
import { type SuggestContext, suggestSubjects } from './suggest-subjects.server'

/** Subjects as a person ticked them, each with the words of the text that had led to it, if any had. */
export function readSubjects(text: string, codes: string[], context: SuggestContext = {}): SubjectInput[] {
  const because = new Map(suggestSubjects(text, context).map((suggestion) => [suggestion.subject, suggestion.because]))
  return [...new Set(codes)].map((code) => ({
    code,
    because: because.get(code) ?? [],
    origin: because.has(code) ? 'suggested' : 'chosen',
  }))
}
