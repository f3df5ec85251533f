import { z } from 'zod'
import file from '~/vocabulary/data/questions.json'
import type { Suggestion } from './suggestion'

const effect = z.object({ favours: z.array(z.string()), against: z.array(z.string()) })
const question = z.object({
  code: z.string(),
  /** What makes the question needless: the size is known, or the sector is one of these divisions. */
  unless: z.object({ sizeKnown: z.boolean().optional(), sectors: z.array(z.string()).optional() }),
  /** What each answer says for and against subjects. */
  options: z.record(z.string(), effect),
})

/** A question that tells close subjects apart; its words stand in `i18n/question-terms.ts`. */
export type Question = z.infer<typeof question>
/** Answers by the question's code; `unknown`: looked at and left open. */
export type Answers = Readonly<Record<string, string>>

export const QUESTIONS: readonly Question[] = z.object({ questions: z.array(question) }).parse(file).questions
export const UNKNOWN = 'unknown'

/** How much an answer moves a subject that it speaks for or against: enough to change places between two that are close. */
const FAVOURED = 1.3
const AGAINST = 0.75
/** Subjects from this share of the best on are close to it, five at most. */
const CLOSE_FROM = 0.55
const CLOSE_MOST = 5
const ASKED = 2

/** How much more or less each subject fits by the answers; those that no answer speaks of are left out. */
export function answeredFactors(answers: Answers): ReadonlyMap<string, number> {
  const factors = new Map<string, number>()
  const move = (code: string, by: number) => factors.set(code, (factors.get(code) ?? 1) * by)
  for (const { code, options } of QUESTIONS) {
    const said = options[answers[code] ?? UNKNOWN]
    said?.favours.forEach((subject) => move(subject, FAVOURED))
    said?.against.forEach((subject) => move(subject, AGAINST))
  }
  return factors
}

/**
 * At most two questions: those answered already, so that an answer can be changed, then those that tell apart the
 * closest of the leading subjects. None where one subject leads clearly, or all that are close are called by their titles.
 */
export function questionsFor(
  suggestions: readonly Suggestion[],
  { sectorCode, size }: { sectorCode?: string | null; size?: string | null },
  answers: Answers,
): Question[] {
  const best = suggestions[0]?.score ?? 0
  const close = suggestions.filter(({ score }) => score >= best * CLOSE_FROM).slice(0, CLOSE_MOST)
  const isNeedless = ({ unless }: Question) =>
    (unless.sizeKnown && size) || (sectorCode && unless.sectors?.includes(sectorCode.slice(0, 2)))
  const answered = QUESTIONS.filter(({ code }) => code in answers)
  const open = QUESTIONS.filter((one) => !(one.code in answers) && !isNeedless(one))
    .map((one) => ({ question: one, use: useOf(one, close) }))
    .filter(({ use }) => use > 0)
    .sort((a, b) => b.use - a.use)
    .map(({ question: one }) => one)
  return [...answered, ...open].slice(0, ASKED)
}

/** The score of the lesser of the best two that the question tells apart; 0 where it tells none apart. */
function useOf({ options }: Question, close: readonly Suggestion[]): number {
  const telling = Object.values(options)
  const saysOf = (option: Question['options'][string], subject: string) =>
    Number(option.favours.includes(subject)) - Number(option.against.includes(subject))
  for (const [place, lesser] of close.entries()) {
    const isToldApart = ({ subject, named }: Suggestion) =>
      !(named && lesser.named) && telling.some((option) => saysOf(option, subject) * saysOf(option, lesser.subject) < 0)
    if (close.slice(0, place).some(isToldApart)) return lesser.score
  }
  return 0
}
