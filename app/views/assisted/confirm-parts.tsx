import { type SubmissionResult, useForm } from '@conform-to/react'
import { Link } from '@remix-run/react'
import { answerTo } from '~/forms/answer-to'
import * as m from '~/i18n/paraglide/messages'
import { Button, LinkButton } from '~/ui/actions'
import { Checkbox } from '~/ui/choices'
import { ContactLink } from '~/ui/contact-link'
import { Form, PlainForm } from '~/ui/form'
import { Details, PageHeader, Prose, Section, Stack } from '~/ui/layout'
import { SummaryList } from '~/ui/tables'
import { TextArea } from '~/ui/text-fields'
import { newPersonFields } from '~/views/account/new-person-fields'
import { Terms } from '~/views/account/terms'
import type { ConfirmView } from './confirm-view.server'

type Answered = { lastResult: SubmissionResult<string[]> | undefined }

/** What was written down, and who will see what. */
export const WrittenDown = ({ asked }: { asked: NonNullable<ConfirmView['asked']> }) => (
  <>
    <Section title={m.need_section_text()}>
      <blockquote className="told">
        <Prose text={asked.text} />
      </blockquote>
      <SummaryList items={asked.facts} />
    </Section>
    <Section title={m.assisted_sees_title()}>
      <ul>
        {asked.sees.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </Section>
  </>
)

type New = { step: string; name: string; phone: string; email: string; password: string; terms: boolean }

/** An enterprise without an account makes one with confirming: it is where the answers of consultants are read. */
export function ConfirmAsNew({ person, signIn, lastResult }: Answered & { person: object; signIn: string }) {
  const [form, fields] = useForm<New>({
    id: 'new',
    lastResult: answerTo('new', lastResult),
    defaultValue: person as Partial<New>,
  })
  const isTaken = { phone: m.error_phone_taken(), email: m.error_email_taken() }
  const signInInstead = (name: 'phone' | 'email', text: string) =>
    fields[name].errors?.includes(isTaken[name]) ? <Link to={signIn}>{text}</Link> : null
  return (
    <Section title={m.confirm_need_new_title()}>
      <Stack>
        <p>{m.confirm_need_new_lead()}</p>
        <Form form={form} personal>
          <input type="hidden" name="step" value="new" />
          {newPersonFields(fields, {
            phone: signInInstead('phone', m.account_phone_taken_sign_in()),
            email: signInInstead('email', m.account_email_taken_sign_in()),
          })}
          <Terms />
          <Checkbox field={fields.terms} label={m.account_terms_label()} />
          <Button>{m.confirm_need_new_button()}</Button>
        </Form>
        <p>
          {m.account_sign_up_have_account()} <Link to={signIn}>{m.confirm_need_sign_in()}</Link>
        </p>
      </Stack>
    </Section>
  )
}

/** Somebody who acts for the enterprise says yes, as it stands or after changing it. */
export const ConfirmAsSigned = ({ actingFor, personal = false }: { actingFor: string; personal?: boolean }) => (
  <Section title={m.confirm_need_title()}>
    <Stack>
      <p>{m.confirm_need_for({ name: actingFor })}</p>
      <PlainForm personal={personal}>
        <Stack gap="small">
          <Button name="step" value="confirm">
            {m.confirm_need_button()}
          </Button>
          <Button name="step" value="take" variant="secondary">
            {m.confirm_need_change()}
          </Button>
        </Stack>
      </PlainForm>
    </Stack>
  </Section>
)

/** Only the enterprise's own people may; or the account that is signed in is another enterprise's. */
export const SignInFirst = ({
  to,
  isStranger,
  actingFor,
}: {
  to: string
  isStranger: boolean
  actingFor: string | null
}) => (
  <Section title={m.confirm_need_title()}>
    <Stack>
      {isStranger ? (
        <p>{m.confirm_need_stranger({ name: actingFor ?? '' })}</p>
      ) : (
        <>
          <p>{m.confirm_need_members()}</p>
          <LinkButton to={to}>{m.confirm_need_sign_in()}</LinkButton>
        </>
      )}
    </Stack>
  </Section>
)

/** It is not what they want: said in a word, so that the officer knows what to mend. */
export function RefuseForm({ lastResult, personal = false }: Answered & { personal?: boolean }) {
  const answer = answerTo('refuse', lastResult)
  const [form, fields] = useForm<{ step: string; reason: string }>({ id: 'refuse', lastResult: answer })
  return (
    <Details forForm={!personal} summary={m.confirm_need_refuse_title()} open={answer !== undefined}>
      <Form form={form} personal={personal}>
        <input type="hidden" name="step" value="refuse" />
        <TextArea field={fields.reason} label={m.confirm_need_reason()} hint={m.confirm_need_reason_hint()} rows={3} />
        <Button variant="danger">{m.confirm_need_refuse_button()}</Button>
      </Form>
    </Details>
  )
}

const ended: Record<Exclude<ConfirmView['standing'], 'waiting'>, Ended> = {
  writing: { title: m.confirm_need_writing_title, lead: m.confirm_need_writing },
  lapsed: { title: m.confirm_need_lapsed_title, lead: m.confirm_need_lapsed },
  confirmed: { title: m.confirm_need_confirmed_title, lead: m.confirm_need_confirmed },
  refused: { title: m.confirm_need_refused_title, lead: m.confirm_need_refused },
  withdrawn: { title: m.confirm_need_withdrawn_title, lead: m.confirm_need_withdrawn },
}

type Ended = { title: () => string; lead: (told: { agency: string; day: string }) => string }

/** Nothing is asked any more, or not for the moment: how it stands, and whom to call. */
export function NotAsked({ view, isDone }: { view: ConfirmView; isDone: boolean }) {
  if (view.standing === 'waiting') return null
  const { title, lead } = ended[view.standing]
  const { ended: on, until } = view.days
  const day = (view.standing === 'lapsed' ? until : on) ?? ''
  return (
    <Stack>
      <PageHeader
        title={isDone && view.standing === 'refused' ? m.confirm_need_refused_thanks() : title()}
        lead={lead({ agency: view.agency, day })}
      />
      {view.needId ? <LinkButton to={`/needs/${view.needId}`}>{m.confirm_need_see()}</LinkButton> : null}
      {view.standing === 'confirmed' ? (
        <p>
          {m.assisted_confirmed_not_us()} <Link to="/ask-department">{m.assisted_confirmed_call()}</Link>
        </p>
      ) : null}
      {view.phone ? (
        <p>
          {m.confirm_need_help()} <ContactLink text={view.phone} />
        </p>
      ) : null}
    </Stack>
  )
}
