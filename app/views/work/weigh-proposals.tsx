import { type SubmissionResult, useForm } from '@conform-to/react'
import { CRITERIA, MAX_WEIGHT, USUAL_WEIGHTS, type Weights } from '~/domain/proposals/comparison'
import { answerTo } from '~/forms/answer-to'
import * as m from '~/i18n/paraglide/messages'
import { criterionText, weightText } from '~/i18n/work-terms'
import { Button, Details, Form, Inline, SelectField } from '~/ui'

const OPTIONS = Array.from({ length: MAX_WEIGHT + 1 }, (_, weight) => weight)

/** How much each criterion weighs for the enterprise. */
export function WeighProposals({
  weights,
  lastResult,
}: {
  weights: Weights | null
  lastResult: SubmissionResult<string[]> | undefined
}) {
  const answer = answerTo('weigh', lastResult)
  const begins = weights ?? USUAL_WEIGHTS
  const [form, fields] = useForm({
    id: 'weigh',
    lastResult: answer,
    defaultValue: Object.fromEntries(CRITERIA.map((criterion) => [criterion, String(begins[criterion])])),
  })
  return (
    <div className="screen-only">
      <Details forForm summary={m.proposal_weigh_open()} open={answer !== undefined}>
        <Form form={form}>
          <p>{m.proposal_weigh_lead()}</p>
          {CRITERIA.map((criterion) => (
            <SelectField
              key={criterion}
              field={fields[criterion]!}
              label={criterionText[criterion]()}
              options={OPTIONS.map((value) => ({ value: String(value), label: weightText[value]!() }))}
            />
          ))}
          <p className="hint">{m.proposal_weigh_how()}</p>
          <Inline>
            <Button variant="secondary" name="step" value="weigh">
              {m.proposal_weigh_button()}
            </Button>
            {weights ? (
              <Button variant="quiet" name="step" value="unweigh">
                {m.proposal_unweigh_button()}
              </Button>
            ) : null}
          </Inline>
        </Form>
      </Details>
    </div>
  )
}
