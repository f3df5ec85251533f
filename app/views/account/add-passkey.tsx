import type { SubmissionResult } from '@conform-to/react'
import { MAX_PASSKEYS, SET_UP_MINUTES } from '~/domain/accounts/lifecycle'
import { answerTo } from '~/forms/answer-to'
import { formatNumber } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { Refused } from '~/ui/refused'
import { AskedAgain, BeginWithPassword } from './asked-again'
import { NoPasskeysHere, PasskeyToMake } from './passkey-form'

type Props = {
  /** Passkeys can be made at this address. */
  worksHere: boolean
  isFull: boolean
  /** One of the account's passkeys works at this address. */
  hasOneHere: boolean
  /** The second step that the account has already. */
  second: { hasApp: boolean } | null
  /** What the browser needs to make one, once the password was given. */
  toMake: object | null
  /** What this device is called. */
  device: string
  lastResult: SubmissionResult<string[]> | undefined
}

/** One more passkey: what opens the account is asked for, then the device makes it. */
export function AddPasskey({ worksHere, isFull, hasOneHere, second, toMake, device, lastResult }: Props) {
  if (!worksHere) return <p>{m.passkeys_no_site()}</p>
  if (isFull) return <p>{m.error_too_many_passkeys({ maximum: formatNumber(MAX_PASSKEYS) })}</p>
  if (toMake) {
    return (
      <>
        <p>{m.passkeys_make_text({ minutes: formatNumber(SET_UP_MINUTES) })}</p>
        <PasskeyToMake options={toMake} name={device} lastResult={lastResult} />
        <NoPasskeysHere />
      </>
    )
  }
  const withoutScripts = (
    <noscript>
      <p>{m.passkeys_not_here()}</p>
    </noscript>
  )
  // What was made was not taken, and is not asked for any more.
  const refused = answerTo('add', lastResult) ? <Refused result={lastResult} /> : null
  if (!second)
    return (
      <>
        {refused}
        {withoutScripts}
        <p>{m.passkeys_add_first()}</p>
        <BeginWithPassword button={m.passkeys_begin()} lastResult={refused ? undefined : lastResult} />
      </>
    )
  return (
    <>
      {refused}
      {withoutScripts}
      <p>{m.passkeys_add_more()}</p>
      <AskedAgain
        step="more"
        variant="primary"
        button={m.passkeys_begin()}
        hasApp={second.hasApp}
        byPasskey={hasOneHere ? m.passkeys_more_by_passkey() : null}
        lastResult={lastResult}
      />
    </>
  )
}
