import * as m from '~/i18n/paraglide/messages'
import { RadioGroup } from '~/ui/choices'
import type { FormField } from '~/ui/form-field'
import { Section } from '~/ui/layout'

export type QuestionChoice = { code: string; legend: string; options: { value: string; label: string }[] }

/**
 * Questions that tell close subjects apart, each of which may be left open; nothing where there is none. A function and
 * no component: the error summary reads the labels from what stands inside the form.
 */
export function subjectQuestions(questions: readonly QuestionChoice[], fields: Record<string, FormField>) {
  if (questions.length === 0) return null
  return (
    <Section title={m.need_questions_title()} id="questions">
      <p>{m.need_questions_lead()}</p>
      {questions.map(({ code, legend, options }) => (
        <RadioGroup key={code} field={fields[code]!} legend={legend} options={options} />
      ))}
    </Section>
  )
}
