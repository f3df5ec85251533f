import type { SubmissionResult } from '@conform-to/react'
import * as m from '~/i18n/paraglide/messages'
import { PageHeader } from '~/ui/layout'
import { Refused } from '~/ui/refused'
import { ConfirmAsNew, ConfirmAsSigned, NotAsked, RefuseForm, SignInFirst, WrittenDown } from './confirm-parts'
import type { ConfirmView } from './confirm-view.server'

type Props = {
  view: ConfirmView
  signIn: string
  isDone: boolean
  /** Whoever holds a key answers, whatever they are in an organisation. */
  byKey: boolean
  lastResult: SubmissionResult<string[]> | undefined
}

/** An enterprise reads what an officer wrote down for it, and says whether it is to be published. */
export function ConfirmPage({ view, signIn, isDone, byKey, lastResult }: Props) {
  const { asked, as, actingFor } = view
  if (!asked)
    return (
      <>
        <NotAsked view={view} isDone={isDone} />
        <Refused result={lastResult} />
      </>
    )
  return (
    <>
      <PageHeader
        title={m.confirm_need_of({ name: view.name })}
        lead={m.confirm_need_of_lead({ agency: view.agency, day: view.days.written, until: view.days.until ?? '' })}
        back={byKey ? undefined : { to: '/needs', text: m.need_list_title() }}
      />
      {lastResult?.initialValue?.step === 'new' ? null : <Refused result={lastResult} />}
      <WrittenDown asked={asked} />
      {as === 'new' ? <ConfirmAsNew person={asked.person} signIn={signIn} lastResult={lastResult} /> : null}
      {as === 'taker' ? <ConfirmAsSigned actingFor={actingFor ?? ''} /> : null}
      {as === 'to_sign_in' || as === 'stranger' ? (
        <SignInFirst to={signIn} isStranger={as === 'stranger'} actingFor={actingFor} />
      ) : null}
      <RefuseForm lastResult={lastResult} personal={byKey} />
    </>
  )
}
