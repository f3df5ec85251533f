import { type SubmissionResult, useForm } from '@conform-to/react'
import { getZodConstraint } from '@conform-to/zod/v4'
import { publishForm, returnForm } from '~/domain/directory/forms'
import { checkHasEnded, type ProfileStatus } from '~/domain/directory/lifecycle'
import * as m from '~/i18n/paraglide/messages'
import { Button } from '~/ui/actions'
import { Form } from '~/ui/form'
import { Section } from '~/ui/layout'
import { DateField, TextArea } from '~/ui/text-fields'

type Decided = { status: ProfileStatus; checkedUntil: string | null; version: number }
type Props = { profile: Decided; lastResult: SubmissionResult<string[]> | undefined }

/** Two forms answer to one address: each takes back only its own result. */
const resultFor = (decision: 'publish' | 'return', { lastResult }: Pick<Props, 'lastResult'>) =>
  lastResult?.initialValue?.decision === decision ? lastResult : undefined

/** The version always is the one on the page, also after a refusal, so it is no field of the form's state. */
const Decision = ({ decision, version }: { decision: 'publish' | 'return'; version: number }) => (
  <>
    <input type="hidden" name="decision" value={decision} />
    <input type="hidden" name="seenVersion" value={version} />
  </>
)

export function PublishDecision({ profile, today, lastResult }: Props & { today: string }) {
  const [form, fields] = useForm({
    id: 'publish',
    lastResult: resultFor('publish', { lastResult }),
    constraint: getZodConstraint(publishForm),
    defaultValue: { checkedUntil: checkHasEnded(profile, today) ? null : profile.checkedUntil },
  })
  const introduced = profile.status === 'published'
  return (
    <Section title={introduced ? m.check_confirm_title() : m.check_publish_title()}>
      <Form form={form}>
        <Decision decision="publish" version={profile.version} />
        <DateField field={fields.checkedUntil} label={m.check_until_label()} hint={m.check_until_hint()} optional />
        <Button>{introduced ? m.check_confirm_button() : m.check_publish_button()}</Button>
      </Form>
    </Section>
  )
}

export function ReturnDecision({ profile, lastResult }: Props) {
  const [form, fields] = useForm({
    id: 'return',
    lastResult: resultFor('return', { lastResult }),
    constraint: getZodConstraint(returnForm),
    defaultValue: { reason: '' },
  })
  const introduced = profile.status === 'published'
  return (
    <Section title={introduced ? m.check_withdraw_title() : m.check_return_title()}>
      <Form form={form}>
        <Decision decision="return" version={profile.version} />
        <TextArea field={fields.reason} label={m.check_reason_label()} hint={m.check_reason_hint()} rows={4} />
        <Button variant={introduced ? 'danger' : 'secondary'}>
          {introduced ? m.check_withdraw_button() : m.check_return_button()}
        </Button>
      </Form>
    </Section>
  )
}
