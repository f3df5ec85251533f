import { type SubmissionResult, useForm } from '@conform-to/react'
import { Link } from '@remix-run/react'
import { getZodConstraint } from '@conform-to/zod/v4'
import type { agreementOf, agreementStanding, Confirmation } from '~/domain/engagement/agreement.server'
import { attachForm } from '~/domain/engagement/forms'
import { type EngagementSide, ENGAGEMENT_SIDES } from '~/domain/engagement/lifecycle'
import { READ_AS } from '~/forms/carried'
import { formatMomentDay, formatNumber } from '~/i18n/format'
import { personName } from '~/i18n/person-name'
import * as m from '~/i18n/paraglide/messages'
import { Button } from '~/ui/actions'
import { Notice } from '~/ui/feedback'
import { FileField } from '~/ui/file-field'
import { Form, PlainForm } from '~/ui/form'
import { Section, Stack } from '~/ui/layout'
import { useReadOnly } from '~/ui/read-only'
import { Attachments } from '~/ui/results'
import { SummaryList } from '~/ui/tables'
import { HiddenField } from '~/ui/text-fields'

type Names = Record<EngagementSide, string>
type Agreement = ReturnType<typeof agreementOf>

/** Of both sides whether and when they confirmed the text that stands. */
const Confirmations = ({ names, confirmations }: { names: Names; confirmations: readonly Confirmation[] }) => (
  <SummaryList
    items={ENGAGEMENT_SIDES.map((side) => ({
      term: names[side],
      detail: confirmedText(confirmations.find((each) => each.side === side)),
    }))}
  />
)

const confirmedText = (confirmation: Confirmation | undefined) =>
  confirmation
    ? m.agreement_confirmed({ day: formatMomentDay(confirmation.confirmedAt), name: personName(confirmation.name) })
    : m.agreement_not_confirmed()

type StandingProps = { engagementId: string; names: Names; standing: ReturnType<typeof agreementStanding> }

/** On the engagement's page: how far the agreement is. */
export const AgreementStanding = ({ engagementId, names, standing }: StandingProps) => (
  <Section
    title={m.agreement_title()}
    id="agreement"
    aside={<Link to={`/engagements/${engagementId}/agreement`}>{m.agreement_open()}</Link>}
  >
    <Stack gap="small">
      <Confirmations names={names} confirmations={standing.confirmations} />
      {standing.hasEarlier && !standing.isSettled ? <p>{m.agreement_earlier_standing()}</p> : null}
      {standing.copies > 0 ? <p>{m.agreement_copies_count({ count: formatNumber(standing.copies) })}</p> : null}
      {standing.isSettled ? null : <p className="hint">{m.agreement_need_not_wait()}</p>}
    </Stack>
  </Section>
)

type PageProps = { agreement: Agreement; names: Names; side: EngagementSide }

/** The text as a file; `textId`: of a text that was confirmed before. */
export function AgreementFiles({ engagementId, textId }: { engagementId: string; textId?: string }) {
  const to = (format: string) => `/engagements/${engagementId}/agreement/${format}${textId ? `?text=${textId}` : ''}`
  return (
    <p className="inline">
      <a href={to('docx')}>{m.agreement_get_docx()}</a>
      <a href={to('pdf')}>{m.agreement_get_pdf()}</a>
    </p>
  )
}

/** Who has confirmed the text, and the button of the side that reads; before and after the text. */
export function ConfirmAgreement({ agreement, names, side }: PageProps) {
  const readOnly = useReadOnly()
  const { confirmations, isSettled, number } = agreement
  const own = confirmations.some((each) => each.side === side)
  return (
    <Section title={m.agreement_confirm_title()} id="confirm">
      <Stack gap="small">
        <Confirmations names={names} confirmations={confirmations} />
        {isSettled ? <Notice tone="ok">{m.agreement_settled()}</Notice> : <p>{m.agreement_need_not_wait()}</p>}
        {own || readOnly ? null : (
          <>
            <p>{m.agreement_confirm_how()}</p>
            <PlainForm>
              <input type="hidden" name={READ_AS} value={number} />
              <Button name="intent" value="confirm">
                {m.agreement_confirm()}
              </Button>
            </PlainForm>
          </>
        )}
      </Stack>
    </Section>
  )
}

/** Texts that one side confirmed before the one that stands, each to take along. */
export function EarlierTexts({ agreement: { earlier, engagement }, names }: Omit<PageProps, 'side'>) {
  if (earlier.length === 0) return null
  return (
    <Section title={m.agreement_earlier_title()}>
      <ul>
        {earlier.map(({ id, code, confirmations }) => (
          <li key={id}>
            {confirmations.map(({ side, confirmedAt }) => (
              <p key={side}>
                {m.agreement_earlier_by({ code, organisation: names[side], day: formatMomentDay(confirmedAt) })}
              </p>
            ))}
            <AgreementFiles engagementId={engagement.id} textId={id} />
          </li>
        ))}
      </ul>
    </Section>
  )
}

type CopiesProps = {
  copies: Agreement['copies']
  organisationId: string | null
  newId: string
  lastResult: SubmissionResult<string[]> | undefined
}

/** What was signed on paper, and the form by which a side hands one in. */
export function SignedCopies({ copies, organisationId, newId, lastResult }: CopiesProps) {
  const [form, fields] = useForm({
    id: 'attach',
    lastResult: lastResult?.initialValue?.intent === 'attach' ? lastResult : undefined,
    constraint: getZodConstraint(attachForm),
    defaultValue: { intent: 'attach', id: newId, copy: undefined },
  })
  return (
    <Section title={m.agreement_copies_title()} id="copies">
      <Stack>
        <p>{m.agreement_copies_lead()}</p>
        {copies.length === 0 ? <p className="hint">{m.agreement_copies_none()}</p> : null}
        {copies.map(({ id, organisation, organisationId: from, attachedAt, files }) => (
          <div key={id}>
            <p>{m.agreement_copy_by({ organisation, day: formatMomentDay(attachedAt) })}</p>
            <Attachments files={files} />
            {from === organisationId ? (
              <PlainForm>
                <input type="hidden" name="copyId" value={id} />
                <Button variant="quiet" name="intent" value="remove">
                  {m.agreement_copy_remove()}{' '}
                  <span className="visually-hidden">
                    {m.agreement_copy_remove_of({ day: formatMomentDay(attachedAt) })}
                  </span>
                </Button>
              </PlainForm>
            ) : null}
          </div>
        ))}
        <Form form={form} encType="multipart/form-data">
          <HiddenField field={fields.intent} />
          <HiddenField field={fields.id} />
          <FileField field={fields.copy} label={m.agreement_copy()} hint={m.agreement_copy_hint()} />
          <Button variant="secondary">{m.agreement_copy_attach()}</Button>
        </Form>
      </Stack>
    </Section>
  )
}
