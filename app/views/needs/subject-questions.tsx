import * as m from '~/i18n/paraglide/messages'
import { RadioGroup } from '~/ui/choices'
import type { FormField } from '~/ui/form-field'
import { Section } from '~/ui/layout'
import type { HowHeard } from './subject-chooser'

export type QuestionChoice = { code: string; legend: string; options: { value: string; label: string }[] }

/**
 * Questions that tell close subjects apart, or what a vague text is about; each may be left open. Nothing where there is none. A function and
 * no component: the error summary reads the labels from what stands inside the form.
 */
export function subjectQuestions(
  questions: readonly QuestionChoice[],
  fields: Record<string, FormField>,
  heard: HowHeard,
) {
  if (questions.length === 0) return null
  const [title, lead] =
    heard === 'vague'
      ? [m.need_vague_questions_title(), m.need_vague_questions_lead()]
      : [m.need_questions_title(), m.need_questions_lead()]
  return (
    <Section title={title} id="questions">
      <p>{lead}</p>
      {questions.map(({ code, legend, options }) => (
        <RadioGroup key={code} field={fields[code]!} legend={legend} options={options} />
      ))}
    </Section>
  )
}
