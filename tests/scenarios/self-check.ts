import { keepCheck } from '~/domain/self-check/keep-check.server'
import type { Answers } from '~/domain/self-check/answers'
import { type Level, questionsOf, type SelfCheckField } from '~/vocabulary/self-check'
import { enterprise } from './accounts'

/** The same level at every question, but for those that are named. */
export const answersOf = (field: SelfCheckField, level: Level, but: Answers = {}): Answers => ({
  ...Object.fromEntries(questionsOf(field).map(({ id }) => [id, level])),
  ...but,
})

/** So many more enterprises of a field that keep a result. */
export function othersChecked(levels: readonly Level[], field: SelfCheckField = 'factory') {
  for (const level of levels) keepCheck(enterprise(), { field, answers: answersOf(field, level) })
}
