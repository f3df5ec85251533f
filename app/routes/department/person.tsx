import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireCapability } from '~/auth/actor.server'
import { codeToReadOut, issueAccessCode } from '~/domain/accounts/access-codes.server'
import { helpForm } from '~/domain/accounts/forms'
import { helpGivenTo } from '~/domain/accounts/help-given.server'
import { personToHelp } from '~/domain/accounts/people-to-help.server'
import { removeSecondStep } from '~/domain/accounts/remove-second-step.server'
import { hasSecondStep } from '~/domain/accounts/second-step.server'
import { attempt, orNotFound, parseForm, refuse } from '~/forms/parse-form.server'
import { formatMoment, formatMomentDay } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { personName } from '~/i18n/person-name'
import { publicAddress } from '~/mail/settings.server'
import { ContactLink, DataTable, PageHeader, Section, Stack, SummaryList } from '~/ui'
import { newId } from '~db/ids'
import { checkText, helpText } from '~/views/account/help-words'
import { CodeToReadOut } from '~/views/account/code-to-read-out'
import { HelpForm } from '~/views/account/help-form'
import { MailAddress } from '~/views/account/mail-standing'
import { PhoneTag } from '~/views/account/phone-standing'

export const meta: MetaFunction = () => [{ title: m.site_title({ page: m.help_title() }) }]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireCapability(request, 'help_accounts')
  const userId = params.userId!
  const { lastSignIn, ...person } = orNotFound(() => personToHelp(actor, userId))
  const code = codeToReadOut(actor, userId)
  return {
    person: { ...person, lastSignIn: lastSignIn && formatMomentDay(lastSignIn) },
    code: code && { digits: code.digits, until: formatMoment(code.expiresAt) },
    hasSecond: hasSecondStep(userId),
    given: helpGivenTo(actor, userId).map((one) => ({ ...one, at: formatMoment(one.at) })),
    address: publicAddress('/forgotten-password/code'),
    id: newId(),
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireCapability(request, 'help_accounts')
  orNotFound(() => personToHelp(actor, params.userId!))
  const form = await parseForm(request, helpForm)
  if (form.status !== 'success') return refuse(form)
  const help = form.value.help === 'code' ? issueAccessCode : removeSecondStep
  const done = attempt(form, () => help(actor, params.userId!, form.value))
  if (done.refused) return done.refused
  return redirect(`/department/people/${params.userId}`, 303)
}

/** An officer makes sure who asks, and gives them a code for a new password, or removes the second step of who lost the telephone. */
export default function PersonToHelp() {
  const { person, code, hasSecond, given, address, id } = useLoaderData<typeof loader>()
  const { name, email, phone, organisations, lastSignIn } = person
  const lastResult = useActionData<typeof action>()
  const call = (number: string | null) => (number ? <ContactLink text={number} /> : m.account_none_given())
  return (
    <Stack>
      <PageHeader title={m.help_person_title({ name })} back={{ to: '/department/people', text: m.help_title() }} />
      {code ? <CodeToReadOut {...code} name={name} address={address} /> : null}
      <SummaryList
        items={[
          { term: m.account_organisation_label(), detail: organisations.map((one) => one.name).join(', ') },
          {
            term: m.help_person_phone(),
            detail: (
              <>
                {call(phone)} <PhoneTag standing={person.phoneStanding} />
              </>
            ),
          },
          ...organisations.map((one) => ({
            term: m.help_person_organisation_phone({ organisation: one.name }),
            detail: call(one.phone),
          })),
          { term: m.account_email_label(), detail: <MailAddress email={email} standing={person.standing} /> },
          { term: m.help_person_last(), detail: lastSignIn ?? m.help_person_never() },
        ]}
      />
      <Section title={m.help_check_title()}>
        <Stack>
          <p>{m.help_check_text()}</p>
          <HelpForm help="code" id={id} checks={person.checks} lastResult={lastResult} isAgain={code !== null} />
        </Stack>
      </Section>
      {hasSecond ? (
        <Section title={m.help_second_step_title()}>
          <Stack>
            <p>{m.help_second_step_text()}</p>
            <HelpForm help="second_step" id={id} checks={person.checks} lastResult={lastResult} />
          </Stack>
        </Section>
      ) : null}
      {given.length > 0 ? (
        <Section title={m.help_history_title()}>
          <DataTable
            caption={m.help_history_title()}
            rows={given}
            rowKey={(one) => one.id}
            columns={[
              { header: m.help_history_at(), cell: ({ at }) => at },
              { header: m.help_history_help(), cell: ({ help }) => helpText[help]() },
              { header: m.help_history_officer(), cell: ({ officer }) => personName(officer) },
              { header: m.help_history_check(), cell: ({ checkedBy }) => checkText[checkedBy]() },
              { header: m.help_history_note(), cell: ({ note }) => note },
            ]}
          />
        </Section>
      ) : null}
    </Stack>
  )
}
