import type { answersFor } from '~/domain/conversation/questions.server'
import { formatMomentDay } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { Prose, Section, Stack } from '~/ui/layout'

type Answers = ReturnType<typeof answersFor>

/** One question and its answer, as everybody who is invited reads it. */
export const SharedAnswer = ({ question, answer }: Pick<Answers[number], 'question' | 'answer'>) => (
  <>
    <blockquote className="told">
      <Prose text={question} />
    </blockquote>
    <Prose text={answer} />
  </>
)

/** What the enterprise answered for everybody who is invited. */
export const SharedAnswers = ({ answers }: { answers: Answers }) =>
  answers.length === 0 ? null : (
    <Section title={m.answer_shared_title()}>
      <Stack>
        <p className="hint">{m.answer_shared_lead()}</p>
        {answers.map(({ id, answeredAt, ...answer }) => (
          <Stack key={id} gap="small">
            <SharedAnswer {...answer} />
            <p className="hint">{m.answer_on({ day: formatMomentDay(answeredAt) })}</p>
          </Stack>
        ))}
      </Stack>
    </Section>
  )
