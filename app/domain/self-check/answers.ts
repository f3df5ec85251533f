import {
  LEVELS,
  type Level,
  questionsOf,
  SELF_CHECK_EDITION,
  type SelfCheckField,
  type SelfCheckQuestion,
  WEAK_LEVELS,
} from '~/vocabulary/self-check'

/** The level at each question, by its id. */
export type Answers = Record<string, Level>

const isLevel = (value: number): value is Level => LEVELS.some((level) => level === value)

/** Answers to every question of a field, as they stand in an address: the edition, then the levels in the order of the questions. */
export const writeAnswers = (field: SelfCheckField, answers: Answers): string =>
  `${SELF_CHECK_EDITION}-${questionsOf(field)
    .map(({ id }) => answers[id])
    .join('')}`

/** What an address says; undefined for another edition, and for what is no answer to every question. */
export function readAnswers(field: SelfCheckField, written: string | null | undefined): Answers | undefined {
  const [edition, levels = '', more] = (written ?? '').split('-')
  const questions = questionsOf(field)
  const given = [...levels].map(Number)
  if (edition !== String(SELF_CHECK_EDITION) || more !== undefined || given.length !== questions.length)
    return undefined
  if (!given.every(isLevel)) return undefined
  return Object.fromEntries(questions.map(({ id }, place) => [id, given[place] as Level]))
}

export const resultPath = (field: SelfCheckField, answers: Answers) =>
  `/self-check/${field}/${writeAnswers(field, answers)}`

const MOST_WEAK = 3
const isWeak = (level: Level | undefined) => WEAK_LEVELS.some((weak) => weak === level)

/** Where there is most to gain: the lowest levels first, of equal ones as they were asked; none but weak ones. */
export const weakPoints = (field: SelfCheckField, answers: Answers): SelfCheckQuestion[] =>
  questionsOf(field)
    .filter(({ id }) => isWeak(answers[id]))
    .sort((a, b) => answers[a.id]! - answers[b.id]!)
    .slice(0, MOST_WEAK)

/** The highest level that at least half of them have reached. */
export const reachedByHalf = (levels: readonly Level[]): Level =>
  [...levels].sort((a, b) => a - b)[Math.floor(levels.length / 2)]!
