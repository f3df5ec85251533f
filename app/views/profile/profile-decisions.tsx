import { type SubmissionResult, useForm } from '@conform-to/react'
import { getZodConstraint } from '@conform-to/zod/v4'
import { lacksForCheck } from '~/domain/directory/completeness'
import { publishForm, returnForm } from '~/domain/directory/forms'
import { checkHasEnded, type ProfileStatus } from '~/domain/directory/lifecycle'
import type { Paper } from '~/domain/directory/papers.server'
import * as m from '~/i18n/paraglide/messages'
import { Button } from '~/ui/actions'
import { Form } from '~/ui/form'
import { Section } from '~/ui/layout'
import { DateField, TextArea } from '~/ui/text-fields'
import { comparisonFields } from './comparison-fields'
import { LacksNotice } from './lacks'

type Decided = { status: ProfileStatus; checkedUntil: string | null; version: number }
type Checked = Decided & { papers: readonly Paper[]; contact: { phone: string | null; taxCode: string | null } }
type Props<P> = { profile: P; lastResult: SubmissionResult<string[]> | undefined }

/** Two forms answer to one address: each takes back only its own result. */
const resultOf = (decisions: readonly string[], lastResult: SubmissionResult<string[]> | undefined) =>
  decisions.includes(String(lastResult?.initialValue?.decision)) ? lastResult : undefined

/** A row in which nothing was said comes back as none. */
type Typed = ({ credentialId?: string; comparedWith?: string } | undefined)[] | undefined

/** A row for each paper that there is now, with what the officer had chosen for it. */
const comparisonRows = (papers: readonly Paper[], typed?: Typed) =>
  papers.map(({ id }) => ({
    credentialId: id,
    comparedWith: typed?.find((row) => row?.credentialId === id)?.comparedWith ?? '',
  }))

function publishResult(papers: readonly Paper[], lastResult: SubmissionResult<string[]> | undefined) {
  const result = resultOf(['publish', 'compare'], lastResult)
  if (!result?.initialValue) return result
  const compared = comparisonRows(papers, result.initialValue.compared as Typed)
  return { ...result, initialValue: { ...result.initialValue, compared } }
}

/** What is missing and what the public page will say stand before the button: whoever introduces without papers knows it. */
export function PublishDecision({ profile, today, lastResult }: Props<Checked> & { today: string }) {
  const { papers } = profile
  const [form, fields] = useForm({
    id: 'publish',
    lastResult: publishResult(papers, lastResult),
    constraint: getZodConstraint(publishForm),
    defaultValue: {
      checkedUntil: checkHasEnded(profile, today) ? null : profile.checkedUntil,
      compared: comparisonRows(papers),
    },
  })
  const introduced = profile.status === 'published'
  const publish = introduced ? m.check_confirm_button() : m.check_publish_button()
  return (
    <Section title={introduced ? m.check_confirm_title() : m.check_publish_title()}>
      <LacksNotice lacks={lacksForCheck(profile, today)} title={m.check_lacks_title()}>
        {m.check_lacks_knowing()}
      </LacksNotice>
      <Form form={form} readAs={String(profile.version)}>
        {papers.length > 0 ? (
          <>
            {/* The form's first button is the one that Enter presses. */}
            <button type="submit" name="decision" value="publish" className="visually-hidden" tabIndex={-1} aria-hidden>
              {publish}
            </button>
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
      </Form>
    </Section>
  )
}

export function ReturnDecision({ profile, lastResult }: Props<Decided>) {
  const [form, fields] = useForm({
    id: 'return',
    lastResult: resultOf(['return'], lastResult),
    constraint: getZodConstraint(returnForm),
    defaultValue: { reason: '' },
  })
  const introduced = profile.status === 'published'
  return (
    <Section title={introduced ? m.check_withdraw_title() : m.check_return_title()}>
      <Form form={form} readAs={String(profile.version)}>
        <input type="hidden" name="decision" value="return" />
        <TextArea field={fields.reason} label={m.check_reason_label()} hint={m.check_reason_hint()} rows={4} />
        <Button variant={introduced ? 'danger' : 'secondary'}>
          {introduced ? m.check_withdraw_button() : m.check_return_button()}
        </Button>
      </Form>
    </Section>
  )
}
