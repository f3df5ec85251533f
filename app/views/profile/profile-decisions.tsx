import { type SubmissionResult, useForm } from '@conform-to/react'
import { lacksForCheck } from '~/domain/directory/completeness'
import { checkHasEnded, type ProfileStatus } from '~/domain/directory/lifecycle'
import type { Paper } from '~/domain/directory/papers.server'
import * as m from '~/i18n/paraglide/messages'
import { Button } from '~/ui/actions'
import { Form } from '~/ui/form'
import { Section, Stack } from '~/ui/layout'
import { DateField, TextArea } from '~/ui/text-fields'
import { comparisonFields } from './comparison-fields'
import { LacksNotice } from './lacks'

type Result = SubmissionResult<string[]> | undefined
type Checked = {
  status: ProfileStatus
  checkedUntil: string | null
  version: number
  papers: readonly Paper[]
  contact: { phone: string | null; taxCode: string | null }
}
type Props = {
  profile: Checked
  today: string
  lastResult: Result
  /** The end of the check that was typed before the comparison alone was saved. */
  until: string | null
}

/** A row in which nothing was said comes back as none. */
type Typed = ({ credentialId?: string; comparedWith?: string } | undefined)[] | undefined

/** A row for each paper that there is now, with what the officer had chosen for it. */
const comparisonRows = (papers: readonly Paper[], typed?: Typed) =>
  papers.map(({ id }) => ({
    credentialId: id,
    comparedWith: typed?.find((row) => row?.credentialId === id)?.comparedWith ?? '',
  }))

function withRowsOf(papers: readonly Paper[], result: Result): Result {
  if (!result?.initialValue) return result
  const compared = comparisonRows(papers, result.initialValue.compared as Typed)
  return { ...result, initialValue: { ...result.initialValue, compared } }
}

/**
 * One form with a button for each decision: nothing that was typed for one is lost by another, or by a change of language. What is
 * missing and what the public page will say stand before the button: whoever introduces without papers knows it.
 */
export function ProfileDecisions({ profile, today, lastResult, until }: Props) {
  const { papers } = profile
  const [form, fields] = useForm({
    id: 'decide',
    lastResult: withRowsOf(papers, lastResult),
    defaultValue: {
      checkedUntil: until ?? (checkHasEnded(profile, today) ? null : profile.checkedUntil),
      compared: comparisonRows(papers),
      reason: '',
    },
  })
  const introduced = profile.status === 'published'
  const publish = introduced ? m.check_confirm_button() : m.check_publish_button()
  return (
    <Form form={form} readAs={String(profile.version)}>
      {/* Enter presses a form's first button: this one does nothing, nobody decides by it. */}
      <button type="submit" disabled hidden />
      <Section title={introduced ? m.check_confirm_title() : m.check_publish_title()}>
        <LacksNotice lacks={lacksForCheck(profile, today)} title={m.check_lacks_title()}>
          {m.check_lacks_knowing()}
        </LacksNotice>
        <Stack>
          {papers.length > 0 ? (
            <>
              {comparisonFields(
                fields.compared.getFieldList().map((row) => row.getFieldset()),
                papers,
                today,
              )}
              {introduced ? null : (
                <Button name="decision" value="compare" variant="secondary">
                  {m.check_compare_save()}
                </Button>
              )}
            </>
          ) : (
            <p>{m.check_compare_nothing()}</p>
          )}
          <DateField field={fields.checkedUntil} label={m.check_until_label()} hint={m.check_until_hint()} optional />
          <Button name="decision" value="publish">
            {publish}
          </Button>
        </Stack>
      </Section>
      <Section title={introduced ? m.check_withdraw_title() : m.check_return_title()}>
        <Stack>
          <TextArea field={fields.reason} label={m.check_reason_label()} hint={m.check_reason_hint()} rows={4} />
          <Button name="decision" value="return" variant={introduced ? 'danger' : 'secondary'}>
            {introduced ? m.check_withdraw_button() : m.check_return_button()}
          </Button>
        </Stack>
      </Section>
    </Form>
  )
}
