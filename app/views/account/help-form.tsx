import { type SubmissionResult, useForm } from '@conform-to/react'
import { getZodConstraint } from '@conform-to/zod/v4'
import type { z } from 'zod'
import { helpForm } from '~/domain/accounts/forms'
import { type Help, type IdentityCheck, maySureOf } from '~/domain/accounts/lifecycle'
import * as m from '~/i18n/paraglide/messages'
import { Button } from '~/ui/actions'
import { RadioGroup } from '~/ui/choices'
import { Form } from '~/ui/form'
import { HiddenField, TextArea } from '~/ui/text-fields'
import { checkText } from './help-words'

type Props = {
  help: Help
  id: string
  checks: readonly IdentityCheck[]
  lastResult: SubmissionResult<string[]> | undefined
  /** A code was given already. */
  isAgain?: boolean
}

/** How an officer made sure who asks, and what they do for them. */
export function HelpForm({ help, id, checks, lastResult, isAgain = false }: Props) {
  const isSent = (lastResult?.initialValue?.help ?? 'code') === help
  const [form, fields] = useForm<z.input<typeof helpForm>>({
    id: help,
    lastResult: isSent ? lastResult : undefined,
    constraint: getZodConstraint(helpForm),
    defaultValue: { id, help },
  })
  const isRemoval = help === 'second_step'
  return (
    <Form form={form} guard>
      <HiddenField field={fields.id} />
      <HiddenField field={fields.help} />
      <RadioGroup
        field={fields.checkedBy}
        legend={m.help_check_legend()}
        options={checks
          .filter((check) => maySureOf(help, check))
          .map((value) => ({ value, label: checkText[value]() }))}
      />
      <TextArea field={fields.note} label={m.help_note_label()} hint={m.help_note_hint()} rows={3} />
      <Button variant={isRemoval ? 'danger' : isAgain ? 'secondary' : 'primary'}>
        {isRemoval ? m.help_second_step_button() : isAgain ? m.help_issue_again() : m.help_issue()}
      </Button>
    </Form>
  )
}
