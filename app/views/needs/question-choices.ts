import { type Question, UNKNOWN } from '~/domain/suggestion/questions'
import * as m from '~/i18n/paraglide/messages'
import { questionText } from '~/i18n/question-terms'

/** Questions as choices of a form, each with "not sure" as its last. */
export const questionChoices = (questions: readonly Question[]) =>
  questions.map(({ code, options }) => ({
    code,
    legend: questionText[code]!.legend(),
    options: [
      ...Object.keys(options).map((value) => ({ value, label: questionText[code]!.options[value]!() })),
      { value: UNKNOWN, label: m.need_question_unknown() },
    ],
  }))
