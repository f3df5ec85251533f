import { z } from 'zod'
import file from '~/vocabulary/data/questions.json'
import type { Suggestion } from './suggestion'
import { tradesTold } from './trade-told'

const effect = z.object({
  favours: z.array(z.string()),
  against: z.array(z.string()),
  /** Subjects that the answer alone leads to, the likeliest first. */
  leads: z.array(z.string()).default([]),
  /** Divisions of VSIC: who says that this is their trade has given this answer. */
  divisions: z.array(z.string()).default([]),
})
const question = z.object({
  code: z.string(),
  /** Asked where a text says nothing clear, and only there. */
  opens: z.boolean().default(false),
  /** What makes the question needless: the size is known, the sector is, or it is one of these divisions. */
  unless: z.object({
    sizeKnown: z.boolean().optional(),
    sectorKnown: z.boolean().optional(),
    sectors: z.array(z.string()).optional(),
  }),
  /** What each answer says for and against subjects. */
  options: z.record(z.string(), effect),
})

/** A question that tells close subjects apart, or opens where nothing is clear; its words stand in `i18n/question-terms.ts`. */
export type Question = z.infer<typeof question>
/** Answers by the question's code; `unknown`: looked at and left open. */
export type Answers = Readonly<Record<string, string>>

export const QUESTIONS: readonly Question[] = z.object({ questions: z.array(question) }).parse(file).questions
export const UNKNOWN = 'unknown'

/** How many times an answer makes the odds of a subject that it speaks for or against: enough to change places between two that are close. */
const FAVOURED = 2.5
const AGAINST = 0.4
/** Subjects whose odds reach this share of the best's are close to it, five at most. */
const CLOSE_FROM = 0.12
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

/** The subjects that answers lead to by themselves, the likeliest first. */
export const ledTo = (answers: Answers): string[] =>
  QUESTIONS.flatMap(({ code, options }) => options[answers[code] ?? UNKNOWN]?.leads ?? [])

/** The answers that a text gives by the trade that it speaks of most. */
export function toldAnswers(text: string): Answers {
  const division = tradesTold(text)[0]?.division
  return Object.fromEntries(
    QUESTIONS.flatMap(({ code, options }) =>
      Object.entries(options)
        .filter(([, { divisions }]) => division !== undefined && divisions.includes(division))
        .map(([answer]) => [code, answer]),
    ),
  )
}

/**
 * At most two questions: those answered already, so that an answer can be changed, then those that tell apart the
 * closest of the leading subjects. None where one subject leads clearly, or all that are close are called by their titles.
 * Where the text is vague, the questions that open and that it has not answered itself.
 */
export function questionsFor(
  suggestions: readonly Suggestion[],
  { sectorCode, size }: { sectorCode?: string | null; size?: string | null },
  answers: Answers,
  vague?: { told: Answers },
): Question[] {
  const best = oddsOf(suggestions[0]?.score ?? 0)
  const close = suggestions.filter(({ score }) => oddsOf(score) >= best * CLOSE_FROM).slice(0, CLOSE_MOST)
  const isNeedless = ({ unless }: Question) =>
    (unless.sizeKnown && size) ||
    (sectorCode && (unless.sectorKnown || unless.sectors?.includes(sectorCode.slice(0, 2))))
  const answered = QUESTIONS.filter(({ code }) => code in answers)
  const left = QUESTIONS.filter((one) => !(one.code in answers) && !isNeedless(one))
  if (vague) return [...answered, ...left.filter(({ code, opens }) => opens && !(code in vague.told))].slice(0, ASKED)
  const open = left
    .filter(({ opens }) => !opens)
    .map((one) => ({ question: one, use: useOf(one, close) }))
    .filter(({ use }) => use > 0)
    .sort((a, b) => b.use - a.use)
    .map(({ question: one }) => one)
  return [...answered, ...open].slice(0, ASKED)
}

const oddsOf = (likelihood: number) => likelihood / Math.max(1e-3, 1 - likelihood)

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
