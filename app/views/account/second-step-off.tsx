import type { SubmissionResult } from '@conform-to/react'
import * as m from '~/i18n/paraglide/messages'
import { BeginWithPassword } from './asked-again'

type Props = { lastResult: SubmissionResult<string[]> | undefined }

/** What turning it on takes, and the password with which it begins. */
export const SecondStepOff = ({ lastResult }: Props) => (
  <>
    <ol>
      <li>{m.second_step_how_app()}</li>
      <li>{m.second_step_how_scan()}</li>
      <li>{m.second_step_how_codes()}</li>
    </ol>
    <BeginWithPassword button={m.second_step_begin()} lastResult={lastResult} />
  </>
)
