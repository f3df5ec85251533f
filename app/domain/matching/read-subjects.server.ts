import type { SubjectInput } from '../needs/draft-need.server'
import { suggestSubjects } from './suggest-subjects.server'

/** Subjects as a person ticked them, each with the words of the text that had led to it, if any had. */
export async function readSubjects(
  text: string,
  codes: string[],
  context: { sectorCode?: string | null; size?: string | null } = {},
): Promise<SubjectInput[]> {
  const answer = await suggestSubjects(text, context)
  const because = new Map(
    answer.status === 'ok' ? answer.suggestions.map((suggestion) => [suggestion.subject, suggestion.because]) : [],
  )
  return [...new Set(codes)].map((code) => ({
    code,
    because: because.get(code) ?? [],
    origin: because.has(code) ? 'suggested' : 'chosen',
  }))
}
