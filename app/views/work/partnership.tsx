import { type SubmissionResult, useForm } from '@conform-to/react'
import type { partnerWork } from '~/domain/engagement/partner-work.server'
import type { PartnershipStanding } from '~/domain/proposals/lifecycle'
import { answerTo } from '~/forms/answer-to'
import { formatDay, formatMomentDay } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { milestoneStatusText, weeksText } from '~/i18n/work-terms'
import { Button, Details, Form, PlainForm, Prose, Section, Stack, SummaryList, Tag, TextArea } from '~/ui'
import { NextStepBox, type NextStepProps } from '~/ui/next-step'

type LastResult = { lastResult: SubmissionResult<string[]> | undefined }
type Asked = { lead: string; standing: PartnershipStanding; offeredAt: Date | null }

const steps: Record<PartnershipStanding, (of: { name: string }) => string> = {
  asked: m.partnership_step_asked,
  agreed: m.partnership_step_agreed,
  declined: m.partnership_step_declined,
  withdrawn: m.partnership_step_withdrawn,
  left: m.partnership_step_left,
  chosen: m.partnership_step_chosen,
  not_chosen: m.partnership_step_not_chosen,
  ended: m.partnership_step_ended,
}

/** What the partner does next. */
export function PartnershipAnswer({
  asked: { lead: name, standing, offeredAt },
  until,
  lastResult,
}: { asked: Asked } & Pick<NextStepProps, 'until'> & LastResult) {
  const isOffered = standing === 'agreed' && offeredAt !== null
  const what = isOffered ? m.partner_step_offered({ day: formatMomentDay(offeredAt) }) : steps[standing]({ name })
  return (
    <Stack>
      <NextStepBox title={m.request_step_title()} what={what} until={until}>
        {standing === 'asked' ? (
          <>
            <p className="hint">{m.partnership_agree_lead({ name })}</p>
            <PlainForm>
              <input type="hidden" name="step" value="agree" />
              <Button>{m.partnership_agree_button()}</Button>
            </PlainForm>
          </>
        ) : null}
      </NextStepBox>
      {standing === 'asked' ? <Parting step="decline" name={name} lastResult={lastResult} /> : null}
      {standing === 'agreed' ? <Parting step="leave" name={name} lastResult={lastResult} /> : null}
    </Stack>
  )
}

const partingWords = {
  decline: { open: m.partnership_decline_open, lead: null, button: m.partnership_decline_button },
  leave: { open: m.partnership_leave_open, lead: m.partnership_leave_lead, button: m.partnership_leave_open },
}

/** The partner declines, or leaves. */
function Parting({ step, name, lastResult }: LastResult & { step: 'decline' | 'leave'; name: string }) {
  const answer = answerTo(step, lastResult)
  const words = partingWords[step]
  const [form, fields] = useForm({ id: step, lastResult: answer, defaultValue: { note: '' } })
  return (
    <Details forForm summary={words.open()} open={answer !== undefined}>
      <Form form={form}>
        <input type="hidden" name="step" value={step} />
        {words.lead ? <p>{words.lead({ name })}</p> : null}
        <TextArea field={fields.note} label={m.partnership_note({ name })} rows={3} optional />
        <Button variant="secondary">{words.button()}</Button>
      </Form>
    </Details>
  )
}

type Work = NonNullable<ReturnType<typeof partnerWork>>

/** What was agreed on with the enterprise, as far as the partner reads it. */
export const PartnerWork = ({ work, lead }: { work: Work; lead: string }) => (
  <Section title={m.partnership_work_title({ enterprise: work.enterprise })}>
    <SummaryList
      items={[
        {
          term: m.proposal_scope(),
          detail: (
            <>
              {[work.scope, ...work.scopeChanges].map((text, index) => (
                <Prose key={index} text={text} />
              ))}
            </>
          ),
        },
        { term: m.proposal_duration(), detail: weeksText(work.durationWeeks) },
        {
          term: m.proposal_milestones(),
          detail: (
            <ol className="milestone-list">
              {work.milestones.map(({ id, title, dueOn, handover, status }) => (
                <li key={id}>
                  {m.partnership_work_milestone({ title, day: formatDay(dueOn) })}{' '}
                  <Tag tone="neutral">{milestoneStatusText[status]()}</Tag>
                  {handover ? <p className="hint">{m.proposal_milestone_hands_over({ handover })}</p> : null}
                </li>
              ))}
            </ol>
          ),
        },
      ]}
    />
    <p className="hint">{m.partnership_work_papers({ name: lead })}</p>
  </Section>
)
