import { type Answers, weakPoints } from '~/domain/self-check/answers'
import { LEAST_COMPARED } from '~/domain/self-check/lifecycle'
import { comparedWith, type KeptCheck } from '~/domain/self-check/queries.server'
import { inWords } from '~/i18n/worded'
import { fieldName, type Level, LEVELS, levelName, questionsOf, type SelfCheckField } from '~/vocabulary/self-check'
import { subjectName } from '../choices/subject-choices.server'

const TOP = LEVELS.length

/** A result as its page shows it: each question beside what was kept before, and beside the others of the field. */
export function resultView(
  { field, answers }: { field: SelfCheckField; answers: Answers },
  earlier: Pick<KeptCheck, 'answers' | 'keptOn'> | null = null,
) {
  const compared = comparedWith(field)
  const named = (level: Level | undefined) => (level ? { level, name: inWords(levelName(level)) } : null)
  const questions = questionsOf(field).filter(({ id }) => answers[id])
  const given = questions.map(({ id }) => answers[id]!)
  return {
    field,
    fieldName: inWords(fieldName(field)),
    settled: given.filter((level) => level === TOP).length,
    missing: given.filter((level) => level === LEVELS[0]).length,
    least: LEAST_COMPARED,
    enterprises: compared?.enterprises ?? null,
    earlierOn: earlier?.keptOn ?? null,
    rows: questions.map(({ id, name, states }) => ({
      id,
      matter: inWords(name),
      state: inWords(states[answers[id]! - 1]!),
      own: named(answers[id])!,
      earlier: named(earlier?.answers[id]),
      half: named(compared?.levels[id]),
    })),
    weak: weakPoints(field, answers).map(({ id, name, states, next, subjects, need }) => ({
      id,
      matter: inWords(name),
      now: inWords(states[answers[id]! - 1]!),
      next: inWords(next[answers[id]! - 1]!),
      need: inWords(need),
      subjects: subjects.map((code) => ({ code, name: subjectName(code) })),
    })),
  }
}
export type ResultShown = ReturnType<typeof resultView>
