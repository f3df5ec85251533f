import { type SubmissionResult, useForm } from '@conform-to/react'
import * as m from '~/i18n/paraglide/messages'
import { Button } from '~/ui/actions'
import { Form } from '~/ui/form'
import { Prose } from '~/ui/layout'
import type { understoodView } from './understood-view.server'
import { HeardNotice, SubjectChooser } from './subject-chooser'
import { subjectQuestions } from './subject-questions'

type Props = ReturnType<typeof understoodView> & {
  need: { text: string; answers: Record<string, string> }
  chosen: string[]
  readAs: string
  lastResult: SubmissionResult<string[]> | undefined
}

/** What a need's text is understood as, to confirm or change, with the questions that tell close subjects apart. */
export function SubjectsForm({
  need,
  chosen,
  heard,
  apart,
  suggestions,
  subjects,
  readAs,
  lastResult,
  ...data
}: Props) {
  const [form, fields] = useForm({
    id: 'subjects',
    lastResult,
    defaultValue: { suggested: chosen, chosen: [] as string[], answers: need.answers },
  })
  const questions = subjectQuestions(data.questions, fields.answers.getFieldset(), heard)
  return (
    <>
      <blockquote className="told">
        <Prose text={need.text} />
      </blockquote>
      <Form form={form} readAs={readAs}>
        <HeardNotice heard={heard} apart={apart} />
        {heard === 'vague' ? questions : null}
        <SubjectChooser
          heard={heard}
          suggested={fields.suggested}
          chosen={fields.chosen}
          suggestions={suggestions}
          subjects={subjects}
        />
        {heard === 'vague' ? null : questions}
        {data.questions.length > 0 ? (
          <Button variant="secondary" name="step" value="update">
            {m.need_questions_update()}
          </Button>
        ) : null}
        <Button name="step" value="save">
          {m.need_subjects_save()}
        </Button>
      </Form>
    </>
  )
}
