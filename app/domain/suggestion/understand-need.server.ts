import { likelySubjects, shownSuggestions } from './likely-subjects'
import { type Answers, ledTo, type Question, questionsFor, toldAnswers } from './questions'
import { DIAGNOSIS } from './score-subjects'
import { type SuggestContext, suggestedFor } from './suggest-subjects.server'
import type { Suggestion } from './suggestion'

/** What a page says of a text. */
export type Understanding = {
  /** `clear`: something is ticked; `vague`: nothing is sure enough for that; `others`: all of it is somebody else's matter. */
  heard: 'clear' | 'vague' | 'others'
  /** The subjects that are shown, best first, at most five; of a vague text the diagnosis is one. */
  shown: Suggestion[]
  /** Codes of those that are ticked for the person from the start, best first. */
  ticked: string[]
  /** At most two; for a vague text at least one is asked or answered. */
  questions: Question[]
  /** Clauses, as written, that speak of what is not ours beside what is. */
  apart: string[]
}

/** What was understood of a text: which subjects are shown, which of them ticked, and what is asked. */
export function understandNeed(text: string, context: SuggestContext = {}): Understanding {
  const { suggestions, isOthers, isVague, apart } = suggestedFor(text, context)
  const shown = shownSuggestions(suggestions)
  const ticked = isVague ? [] : likelySubjects(shown.filter(isSure(context.answers ?? {})))
  const heard = isOthers ? 'others' : ticked.length > 0 ? 'clear' : 'vague'
  const vague = heard === 'vague' ? { told: toldAnswers(text) } : undefined
  return {
    heard,
    shown: heard === 'vague' ? withDiagnosis(shown) : shown,
    ticked,
    questions: heard === 'others' ? [] : questionsFor(shown, context, context.answers ?? {}, vague),
    apart: heard === 'others' ? [] : apart,
  }
}

/** The diagnosis is offered, and ticked only where it is called by its name or an answer leads to it: whoever needs it has not said with what. */
const isSure =
  (answers: Answers) =>
  ({ subject, named }: Suggestion) =>
    subject !== DIAGNOSIS || named || ledTo(answers).includes(DIAGNOSIS)

const withDiagnosis = (shown: Suggestion[]): Suggestion[] =>
  shown.some(({ subject }) => subject === DIAGNOSIS)
    ? shown
    : [
        ...shown,
        { subject: DIAGNOSIS, score: 0, because: [], plainest: 0, named: false, slight: false, incidental: false },
      ]
